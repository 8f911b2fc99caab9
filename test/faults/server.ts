/**
 * A database server of a test's own that is killed and started again at will, and copies of databases
 * on it, so that every disturbed run begins where the undisturbed one began.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pathsOf } from '../../src/db/embedded/home.ts';
import { type Embedded, startEmbedded } from '../../src/db/embedded/supervisor.ts';

export type FaultServer = {
  /** Where a database of this server is now; the port can change when the server is started again. */
  readonly urlOf: (database: string) => string;
  /** Makes a database, empty or like another one to which nobody is connected. */
  readonly create: (database: string, like?: string) => Promise<void>;
  /** SIGKILL for the postmaster, or at the same moment for all processes of the server. */
  readonly kill: (which: 'postmaster' | 'server') => void;
  /** Starts the server if it does not run. */
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export async function faultServer(): Promise<FaultServer> {
  // A name by which the next run removes it if this one is killed.
  const home = mkdtempSync(join(tmpdir(), `nuanjia-tests-${process.pid}-`));
  let server: Embedded = await startEmbedded({ home });
  const urlOf = (database: string) => {
    const url = new URL(server.url);
    url.pathname = database;
    return url.href;
  };
  return {
    urlOf,
    create: async (database, like = 'template0') => {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const text = `create database ${database} template ${like} strategy file_copy`;
      await client.query(text).finally(() => client.end());
    },
    kill: (which) => {
      const postmaster = pidOf(home);
      const workers = which === 'server' ? childrenOf(postmaster) : [];
      for (const pid of [postmaster, ...workers]) end(pid);
    },
    start: async () => {
      server = await startEmbedded({ home });
    },
    remove: async () => {
      const running = await startEmbedded({ home });
      await running.stop({ always: true });
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

const pidOf = (home: string) =>
  Number.parseInt(readFileSync(join(pathsOf(home).dataDir, 'postmaster.pid'), 'utf8'), 10);

/** Linux only; elsewhere the workers notice by themselves that the postmaster is gone. */
function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}
