/**
 * Findings of a pack folder as `nuanjia lint` shows them. The pack's own code runs in a worker with a
 * limit of time and memory, so that a pack that loops or grows ends as a finding.
 *
 * The worker is no sandbox: lint only packs whose source you would run.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { type LintFinding, loadFailure } from '../programs/lint.ts';

const LIMIT_MS = 10_000;
const LIMIT_MB = 256;

export const moduleEndings: readonly string[] = ['.ts', '.js', '.mjs'];

/** The file of a name with whatever ending it has; undefined where there is none. */
export const findModule = (folder: string, name: string): string | undefined =>
  moduleEndings.map((ending) => join(folder, name + ending)).find((path) => existsSync(path));

/** All findings of the pack in a folder; what cannot be loaded is a finding too. */
export async function lintPackFolder(
  folder: string,
  limitMs = LIMIT_MS,
): Promise<readonly LintFinding[]> {
  const path = resolve(folder);
  if (findModule(path, 'pack') === undefined) {
    return [loadFailure(folder, 'pack.ts')];
  }
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  try {
    return await findingsOf(worker, path, folder, limitMs);
  } finally {
    await worker.terminate();
  }
}

async function findingsOf(
  worker: Worker,
  path: string,
  folder: string,
  limitMs: number,
): Promise<readonly LintFinding[]> {
  // The answer comes over a port that the pack has no name for, so it cannot answer for the linter.
  const { port1, port2 } = new MessageChannel();
  const stop = new AbortController();
  const { signal } = stop;
  const timeout = setTimeout(() => stop.abort(), limitMs);
  try {
    worker.postMessage({ path, port: port2 }, [port2]);
    const answer = once(port1, 'message', { signal });
    const failure = once(worker, 'error', { signal }).then(([error]) => [
      loadFailure(folder, error instanceof Error ? error.message : String(error)),
    ]);
    const exit = once(worker, 'exit', { signal }).then(() => [
      loadFailure(folder, 'the pack ended the process'),
    ]);
    for (const outcome of [failure, exit]) outcome.catch(() => {});
    return await Promise.race([answer.then(([findings]) => findings), failure, exit]);
  } catch {
    return [loadFailure(folder, `no end after ${limitMs / 1000} s`)];
  } finally {
    clearTimeout(timeout);
    stop.abort();
    port1.close();
  }
}
