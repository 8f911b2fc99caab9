/**
 * Works out a whole county under one policy version: the people are read once into memory that all
 * workers share, and each worker takes the next stretch of people until none are left.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { loadPeople, type RecordedPeople } from '../../../db/population.ts';
import { loadPolicyVersion } from '../../../programs/version/version.ts';
import { withoutCare } from '../../../programs/care.ts';
import type { KeptFailure } from './failure-queries.ts';
import { evaluateStretch, type StretchJob } from './stretch.ts';
import {
  definitionOf,
  deleteEvaluationRows,
  evaluationsIn,
  insertEvaluation,
  journalSeq,
  keepRunning,
  lockEvaluations,
  programIds,
  putAside,
  updateEvaluation,
} from './queries.ts';
import { settleRows } from './row-queries.ts';
import { sharedPeople } from './shared-people.ts';

export type EvaluateOptions = {
  readonly actor: string;
  /** Services that ended before this day are left out, and questions are asked as of it. */
  readonly since: number;
  /** Threads; as many as the computer has cores when left out, one for a small county. */
  readonly workers?: number;
  /** People that a thread takes, and writes in one transaction, at a time. */
  readonly stretch?: number;
  readonly onProgress?: (people: number, of: number) => void;
  readonly signal?: AbortSignal;
};

export type Evaluated = {
  readonly evaluation: number;
  readonly people: number;
  /** People for whom a rule was cut off; they have no rows of that program. */
  readonly failures: readonly KeptFailure[];
};

const STRETCH = 20_000;

/**
 * Makes an evaluation of everybody, ready to be compared and switched on.
 * Errors: EVALUATION_NOT_READY when another one was begun before this one was done: the later one counts.
 */
export async function evaluateCounty(
  county: County,
  policyVersion: number,
  { actor, since, workers, stretch = STRETCH, onProgress, signal }: EvaluateOptions,
): Promise<Evaluated> {
  await discardUnfinished(county, actor);
  const begin = { kind: 'evaluation-begin', actor, detail: { policyVersion } };
  const { value: evaluation } = await changeCounty(county, begin, (tx) =>
    insertEvaluation(tx, { policy_version_id: policyVersion, sinceText: dayText(since) }),
  );
  const { people, untilSeq, definition } = await snapshotCounty(county, async (tx) => ({
    untilSeq: await journalSeq(tx),
    definition: await definitionOf(tx, policyVersion),
    people: await loadPeople(tx.client),
  }));
  const names = withoutCare(loadPolicyVersion(definition)).programs.map(({ id }) => id);
  const register = { kind: 'programs', actor, detail: { evaluation } };
  const { value: programs } = await changeCounty(county, register, (tx) => programIds(tx, names));
  const job = { evaluation, since, definition, programs };
  const count =
    workers ?? Math.min(availableParallelism(), Math.ceil(people.personIds.length / stretch));
  const failures = await (count > 1 ? inWorkers : inThisThread)(county, job, people, {
    count,
    stretch,
    onProgress,
    signal,
  });
  const end = {
    kind: 'evaluation-ready',
    actor,
    detail: { evaluation, people: people.personIds.length },
  };
  await changeCounty(county, end, async (tx) => {
    await keepRunning(tx, evaluation);
    await updateEvaluation(tx, evaluation, { until_seq: untilSeq, state: 'ready' });
  });
  await settleRows(county);
  return { evaluation, people: people.personIds.length, failures };
}

/** Rows of an evaluation that was cut off belong to nothing; one that still runs finds out and stops. */
async function discardUnfinished(county: County, actor: string): Promise<void> {
  const running = await snapshotCounty(county, (tx) => evaluationsIn(tx, ['running']));
  for (const { id } of running) {
    const act = { kind: 'evaluation-discard', actor, detail: { evaluation: id } };
    await changeCounty(county, act, async (tx) => {
      await lockEvaluations(tx, county.code);
      // First the state, so that rows which somebody is writing just now are waited for and go too.
      if (await putAside(tx, id)) await deleteEvaluationRows(tx, id);
    });
  }
}

type Running = {
  readonly count: number;
  readonly stretch: number;
  readonly onProgress: EvaluateOptions['onProgress'];
  readonly signal: AbortSignal | undefined;
};

type Job = Omit<StretchJob, 'people'>;

async function inThisThread(
  county: County,
  job: Job,
  people: RecordedPeople,
  { stretch, onProgress, signal }: Running,
): Promise<Evaluated['failures']> {
  const failures: Evaluated['failures'][number][] = [];
  const size = people.personIds.length;
  for (let from = 0; from < size; from += stretch) {
    signal?.throwIfAborted();
    const until = Math.min(from + stretch, size);
    failures.push(...(await evaluateStretch(county, { ...job, people }, from, until)));
    onProgress?.(until, size);
  }
  return failures;
}

/** What a worker thread is given. */
export type WorkerInput = {
  readonly url: string;
  readonly code: string;
  readonly job: Job;
  readonly people: Pick<RecordedPeople, 'population' | 'personIds'>;
  /** One number that all threads share: the first person whom nobody has taken. */
  readonly next: Int32Array;
  readonly stretch: number;
};

/** What a worker thread reports after each stretch. */
export type WorkerReport = { readonly until: number; readonly failures: Evaluated['failures'] };

async function inWorkers(
  county: County,
  job: Job,
  people: RecordedPeople,
  { count, stretch, onProgress, signal }: Running,
): Promise<Evaluated['failures']> {
  const size = people.personIds.length;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerInput = {
    url: county.db.url,
    code: county.code,
    job,
    people: sharedPeople(people),
    next,
    stretch,
  };
  const failures: Evaluated['failures'][number][] = [];
  let done = 0;
  // No stretch is begun once the number is past the end.
  const stop = () => Atomics.store(next, 0, size);
  signal?.addEventListener('abort', stop, { once: true });
  const finished = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    worker.on('message', (report: WorkerReport) => {
      failures.push(...report.failures);
      done += stretch;
      onProgress?.(Math.min(done, size), size);
    });
    return new Promise<void>((resolve, reject) => {
      worker.once('error', (error) => {
        stop();
        reject(error);
      });
      worker.once('exit', () => resolve());
    });
  });
  const results = await Promise.allSettled(finished);
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return failures;
}
