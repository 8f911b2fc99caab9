/**
 * The server's data folder: made once with `initdb`, whole or not at all, together with its password.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Binaries, type ServerUser, surroundings } from './binaries.ts';
import { databaseError, failureAt } from './failures.ts';
import type { Home } from './home.ts';
import { syncFolder } from '../sync-folder.ts';
import { isAlive } from './postmaster.ts';

/** The one role `initdb` makes. */
export const SUPERUSER = 'nuanjia';

/**
 * The superuser's password, once the data folder is there and fits the programs.
 *
 * Two processes may do this at once: both use the password that was first, and one folder wins by being renamed first.
 * Errors: DB_PASSWORD_LOST, DB_FOLDER_OTHER_VERSION, DB_FOLDER_CORRUPT, and what `initdb` meets.
 */
export async function openCluster(
  home: Home,
  binaries: Binaries,
  walSegmentMegabytes: number,
  onCreating: () => void,
): Promise<string> {
  const isThere = await exists(home.dataDir);
  const password = await keptPassword(home, isThere);
  if (!isThere) {
    onCreating();
    await createCluster(home, binaries, password, walSegmentMegabytes);
  }
  await checkVersion(home.dataDir, binaries.version);
  return password;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function keptPassword(home: Home, isThere: boolean): Promise<string> {
  try {
    if (!(await exists(home.passwordFile))) {
      if (isThere) {
        const message = `${home.dataDir} has data, but ${home.passwordFile} is gone`;
        throw databaseError('DB_PASSWORD_LOST', message, { path: home.passwordFile });
      }
      const fresh = `${home.passwordFile}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
      await writeSecret(fresh, randomBytes(24).toString('base64url'), undefined);
      // A link is there whole or not at all, and never replaces the one of a process that was faster.
      await link(fresh, home.passwordFile).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      await rm(fresh);
      syncFolder(home.keys);
    }
    return (await readFile(home.passwordFile, 'utf8')).trim();
  } catch (error) {
    throw failureAt(home.passwordFile, error);
  }
}

async function writeSecret(path: string, text: string, owner: ServerUser): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    if (owner) await file.chown(owner.uid, owner.gid);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function createCluster(
  home: Home,
  binaries: Binaries,
  password: string,
  walSegmentMegabytes: number,
): Promise<void> {
  await removeUnfinished(home);
  const name = `${basename(home.dataDir)}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const fresh = join(home.folder, name);
  const { user } = binaries;
  inWork.add(name);
  try {
    await mkdir(fresh, { mode: 0o700 });
    if (user) await chown(fresh, user.uid, user.gid);
    await writeSecret(join(fresh, 'password'), password, user);
    await initialise(binaries, join(fresh, 'data'), join(fresh, 'password'), walSegmentMegabytes);
    await rename(join(fresh, 'data'), home.dataDir);
    syncFolder(home.folder);
  } catch (error) {
    // Another process was faster: then its folder is the database.
    if (!(await exists(home.dataDir))) throw failureAt(home.dataDir, error);
  } finally {
    await rm(fresh, { recursive: true, force: true, maxRetries: 3 });
    inWork.delete(name);
  }
}

/** Folders this process is making right now. */
const inWork = new Set<string>();

/** Runs `initdb`; its words come back as the error's message if it fails. */
function initialise(
  { initdb, user }: Binaries,
  folder: string,
  passwordFile: string,
  walSegmentMegabytes: number,
): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    '--locale-provider=icu',
    '--icu-locale=zh-Hans-CN',
    // Only Linux is sure to know C.UTF-8.
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    `--wal-segsize=${walSegmentMegabytes}`,
    '--no-instructions',
  ];
  return new Promise((done, fail) => {
    execFile(initdb, options, surroundings(user), (error, _out, words) => {
      if (error) fail(new Error(words.trim() || error.message));
      else done();
    });
  });
}

/** Throws away what a killed process left half-made. Living processes keep theirs. */
async function removeUnfinished(home: Home): Promise<void> {
  const unfinished = new RegExp(`^${basename(home.dataDir)}\\.new-(\\d+)-`);
  for (const name of await readdir(home.folder)) {
    const pid = unfinished.exec(name)?.[1];
    const isOurs = Number(pid) === process.pid;
    if (!pid || (isOurs ? inWork.has(name) : isAlive(Number(pid)))) continue;
    await rm(join(home.folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

async function checkVersion(dataDir: string, version: string): Promise<void> {
  const major = version.split('.')[0]!;
  const found = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch((cause) => {
    if (cause.code !== 'ENOENT') throw failureAt(dataDir, cause);
    const message = `${dataDir} has no PG_VERSION`;
    throw databaseError('DB_FOLDER_CORRUPT', message, { path: dataDir, words: message });
  });
  if (found.trim() === major) return;
  const message = `${dataDir} is of PostgreSQL ${found.trim()}, the program is ${version}`;
  throw databaseError('DB_FOLDER_OTHER_VERSION', message, {
    path: dataDir,
    found: found.trim(),
    version,
  });
}
