/**
 * The process that serves phones in measurements: the application with its usual limits and everything that follows
 * changes, on a free port of this machine.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countyOf } from '../../src/db/county.ts';
import { openCareKeys, openCountyKeys } from '../../src/db/county-keys.ts';
import { openDatabase } from '../../src/db/database.ts';
import { openStaffDatabase } from '../../src/db/staff-login.ts';
import { buildApp, usualLimits } from '../../src/server/http/app.ts';
import { watchCounties } from '../../src/server/http/watch.ts';
import { routes } from '../../src/server/routes.ts';

export const CODE = '990101';
export const master = createSecretKey(Buffer.alloc(32, 1));

export type Server = {
  readonly origin: string;
  /** Processor time so far. Units: milliseconds. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => void;
};

/** Starts the process and waits until it listens. */
export async function startServer(url: string): Promise<Server> {
  const child = fork(import.meta.filename, [url]);
  const { origin } = await messageOf<{ origin: string }>(child);
  return {
    origin,
    cpuMs: async () => {
      child.send('cpu');
      const { user, system } = await messageOf<NodeJS.CpuUsage>(child);
      return (user + system) / 1000;
    },
    stop: () => child.kill(),
  };
}

/** The next message of a child. Errors: where it ends without one. */
export async function messageOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the measurement ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message as T;
}

/** A port that nobody listens on now: the application must know its address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function serveOnly(url: string): Promise<void> {
  const db = openDatabase(url);
  const county = countyOf(db, CODE);
  const staffDb = await openStaffDatabase(county, master);
  const keys = await openCountyKeys(db, master, CODE);
  const careKeys = await openCareKeys(db, master, CODE);
  const served = { county, name: '云溪县', staffDb, keys, careKeys };
  const watching = watchCounties([served], {
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const app = await buildApp({
    counties: new Map([[CODE, served]]),
    routes,
    origin,
    // All phones of a measurement come from one address.
    limits: { ...usualLimits, perMinute: 10_000_000 },
    changed: (one) => watching.changed(one),
  });
  await app.listen({ host: '127.0.0.1', port });
  process.send!({ origin });
  process.on('message', () => process.send!(process.cpuUsage()));
}

if (import.meta.main) await serveOnly(process.argv[2]!);
