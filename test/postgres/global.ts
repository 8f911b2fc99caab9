/**
 * The database of a test run: a data folder of its own, removed at the end. The server in it starts when the first test
 * asks, so that a run without a database costs nothing; `DATABASE_URL` names another server instead.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { openHome, pathsOf } from '../../src/db/embedded/home.ts';
import { isAlive, stopPostmaster } from '../../src/db/embedded/postmaster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of this run's server; see testDatabase. */
    postgresHome: string;
  }
}

const prefix = 'nuanjia-tests-';

/** Makes the folder's name known to the tests; what comes back is called at the end of the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const home = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  project.provide('postgresHome', home);
  const onExit = () => abandon(home);
  process.once('exit', onExit);
  return async () => {
    process.off('exit', onExit);
    await remove(home);
  };
}

/** On Ctrl-C nobody waits for promises: the server is cut off at once. What still fails is left to the next run. */
function abandon(home: string): void {
  try {
    const pidFile = join(pathsOf(home).dataDir, 'postmaster.pid');
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    process.kill(pid, 'SIGQUIT');
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let turn = 0; turn < 100 && isAlive(pid); turn++) Atomics.wait(pause, 0, 0, 20);
  } catch {
    // No test asked for a database.
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}

/** Ends and removes what a killed run left behind. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    const folder = join(tmpdir(), name);
    if (!(pid > 0) || isAlive(pid)) continue;
    // Somebody else's are theirs to remove; another run may be removing this one.
    const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
    if (owner === process.getuid?.()) await remove(folder);
  }
}

async function remove(folder: string): Promise<void> {
  const { dataDir } = pathsOf(folder);
  await stopPostmaster(dataDir, await findBinaries(await openHome(folder)));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
