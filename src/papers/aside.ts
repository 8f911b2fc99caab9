/** Printing beside what else a server does: a list of a thousand lines takes seconds, in which nobody should wait. */
import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';

export type Printed =
  | { readonly job: number; readonly bytes: Uint8Array }
  | { readonly job: number; readonly error: string };
export type PrintJob = { readonly job: number; readonly papers: readonly [Paper, ...Paper[]] };

type Waiting = {
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
};

type Printer = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

let printer: Printer | undefined;
let jobs = 0;

/** The one worker that prints; it ends with the process, and a new one takes the place of one that fails. */
function startPrinter(): Printer {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  worker.unref();
  worker.on('message', (printed: Printed) => {
    const { done, failed } = waiting.get(printed.job)!;
    waiting.delete(printed.job);
    if (waiting.size === 0) worker.unref();
    if ('bytes' in printed) done(printed.bytes);
    else failed(new Error(printed.error));
  });
  worker.on('error', (error: Error) => {
    if (printer?.worker === worker) printer = undefined;
    for (const { failed } of waiting.values()) failed(error);
  });
  return { worker, waiting };
}

/** The bytes of a PDF that holds these papers. */
export function printAside(papers: readonly [Paper, ...Paper[]]): Promise<Uint8Array> {
  printer ??= startPrinter();
  const { worker, waiting } = printer;
  const job = ++jobs;
  return new Promise((done, failed) => {
    waiting.set(job, { done, failed });
    // Whoever waits for a paper keeps the process alive until it is there.
    worker.ref();
    worker.postMessage({ job, papers } satisfies PrintJob);
  });
}
