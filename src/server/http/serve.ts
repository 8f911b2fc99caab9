/** Serving an installation: listening, following what changes, and stopping without cutting anybody off. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyServerOptions } from 'fastify';
import { type County, countyOf } from '../../db/county.ts';
import { listCounties } from '../../db/migrate.ts';
import { openStaffDatabase } from '../../db/staff-login.ts';
import type { Installation } from '../installation.ts';
import { routes } from '../routes.ts';
import { buildApp, usualLimits } from './app.ts';
import { listenMetrics, newMetrics } from './metrics.ts';
import type { ServedCounty } from './serving.ts';
import { watchCounties } from './watch.ts';

export type ServeOptions = {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Absent: no figures are served. */
  readonly metricsPort?: number;
  /** Where people reach it; absent: this computer, by name. */
  readonly origin?: string;
  /** Files of a certificate and its key, as PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** A proxy on this computer ends TLS and says where requests come from. */
  readonly isBehindProxy?: boolean;
  readonly logger?: FastifyServerOptions['logger'];
};

export type Served = {
  /** Where it listens. */
  readonly url: string;
  /** Where people reach it. */
  readonly origin: string;
  readonly metricsUrl: string | undefined;
  /** Takes no more requests, finishes those that are under way, and ends. */
  readonly stop: () => Promise<void>;
};

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * Serves every county of an installation.
 * Errors: HTTP_TLS_NEEDED where passwords would travel in the clear, HTTP_TLS_FILE, HTTP_ROUTE_RULE.
 */
export async function serve(installation: Installation, options: ServeOptions): Promise<Served> {
  const { host, port, tls, isBehindProxy = false, logger } = options;
  if (!tls && !isLoopback(host)) throw httpError('HTTP_TLS_NEEDED', { host });
  const counties = new Map<string, ServedCounty>();
  for (const { code, name } of await listCounties(installation.db)) {
    const county = countyOf(installation.db, code);
    const staffDb = await openStaffDatabase(county, installation.master);
    const keys = await installation.keysOf(county);
    const careKeys = await installation.careKeysOf(county);
    counties.set(code, { county, name, staffDb, keys, careKeys });
  }
  const origin = options.origin ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
  const metrics = newMetrics();
  const watching = watchCounties([...counties.values()], { log: (line) => app.log.warn(line) });
  const app = await buildApp({
    counties,
    routes,
    metrics,
    origin,
    limits: usualLimits,
    changed: (county: County) => watching.changed(county),
    ...(logger !== undefined && { logger }),
    ...(tls && { https: { cert: readPem(tls.certificate), key: readPem(tls.key) } }),
    trustProxy: isBehindProxy ? '127.0.0.1' : false,
  });
  await app.listen({ host, port });
  const figures =
    options.metricsPort === undefined
      ? undefined
      : await listenMetrics(metrics, { host: '127.0.0.1', port: options.metricsPort });
  const address = app.server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${host}:${address.port}`,
    origin,
    metricsUrl: figures && `http://127.0.0.1:${(figures.address() as AddressInfo).port}/metrics`,
    stop: async () => {
      await app.close();
      figures?.close();
      await watching.stop();
      for (const { staffDb } of counties.values()) await staffDb.close();
    },
  };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw httpError('HTTP_TLS_FILE', { file }, cause);
  }
}

const httpError = (code: string, detail: Readonly<Record<string, string>>, cause?: unknown) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`, { cause }), { code, detail });
