/** A worker thread of an evaluation: takes stretches of the shared people until none are left. */
import { parentPort, workerData } from 'node:worker_threads';
import { countyOf } from '../../../db/county.ts';
import { openDatabase } from '../../../db/database.ts';
import type { WorkerInput, WorkerReport } from './evaluate.ts';
import { evaluateStretch } from './stretch.ts';

const { url, code, job, people, next, stretch } = workerData as WorkerInput;
const db = openDatabase(url, { connections: 1 });
const size = people.personIds.length;
try {
  for (;;) {
    const from = Atomics.add(next, 0, stretch);
    if (from >= size) break;
    const until = Math.min(from + stretch, size);
    const failures = await evaluateStretch(countyOf(db, code), { ...job, people }, from, until);
    parentPort?.postMessage({ until, failures } satisfies WorkerReport);
  }
} finally {
  await db.close();
}
