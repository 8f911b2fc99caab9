/**
 * Makes a prepared evaluation the current one, and writes into the history what that changes for whom.
 */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { failuresIn } from './failure-queries.ts';
import { type Difference, differencesOf, followEvaluation, recordDifferences } from './follow.ts';
import { groupKey } from './groups.ts';
import {
  changedAfter,
  deleteEvaluationRows,
  differingPersons,
  type EvaluationRow,
  findCurrentEvaluation,
  findEvaluation,
  knownProgramIds,
  lastPersonId,
  lockEvaluations,
  storedGroups,
  updateEvaluation,
} from './queries.ts';
import type { Reading } from '../../../db/county.ts';

export type SwitchReport = {
  /** Persons and programs whose rows differ. */
  readonly differences: number;
  readonly previous?: number;
};

/** People whose rows are compared at a time. */
const STRETCH = 20_000;

/**
 * Switches to an evaluation once it has caught up with the change log.
 * Errors: EVALUATION_NOT_READY for one that is unfinished, past, or not there.
 */
export async function switchEvaluation(
  county: County,
  evaluation: number,
  { actor }: { readonly actor: string },
): Promise<SwitchReport> {
  for (;;) {
    await followEvaluation(county, evaluation);
    const act = { kind: 'policy-switch', actor, detail: { evaluation } };
    const { value } = await changeCounty(county, act, (tx) => attempt(tx, county, evaluation));
    if (value) return value;
  }
}

/** Undefined when the log went on meanwhile and has to be followed once more. */
async function attempt(
  tx: Changing,
  county: County,
  evaluation: number,
): Promise<SwitchReport | undefined> {
  await lockEvaluations(tx, county.code);
  const next = await findEvaluation(tx, evaluation);
  const current = await findCurrentEvaluation(tx);
  if (next?.state === 'current') return { differences: 0 };
  if (next?.state !== 'ready') {
    throw Object.assign(new Error(`evaluation ${evaluation} is not ready`), {
      code: 'EVALUATION_NOT_READY',
      detail: { evaluation, state: next?.state ?? 'none' },
    });
  }
  if ((await changedAfter(tx, next.until_seq, 1)).length > 0) return undefined;
  let differences = 0;
  if (current) {
    const programs = await knownProgramIds(tx);
    for await (const some of differencesBetween(tx, current, next)) {
      differences += some.length;
      await recordDifferences(tx, next.policy_version_id, programs, some);
    }
    await updateEvaluation(tx, current.id, { state: 'past' });
    await deleteEvaluationRows(tx, current.id);
  }
  await updateEvaluation(tx, evaluation, { state: 'current' });
  tx.changed('policy', undefined);
  tx.note({ differences, ...(current && { previous: current.id }) });
  return { differences, ...(current && { previous: current.id }) };
}

/** Differences from one evaluation to another, a stretch of people at a time, by person. */
export async function* differencesBetween(
  tx: Reading,
  before: Pick<EvaluationRow, 'id'>,
  after: Pick<EvaluationRow, 'id'>,
): AsyncGenerator<readonly Difference[]> {
  const last = await lastPersonId(tx);
  for (let from = 0; from <= last; from += STRETCH) {
    const whose = { from, until: from + STRETCH };
    const persons = await differingPersons(tx, [before.id, after.id], whose);
    if (persons.length === 0) continue;
    // A rule that was cut off says nothing, least of all that a right is over.
    const unknown = new Set((await failuresIn(tx, after.id, persons)).map(groupKey));
    const stored = await storedGroups(tx, before.id, persons);
    const differences = differencesOf(
      stored.filter((one) => !unknown.has(groupKey(one))),
      await storedGroups(tx, after.id, persons),
    );
    yield differences.toSorted((a, b) => a.personId - b.personId);
  }
}

/** The number of the evaluation that answers now. */
export async function findCurrent(county: County): Promise<EvaluationRow | undefined> {
  return snapshotCounty(county, findCurrentEvaluation);
}
