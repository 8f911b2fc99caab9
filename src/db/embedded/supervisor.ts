/**
 * The embedded PostgreSQL: one call makes it, starts it or finds it running, and proves that it keeps what it
 * acknowledges. Who started a server stops it; who found it running leaves it running.
 */
import { realpath, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { releaseBallast } from '../disk/ballast.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { openCluster, SUPERUSER } from './cluster.ts';
import { databaseError, failureAt, findCode } from './failures.ts';
import { type Home, openHome, pathsOf } from './home.ts';
import { findPostmaster, freePort, type Launched, launch, stopPostmaster } from './postmaster.ts';
import { checkDurable, type Settings, settingsFor } from './settings.ts';

/** What a person who waits may want to hear. */
export type EmbeddedStep = 'creating' | 'starting' | 'recovering';

export type EmbeddedOptions = {
  readonly home: string;
  readonly log?: (step: EmbeddedStep) => void;
  /** Instead of those for this machine; a server that could lose data is refused all the same. */
  readonly settings?: Settings;
  /** Only for a new data folder. */
  readonly walSegmentMegabytes?: number;
};

export type Embedded = {
  /** A connection as superuser to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly version: string;
  /** Was it found running, for instance after the process that started it was killed? */
  readonly wasRunning: boolean;
  /** Ends the server if this call started it, or in any case if `always`. */
  readonly stop: (options?: { readonly always?: boolean }) => Promise<void>;
};

/** Recovery after a crash reads what was written since the last checkpoint, at most a few minutes' worth. */
const START_MINUTES = 10;
/** How long the workers of a killed server may take to notice. */
const OLD_WORKERS_SECONDS = 60;
const PORT_TRIES = 5;
const LOOK_EVERY_MS = 15;
const SAY_RECOVERING_MS = 2000;

type Place = { readonly home: Home; readonly binaries: Binaries; readonly password: string };
type Reached = { readonly client: Client; readonly port: number; readonly wasRunning: boolean };

/**
 * The running server of a data folder, made and started if need be. Any number of processes may call this at once.
 *
 * On a full disk the ballast is given up, so that people can read; see src/db/disk.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  return start(options).catch(async (error: unknown) => {
    const isFull = error instanceof Error && 'code' in error && error.code === 'DB_DISK_FULL';
    if (!isFull || !releaseBallast(pathsOf(options.home).ballast)) throw error;
    return start(options);
  });
}

async function start(options: EmbeddedOptions): Promise<Embedded> {
  const home = await openHome(options.home);
  const binaries = await findBinaries(home);
  const say = options.log ?? (() => undefined);
  const segment = options.walSegmentMegabytes ?? 16;
  const password = await openCluster(home, binaries, segment, () => say('creating'));
  const settings = { ...settingsFor(), ...options.settings };
  const reached = await reach({ home, binaries, password }, settings, say);
  const { client, port, wasRunning } = reached;

  const stop = async ({ always = false } = {}) => {
    if (always || !wasRunning) await stopPostmaster(home.dataDir, binaries);
  };
  try {
    const version = await checkDurable(client, { checksums: true });
    await client.end();
    if (!wasRunning) await writeFile(home.portFile, `${port}\n`, { mode: 0o600 });
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
    return { url, port, dataDir: home.dataDir, version, wasRunning, stop };
  } catch (error) {
    await client.end().catch(() => undefined);
    await stop();
    throw failureAt(home.folder, error);
  }
}

/**
 * A connection to the server of this folder. Looks again and again: whether one runs is decided by the server itself,
 * which lets nobody else into its folder, so of two processes that start one the slower finds the other's.
 */
async function reach(
  place: Place,
  settings: Settings,
  say: (step: EmbeddedStep) => void,
): Promise<Reached> {
  const { home, binaries, password } = place;
  const begin = performance.now();
  const steps = new Set<EmbeddedStep>();
  const sayOnce = (step: EmbeddedStep) => {
    if (!steps.has(step)) say(step);
    steps.add(step);
  };
  let launched: Launched | undefined;
  for (let portTries = 0; ; await sleep(LOOK_EVERY_MS)) {
    const waitedMs = performance.now() - begin;
    const server = await findPostmaster(home.dataDir);
    if (server?.isReady) {
      const client = await connect(home, server.port, password).catch(async (error) => {
        if (server.pid === launched?.pid) await stopPostmaster(home.dataDir, binaries);
        throw error;
      });
      if (client) return { client, port: server.port, wasRunning: server.pid !== launched?.pid };
    }
    if (launched?.hasEnded()) {
      const words = await launched.lastWords();
      launched = undefined;
      const code = findCode(words) ?? 'DB_START_FAILED';
      if (code === 'DB_PORT_TAKEN') portTries++;
      const isPassing =
        server !== undefined ||
        (code === 'DB_FOLDER_IN_USE' && waitedMs < OLD_WORKERS_SECONDS * 1000) ||
        (code === 'DB_PORT_TAKEN' && portTries < PORT_TRIES);
      if (!isPassing) throw databaseError(code, words, { path: home.dataDir, words });
    } else if (!launched && !server) {
      sayOnce('starting');
      const port = String(await freePort(home));
      launched = await launch(home, binaries, { port, ...settings });
    }
    if (waitedMs > SAY_RECOVERING_MS) sayOnce('recovering');
    if (waitedMs > START_MINUTES * 60_000) {
      const message = `no answer from the server after ${START_MINUTES} minutes`;
      throw databaseError('DB_START_SLOW', message, { path: home.dataDir, log: home.logFile });
    }
  }
}

/** A connection to the server of this folder at this port; undefined when it is still too early. */
async function connect(home: Home, port: number, password: string): Promise<Client | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    if ((await realpath(rows[0].data_directory)) === home.dataDir) return client;
    const words = `port ${port} belongs to ${rows[0].data_directory}`;
    throw databaseError('DB_FOLDER_IN_USE', words, { path: home.dataDir, words });
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // It runs, and has no room for what a first connection writes down.
    if (code === '53100') throw failureAt(home.dataDir, error);
    if (!/^28/.test(code)) {
      // Not yet, or no longer: it may be stopping.
      if (!/^DB_/.test(code)) return undefined;
      throw error;
    }
    throw databaseError('DB_PASSWORD_WRONG', 'the server does not accept the kept password', {
      path: home.passwordFile,
    });
  }
}
