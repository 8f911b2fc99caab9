/** A case begins at a door: somebody said that she wants help with a claim; she has not applied yet. */
import type { Changing } from '../../../db/county.ts';
import { findStaying } from '../registry/queries.ts';
import { insertCase, insertStep, lockOpenCase, withdrawBegun } from './queries.ts';

export { isTurnOfCase } from './queries.ts';

export type Beginning = {
  readonly person: number;
  readonly records: readonly number[];
  readonly program: string;
  /** Task of the unit that helps. */
  readonly task: number;
  readonly unit: number;
  readonly account: number;
  readonly day: number;
};

/** Begins a case unless there is one. */
export async function beginCase(
  tx: Changing,
  { person, records, program, task, unit, account, day }: Beginning,
): Promise<void> {
  if (await lockOpenCase(tx, records, program)) return;
  const staying = (await findStaying(tx, person)) ?? person;
  const opened = { person: staying, program, unit, task, origin: 'assisted' } as const;
  const begun = await insertCase(tx, opened);
  if (begun) await insertStep(tx, begun, { round: 1, step: 'begun', day, account, unit });
}

/** Withdraws the case that began with a task, unless it has gone on since. */
export async function takeBackBegun(
  tx: Changing,
  task: number,
  by: Pick<Beginning, 'account' | 'unit' | 'day'>,
): Promise<void> {
  const found = await withdrawBegun(tx, task);
  if (found) await insertStep(tx, found, { round: 1, step: 'withdrawn', ...by });
}
