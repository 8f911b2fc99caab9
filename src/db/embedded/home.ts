/**
 * The data folder of an installation: where it is, what it holds, and who may pass.
 */
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { failureAt } from './failures.ts';

export type Home = {
  readonly folder: string;
  /** The data of PostgreSQL. It exists only when it is complete. */
  readonly dataDir: string;
  readonly keys: string;
  readonly backups: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  /** Room that a full disk gets back; see src/db/disk. */
  readonly ballast: string;
};

/** Is this process root? Then the server runs as somebody else, because PostgreSQL refuses root. */
export const isRoot = () => process.getuid?.() === 0;

/** Where the data folder is unless somebody says otherwise; `NUANJIA_HOME` does. */
export function homePath(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  root = isRoot(),
): string {
  if (env.NUANJIA_HOME) return resolve(env.NUANJIA_HOME);
  const user = env.HOME ?? homedir();
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(user, 'AppData', 'Local'), 'nuanjia');
  }
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'nuanjia');
  if (root) return '/var/lib/nuanjia';
  return join(env.XDG_DATA_HOME || join(user, '.local', 'share'), 'nuanjia');
}

/** The paths inside a data folder; nothing is made. */
export function pathsOf(folder: string): Home {
  const keys = join(folder, 'keys');
  return {
    folder,
    dataDir: join(folder, 'postgres'),
    keys,
    backups: join(folder, 'backups'),
    passwordFile: join(keys, 'postgres-password'),
    portFile: join(folder, 'port'),
    logFile: join(folder, 'postgres.log'),
    ballast: join(folder, 'ballast'),
  };
}

/**
 * The data folder, made if it is not there, for its owner's eyes only.
 *
 * As root the folder itself can be passed by the server's user, who owns `dataDir` and sees nothing else.
 * Errors: DB_PERMISSION, DB_DISK_FULL.
 */
export async function openHome(path: string): Promise<Home> {
  const folder = resolve(path);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    // One spelling of the path: a running server is known by it.
    const home = pathsOf(await realpath(folder));
    for (const folder of [home.keys, home.backups]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
    if (isRoot()) await chmod(home.folder, ((await stat(home.folder)).mode & 0o777) | 0o011);
    return home;
  } catch (error) {
    throw failureAt(folder, error);
  }
}
