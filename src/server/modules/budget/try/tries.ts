/**
 * Tries that run or have run, in the memory of this server alone: who started one asks how far it has come. A county works
 * on one at a time, and who starts another gives up the one before.
 */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { County } from '../../../../db/county.ts';
import { budgetError } from '../errors.ts';
import type { Found, TryInput } from './work.ts';
import type { WorkerInput, WorkerReport } from './worker.ts';

type Outcome =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly found: Found }
  | { readonly state: 'failed'; readonly code: string };

export type Try = Outcome & {
  readonly window: TryInput['window'];
  /** Done so far, and in all. */
  readonly people: number;
  readonly of: number;
};

type Kept = {
  readonly county: string;
  readonly account: number;
  readonly worker: Worker;
  shown: Try;
};

/** The newest last. */
const tries = new Map<string, Kept>();
/** Results that are kept for being looked at again. */
const KEPT_MAX = 20;

/** Which county of which database: one server may serve several. */
const keyOf = ({ db, code }: County) => `${db.url} ${code}`;

/** Starts a try; gives its id. Errors: BUDGET_TRY_BUSY while the try of somebody else runs. */
export function startTry(county: County, account: number, input: TryInput): string {
  const running = [...tries].filter(
    ([, one]) => one.county === keyOf(county) && one.shown.state === 'running',
  );
  if (running.some(([, one]) => one.account !== account)) throw budgetError('BUDGET_TRY_BUSY');
  for (const [id] of running) stop(id);
  const [oldest] = tries.keys();
  if (tries.size >= KEPT_MAX) stop(oldest!);
  const workerData: WorkerInput = { url: county.db.url, code: county.code, input };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  // A server that ends does not wait for what nobody will look at.
  worker.unref();
  const shown: Try = { state: 'running', window: input.window, people: 0, of: 0 };
  const kept: Kept = { county: keyOf(county), account, worker, shown };
  const settle = (outcome: Outcome) => {
    if (kept.shown.state === 'running') kept.shown = { ...kept.shown, ...outcome };
  };
  worker.on('message', (report: WorkerReport) => {
    if (report.kind === 'done') return settle({ state: 'done', found: report.found });
    kept.shown = { ...kept.shown, people: report.people, of: report.of };
  });
  worker.once('error', (error: { readonly code?: string }) =>
    settle({ state: 'failed', code: error.code ?? 'RULE_THREW' }),
  );
  const id = randomUUID();
  tries.set(id, kept);
  return id;
}

/** A try of an account. Errors: BUDGET_TRY_UNKNOWN for one that was never started, or by somebody else, or is forgotten. */
export function getTry(county: County, account: number, id: string): Try {
  return getKept(county, account, id).shown;
}

/** Stops a try and forgets it. Errors: as {@link getTry}. */
export function cancelTry(county: County, account: number, id: string): void {
  getKept(county, account, id);
  stop(id);
}

function getKept(county: County, account: number, id: string): Kept {
  const kept = tries.get(id);
  if (kept?.account === account && kept.county === keyOf(county)) return kept;
  throw budgetError('BUDGET_TRY_UNKNOWN');
}

function stop(id: string): void {
  void tries.get(id)?.worker.terminate();
  tries.delete(id);
}
