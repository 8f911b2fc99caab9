/** The thread of a try: reads the people over a connection of its own, and tells how far it has come. */
import { parentPort, workerData } from 'node:worker_threads';
import { countyOf } from '../../../../db/county.ts';
import { openDatabase } from '../../../../db/database.ts';
import { type Found, type TryInput, tryValues } from './work.ts';

export type WorkerInput = {
  readonly url: string;
  readonly code: string;
  readonly input: TryInput;
};

export type WorkerReport =
  | { readonly kind: 'progress'; readonly people: number; readonly of: number }
  | { readonly kind: 'done'; readonly found: Found };

const { url, code, input } = workerData as WorkerInput;
const report = (one: WorkerReport) => parentPort?.postMessage(one);
const db = openDatabase(url, { connections: 1 });
try {
  const found = await tryValues(countyOf(db, code), input, (people, of) =>
    report({ kind: 'progress', people, of }),
  );
  report({ kind: 'done', found });
} finally {
  await db.close();
}
