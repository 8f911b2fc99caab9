/**
 * An open load: requests are sent when they are due, whether or not earlier ones were answered, and each is timed
 * from the moment it was due. So a server that stalls cannot hide it.
 */
import { Agent, request } from 'node:http';
import type { Worker } from './county.ts';

export type Kind = {
  readonly name: string;
  /** How many of a hundred requests. */
  readonly share: number;
  readonly of: (worker: Worker, nth: number) => Sent;
};

export type Sent = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly task?: number;
  readonly body?: object;
};

export type Figures = {
  readonly requests: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Sends one request; gives its status. */
export function send(
  origin: string,
  cookie: string,
  { method, path, task, body }: Sent,
): Promise<number> {
  const text = body && JSON.stringify(body);
  return new Promise((done, failed) => {
    const sent = request(
      `${origin}${path}`,
      {
        method,
        agent,
        headers: {
          cookie,
          ...(task !== undefined && { 'nuanjia-task': String(task) }),
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...(method !== 'GET' && { 'idempotency-key': crypto.randomUUID() }),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode ?? 0));
      },
    );
    sent.on('error', failed);
    sent.end(text);
  });
}

/** Sends so many requests a second, of all kinds mixed, for so many seconds. Units: milliseconds. */
export async function load(
  origin: string,
  workers: readonly Worker[],
  kinds: readonly Kind[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Readonly<Record<string, Figures>>> {
  const times = new Map(kinds.map(({ name }) => [name, [] as number[]]));
  const errors = new Map(kinds.map(({ name }) => [name, new Map<string, number>()]));
  const wheel = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const started = performance.now();
  const running: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth++) {
    const due = started + (nth * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    // A prime step, so that kinds come mixed and not in blocks.
    const kind = wheel[(nth * 37) % wheel.length]!;
    const worker = workers[nth % workers.length]!;
    running.push(
      send(origin, worker.cookie, kind.of(worker, nth)).then(
        (status) => {
          times.get(kind.name)!.push(performance.now() - due);
          if (status >= 400) count(errors.get(kind.name)!, String(status));
        },
        (error: Error) => count(errors.get(kind.name)!, error.message),
      ),
    );
  }
  await Promise.all(running);
  const all = [...times.values()].flat();
  const none = new Map<string, number>();
  const whole = figuresOf(all, [...errors.values()].reduce(merged, none));
  return {
    all: whole,
    ...Object.fromEntries(
      kinds.map(({ name }) => [name, figuresOf(times.get(name)!, errors.get(name)!)]),
    ),
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

const merged = (whole: Map<string, number>, some: ReadonlyMap<string, number>) => {
  for (const [name, n] of some) whole.set(name, (whole.get(name) ?? 0) + n);
  return whole;
};

function figuresOf(times: number[], errors: ReadonlyMap<string, number>): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1),
    );
  return {
    requests: times.length,
    errors: Object.fromEntries(errors),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
