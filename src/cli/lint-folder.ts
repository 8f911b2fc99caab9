/**
 * Findings of a pack folder as `nuanjia lint` shows them. The pack's own code runs in a process with a
 * limit of time and memory, so that a pack that loops or grows ends as a finding.
 *
 * The process is no sandbox: lint only packs whose source you would run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  const child = fork(new URL('./lint-process.ts', import.meta.url), {
    // A worker thread that outgrows its limit may take this process with it.
    execArgv: [`--max-old-space-size=${LIMIT_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await findingsOf(child, path, folder, limitMs);
  } finally {
    child.kill('SIGKILL');
  }
}

function findingsOf(
  child: ChildProcess,
  path: string,
  folder: string,
  limitMs: number,
): Promise<readonly LintFinding[]> {
  // The pack has no name for the key, so it cannot answer for the linter.
  const key = randomUUID();
  return new Promise((done) => {
    const fail = (reason: string) => done([loadFailure(folder, reason)]);
    const timeout = setTimeout(() => fail(`no end after ${limitMs / 1000} s`), limitMs);
    child.on('message', (answer: Partial<Answer> | null) => {
      if (answer?.key === key) done(answer.findings!);
    });
    child.on('error', ({ message }) => fail(message));
    child.once('exit', (_, signal) => {
      clearTimeout(timeout);
      fail(signal ? `${signal}, limit: ${LIMIT_MB} MB` : 'the pack ended the process');
    });
    child.send({ path, key });
  });
}

type Answer = { readonly key: string; readonly findings: readonly LintFinding[] };
