/**
 * The running server of a data folder: found through its pid file, started, signalled, waited for.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { link, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, surroundings } from './binaries.ts';
import { databaseError } from './failures.ts';
import type { Home } from './home.ts';
import type { Settings } from './settings.ts';

/** A live server by its pid file; the port is to be used only once it is ready. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

/** An empty pid file is either a second old or the remains of a power cut. */
const EMPTY_FILE_SECONDS = 5;

/** A log larger than this is put aside at the next start; the one before it is dropped. */
const LOG_BYTES = 8 << 20;

const STOP_MINUTES = 5;

/** Does a process of this number exist? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The live server of this data folder, if there is one.
 *
 * After a crash the pid file stays, and its number may by now belong to any program. PostgreSQL would then refuse to
 * start, so such a file is removed; with a dead number PostgreSQL deals by itself.
 */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const path = join(dataDir, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (pid > 0 ? await isServerOf(pid, dataDir) : await isYoung(path)) {
    return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
  }
  if (!(pid > 0) || isAlive(pid)) await removeStale(path, text);
  return undefined;
}

/** Removes a pid file, but not the one of a server that another process started in this very moment. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== text) await link(aside, path);
    await rm(aside);
  } catch {
    // Another process was faster; whoever looks again sees what is there now.
  }
}

async function isYoung(path: string): Promise<boolean> {
  const file = await stat(path).catch(() => undefined);
  return file !== undefined && Date.now() - file.mtimeMs < EMPTY_FILE_SECONDS * 1000;
}

async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [program = '', ...options] = command.split('\0');
    if (!/(^|\/)postgres$/.test(program)) return false;
    // The server works in its folder; where that may not be asked, its options name it.
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return place === dataDir || options.includes(dataDir);
  }
  return `${commandOf(pid)} `.includes(`-D ${dataDir} `);
}

/** The command line of a process where there is no /proc; empty when it is gone. */
function commandOf(pid: number): string {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  const asked =
    process.platform === 'win32'
      ? spawnSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' })
      : spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  // Windows puts an argument with blanks into quotation marks.
  return (asked.stdout ?? '').replaceAll('"', '').trim();
}

/**
 * Below the ports from which systems number outgoing connections (Linux from 32768, others from 49152). Above, whoever
 * knocks while the server is down may be given its own port to knock from, reach itself and wait for ever, or another
 * program may sit there when the server comes back.
 */
const PORTS = { from: 15_000, until: 30_000 } as const;

/** A port nobody listens on: the one used last if it is free, so that open windows find it again. */
export async function freePort(home: Home): Promise<number> {
  const last = Number(await readFile(home.portFile, 'utf8').catch(() => '0'));
  const isKnown = last >= PORTS.from && last < PORTS.until;
  for (let tries = 0; tries < 100; tries++) {
    const port = isKnown && tries === 0 ? last : randomInt(PORTS.from, PORTS.until);
    if (await portIfFree(port)) return port;
  }
  // Where those are walled off, whatever the system gives.
  return portIfFree(0).then((port) => port!);
}

function portIfFree(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** A server that was started here, and what it has said since. */
export type Launched = {
  readonly pid: number | undefined;
  readonly hasEnded: () => boolean;
  readonly lastWords: () => Promise<string>;
};

/** A server process of its own session, so that Ctrl-C in the terminal leaves its end to us. */
export async function launch(
  home: Home,
  { postgres, user }: Binaries,
  settings: Settings,
): Promise<Launched> {
  const size = (await stat(home.logFile).catch(() => undefined))?.size ?? 0;
  if (size > LOG_BYTES) await rename(home.logFile, `${home.logFile}.1`);
  const begin = size > LOG_BYTES ? 0 : size;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(home.logFile, 'a', 0o600);
  const child = spawn(postgres, ['-D', home.dataDir, ...options], {
    ...surroundings(user),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure = '';
  child.once('error', (error) => {
    failure = error.message;
  });
  child.unref();
  return {
    pid: child.pid,
    hasEnded: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    lastWords: async () => {
      const said = (await readFile(home.logFile)).subarray(begin).toString('utf8');
      return [failure, ...said.trim().split('\n').slice(-12)].join('\n').trim();
    },
  };
}

/**
 * Ends the server of this data folder, if one runs: clients are cut off, everything is written, then it is gone.
 *
 * Errors: DB_STOP_SLOW when it has not ended after five minutes; it is left to finish.
 */
export async function stopPostmaster(dataDir: string, { control }: Binaries): Promise<void> {
  const server = await findPostmaster(dataDir);
  if (!server || !(server.pid > 0)) return;
  if (process.platform === 'win32') {
    // Windows has no signals; the server listens to its own control program.
    spawnSync(control, ['stop', '-m', 'fast', '-W', '-D', dataDir], { stdio: 'ignore' });
  } else {
    process.kill(server.pid, 'SIGINT');
  }
  const limit = performance.now() + STOP_MINUTES * 60_000;
  while (await isServerOf(server.pid, dataDir)) {
    if (performance.now() > limit) {
      const message = `the server (process ${server.pid}) has not stopped after ${STOP_MINUTES} minutes`;
      throw databaseError('DB_STOP_SLOW', message, { pid: String(server.pid), path: dataDir });
    }
    await sleep(10);
  }
}
