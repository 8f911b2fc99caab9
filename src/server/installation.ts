/**
 * An installation, opened: its data folder, its database in the box or elsewhere, its master key, with
 * schemas brought up to date. Whoever opens it closes it.
 */
import type { KeyObject } from 'node:crypto';
import { assertRestored } from '../db/backup/unfinished.ts';
import { countyOf, type County } from '../db/county.ts';
import { hasKeys, openCareKeys, openCountyKeys } from '../db/county-keys.ts';
import { type Database, openDatabase, withClient } from '../db/database.ts';
import { watchDisk } from '../db/disk/disk.ts';
import { type Home, homePath, openHome } from '../db/embedded/home.ts';
import { checkDurable } from '../db/embedded/settings.ts';
import type { Embedded, EmbeddedOptions } from '../db/embedded/supervisor.ts';
import type { CareKeys } from '../db/keys/care-keys.ts';
import type { KeyRing } from '../db/keys/key-ring.ts';
import { getMasterKey } from '../db/keys/master-key.ts';
import { listCounties, migrate, type MigrationReport } from '../db/migrate.ts';
import { carryOver } from './modules/care/index.ts';
import { assertSecrets } from './secrets.ts';
import { useEmbedded } from './shared-use.ts';

export type Installation = {
  readonly home: Home;
  readonly db: Database;
  readonly master: KeyObject;
  /** Absent where DATABASE_URL names a server. */
  readonly embedded?: Embedded;
  readonly migrated: MigrationReport;
  readonly keysOf: (county: County) => Promise<KeyRing>;
  readonly careKeysOf: (county: County) => Promise<CareKeys>;
  readonly close: () => Promise<void>;
};

export type InstallationOptions = {
  /** NUANJIA_HOME, DATABASE_URL and NUANJIA_MASTER_KEY are read from here. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told what takes longer: creating, starting or recovering the database. */
  readonly log?: EmbeddedOptions['log'];
};

/** The data folder and the database of an installation, whatever is in it. */
export type OpenedServer = Pick<Installation, 'home' | 'db' | 'embedded' | 'close'>;

/**
 * Opens the folder and the database that the environment names and changes nothing in them: all that a
 * restore may do. Errors: those of the embedded server.
 */
export async function openServer({ environment, log }: InstallationOptions): Promise<OpenedServer> {
  const path = homePath(environment);
  const home = await openHome(path);
  const given = environment.DATABASE_URL;
  const server = given ? undefined : await useEmbedded({ home: path, ...(log && { log }) });
  const embedded = server?.embedded;
  const disk = watchDisk(given ? {} : { folder: home.dataDir, ballast: home.ballast });
  const db = openDatabase(given ?? embedded!.url, { disk });
  const close = async () => {
    await db.close();
    await disk.close();
    await server?.leave();
  };
  try {
    if (given) await withClient(db, checkDurable);
    return { home, db, ...(embedded && { embedded }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens the installation that the environment names, migrates it, and carries over what an earlier version
 * kept elsewhere.
 * Errors: SECRET_WEAK before anything is opened; those of the embedded server, the master key and migrations.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  assertSecrets(options.environment, homePath(options.environment));
  const opened = await openServer(options);
  const { db, home } = opened;
  try {
    await assertRestored(db.pool);
    const migrated = await migrate(db);
    const master = getMasterKey(home.folder, options.environment, !(await hasKeys(db)));
    const careKeysOf = (county: County) => openCareKeys(db, master, county.code);
    for (const { code } of await listCounties(db)) {
      const county = countyOf(db, code);
      await carryOver(county, () => careKeysOf(county));
    }
    return {
      ...opened,
      master,
      migrated,
      keysOf: (county) => openCountyKeys(db, master, county.code),
      careKeysOf,
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
