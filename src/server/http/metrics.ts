/** Figures about the service itself, for Prometheus, on a port of their own. Nobody is in them. */
import { createServer, type Server } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly seen: (request: FastifyRequest, reply: FastifyReply) => void;
  readonly refused: (code: string) => void;
  readonly text: () => Promise<string>;
};

/** A fresh set of figures. */
export function newMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'nuanjia_' });
  const requests = new Histogram({
    name: 'nuanjia_request_seconds',
    help: 'Time of requests by route and status.',
    // The route's pattern, never the address itself: numbers of people must not become labels.
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'nuanjia_refusals_total',
    help: 'Refusals by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  return {
    seen: ({ method, routeOptions }, { statusCode, elapsedTime }) =>
      requests.observe(
        { method, route: routeOptions.url ?? 'none', status: String(statusCode) },
        elapsedTime / 1000,
      ),
    refused: (code) => refusals.inc({ code }),
    text: () => registry.metrics(),
  };
}

/** Serves the figures on a port that only the monitoring reaches; port 0 takes a free one. */
export async function listenMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(await metrics.text());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
