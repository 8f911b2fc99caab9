/**
 * Does a piece of work in a process of its own and kills that process, the postmaster or the whole
 * server at random moments; whatever died is started again and goes on until the work is done.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { randomStream } from '../../src/datagen/random.ts';
import type { FaultServer } from './server.ts';
import type { WorkName, Works } from './work.ts';

export type Victim = 'process' | 'postmaster' | 'server';

/** A moment: so long after the work acknowledged so many steps since it was last started. */
export type Kill = { readonly victim: Victim; readonly steps: number; readonly afterMs: number };

/** `FC_SEED=… FAULTS=…` repeat or widen a run; how the processes race is never quite the same. */
export const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How many points: few in an ordinary run, as many as `FAULTS` says in a long one. */
export const points = (few: number): number => Number(process.env.FAULTS ?? few);

/** Random kills of a run of this number, all of them different from those of other runs. */
export function killsOf(
  run: number,
  count: number,
  { victims, stepsMax, afterMsMax }: KillOptions,
): readonly Kill[] {
  const random = randomStream(seed, run);
  return Array.from({ length: count }, () => ({
    victim: random.pick(victims),
    steps: random.between(1, stepsMax),
    afterMs: random.between(0, afterMsMax),
  }));
}

export type KillOptions = {
  readonly victims: readonly Victim[];
  /** A process says first that it has begun; that is step 1. */
  readonly stepsMax: number;
  readonly afterMsMax: number;
};

export type Disturbed = {
  /** Kills that hit the work before it was done. */
  readonly kills: readonly Kill[];
  /** For messages: how to see this again. */
  readonly story: string;
};

/** Runs work on a database to its end through these kills, or as many as it takes to be done. */
export async function disturbed<Name extends WorkName>(
  server: FaultServer,
  database: string,
  work: Name,
  input: Works[Name],
  kills: readonly Kill[],
  afterKill: () => void = () => {},
): Promise<Disturbed> {
  const done: Kill[] = [];
  const story = () =>
    [`FC_SEED=${seed}`, ...done.map((kill) => Object.values(kill).join(' '))].join(', ');
  for (let life = 0; ; life++) {
    const kill = kills[life];
    const end = await live(server, [work, server.urlOf(database), JSON.stringify(input)], kill);
    if (end.wasKilled) await server.start();
    if (end.isDone) return { kills: done, story: story() };
    if (!end.wasKilled) throw new Error(`${work} failed by itself: ${story()}\n${end.said}`);
    done.push(kill!);
    afterKill();
  }
}

/** No step of any work takes so long; a process that takes longer hangs. */
const HANGING_MS = 60_000;

async function live(server: FaultServer, options: readonly string[], kill: Kill | undefined) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'work.ts'), ...options]);
  let steps = 0;
  let wasKilled = false;
  let said = '';
  const strike = () => {
    if (child.exitCode !== null || !kill) return;
    wasKilled = true;
    if (kill.victim === 'process') child.kill('SIGKILL');
    else server.kill(kill.victim);
  };
  createInterface(child.stdout).on('line', () => {
    if (++steps === kill?.steps) setTimeout(strike, kill.afterMs);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const hanging = setTimeout(() => {
    said += 'It hung.';
    wasKilled = false;
    child.kill('SIGKILL');
  }, HANGING_MS);
  const [code] = await once(child, 'close');
  clearTimeout(hanging);
  return { wasKilled, said, isDone: code === 0 };
}
