/** A stretch of people worked out and written in one transaction: what one worker does at a time. */
import { type County, changeCounty } from '../../../db/county.ts';
import type { RecordedPeople } from '../../../db/population.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { withoutCare } from '../../../programs/care.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { loadPolicyVersion } from '../../../programs/version/version.ts';
import { toDay } from '../../../rules/index.ts';
import { insertFailures, type KeptFailure } from './failure-queries.ts';
import { keepRunning } from './queries.ts';
import { insertOwed } from './row-queries.ts';

export type StretchJob = {
  readonly evaluation: number;
  readonly since: number;
  /** The policy, as its version keeps it. */
  readonly definition: string;
  /** Numbers of the programs by name. */
  readonly programs: ReadonlyMap<string, number>;
  readonly people: Pick<RecordedPeople, 'population' | 'personIds'>;
};

/** Writes what the people at `[from, until)` are owed; returns those for whom a rule was cut off. */
export async function evaluateStretch(
  county: County,
  { evaluation, since, definition, programs, people }: StretchJob,
  from: number,
  until: number,
): Promise<readonly KeptFailure[]> {
  const { population, personIds } = people;
  const persons = Uint32Array.from({ length: until - from }, (_, i) => from + i);
  const owed = owedBy({ population }, loaded(definition), { since: toDay(since), persons });
  const failures = owed.failures.map(({ person, program, code }) => ({
    ...{ personId: personIds[person]!, program, code },
  }));
  const act = { kind: 'evaluation-rows', actor: 'nuanjia', detail: { evaluation, from, until } };
  await changeCounty(county, act, async (tx) => {
    await keepRunning(tx, evaluation);
    await insertOwed(tx.client, evaluation, programs, owed, personIds);
    await insertFailures(tx, evaluation, programs, failures);
  });
  return failures;
}

let last: { readonly definition: string; readonly jurisdiction: Jurisdiction } | undefined;

/** Linting a policy takes longer than a stretch of people, so the last one is kept. */
function loaded(definition: string): Jurisdiction {
  if (last?.definition !== definition) {
    last = { definition, jurisdiction: withoutCare(loadPolicyVersion(definition)) };
  }
  return last.jurisdiction;
}
