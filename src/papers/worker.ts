/** The worker that prints: a job in, its bytes out, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { Printed, PrintJob } from './aside.ts';
import { print } from './print.ts';

parentPort!.on('message', async ({ job, papers }: PrintJob) => {
  parentPort!.postMessage(await printed(job, papers));
});

async function printed(job: number, papers: PrintJob['papers']): Promise<Printed> {
  try {
    return { job, bytes: Uint8Array.from(await print(papers)) };
  } catch (error) {
    return { job, error: String(error) };
  }
}
