/**
 * Keeps evaluations up to date: reads the change log from where an evaluation stands, works out the
 * people whom the changes can touch, and writes only what differs, with the place in the log, in one
 * transaction. Cut off anywhere, it goes on from the last place.
 */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { findWithin, loadPeople } from '../../../db/population.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { toDay } from '../../../rules/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { deleteFailures, insertFailures, type KeptFailure } from './failure-queries.ts';
import { freshGroups, groupKey, groupText, type PersonGroup, shownGroup } from './groups.ts';
import {
  changedAfter,
  deleteGroups,
  type EvaluationRow,
  evaluationsBehind,
  findEvaluation,
  insertChanges,
  lockEvaluations,
  programIds,
  storedGroups,
  updateEvaluation,
} from './queries.ts';
import { insertGroups } from './row-queries.ts';

/** Changes that are worked out in one transaction at most. */
const CHANGES = 2_000;

export type FollowReport = {
  /** People whose rights were worked out again. */
  readonly persons: number;
  /** Persons and programs whose rows differ now. */
  readonly differences: readonly Difference[];
  /** People for whom a rule was cut off: their rows of that program are as they were. */
  readonly failures: readonly KeptFailure[];
};

export type Difference = {
  readonly personId: number;
  readonly program: string;
  readonly before?: PersonGroup['group'];
  readonly after?: PersonGroup['group'];
};

export type FollowOptions = {
  readonly signal?: AbortSignal;
  /** Differences are kept for the report only up to this many. */
  readonly keep?: number;
};

const NOTHING: FollowReport = { persons: 0, differences: [], failures: [] };

/** Brings the current and the prepared evaluations up to the end of the change log. */
export async function follow(county: County, options: FollowOptions = {}): Promise<FollowReport> {
  const behind = await snapshotCounty(county, evaluationsBehind);
  let report: FollowReport = NOTHING;
  for (const row of behind) {
    const one = await followFrom(county, row, options);
    if (row.state === 'current') report = one;
  }
  return report;
}

/** Brings one evaluation up to the end of the change log. */
export async function followEvaluation(
  county: County,
  id: number,
  options: FollowOptions = {},
): Promise<FollowReport> {
  // Looking first costs no event when nothing has changed.
  const behind = await snapshotCounty(county, evaluationsBehind);
  const row = behind.find((one) => one.id === id);
  return row ? followFrom(county, row, options) : NOTHING;
}

async function followFrom(
  county: County,
  row: EvaluationRow,
  { signal, keep = 1_000 }: FollowOptions,
): Promise<FollowReport> {
  const jurisdiction = await jurisdictionOf(county, row.policy_version_id);
  const act = { kind: 'evaluate', actor: 'nuanjia', detail: { evaluation: row.id } };
  let persons = 0;
  const differences: Difference[] = [];
  const failures: KeptFailure[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const { value } = await changeCounty(county, act, (tx) => step(tx, county, row, jurisdiction));
    persons += value.persons;
    for (const one of value.differences) if (differences.length < keep) differences.push(one);
    failures.push(...value.failures);
    if (value.isEnd) return { persons, differences, failures };
  }
}

type Step = FollowReport & { readonly isEnd: boolean };

async function step(
  tx: Changing,
  county: County,
  { id, policy_version_id, since_day }: EvaluationRow,
  jurisdiction: Jurisdiction,
): Promise<Step> {
  await lockEvaluations(tx, county.code);
  // Somebody else may have been faster while this one waited.
  const { until_seq, state } = (await findEvaluation(tx, id))!;
  const changes = state === 'past' ? [] : await changedAfter(tx, until_seq, CHANGES);
  const last = changes.at(-1);
  if (!last) return { ...NOTHING, isEnd: true };
  const changed = [...new Set(changes.map(({ person_id }) => person_id))];
  const { affected, differences, failures } = await workOut(
    tx,
    id,
    since_day,
    jurisdiction,
    changed,
  );
  await write(tx, { id, policy_version_id }, differences, state === 'current');
  await keepFailures(tx, id, affected, failures);
  await updateEvaluation(tx, id, { until_seq: last.seq });
  tx.note({ persons: affected.length, differences: differences.length, until: last.seq });
  return { persons: affected.length, differences, failures, isEnd: changes.length < CHANGES };
}

/** Rows of everybody in reach of changed people that are stored otherwise than they follow now. */
async function workOut(
  tx: Changing,
  evaluation: number,
  since: number,
  jurisdiction: Jurisdiction,
  changed: readonly number[],
): Promise<Omit<FollowReport, 'persons'> & { readonly affected: readonly number[] }> {
  const { depth } = reachOf(jurisdiction);
  // Whom a change touches, and around them everybody at whom their rules look.
  const around = await findWithin(tx.client, changed, 2 * depth);
  const affected = around.filter(({ steps }) => steps <= depth).map(({ id }) => id);
  const people = await loadPeople(
    tx.client,
    around.map(({ id }) => id),
  );
  const { population, personIds, findIndex } = people;
  const indexes = new Set(affected.flatMap((id) => findIndex(id) ?? []));
  const persons = Uint32Array.from([...indexes].toSorted((a, b) => a - b));
  const owed = owedBy({ population }, jurisdiction, { since: toDay(since), persons });
  const stored = await storedGroups(tx, evaluation, affected);
  // A rule that was cut off says nothing: what was stored stays, and the failure is kept beside it.
  const failures = owed.failures.map(({ person, program, code }) => ({
    ...{ personId: personIds[person]!, program, code },
  }));
  const failed = new Set(failures.map((one) => groupKey(one)));
  const known = stored.filter((one) => !failed.has(groupKey(one)));
  return {
    affected,
    differences: differencesOf(known, freshGroups(owed, personIds)),
    failures,
  };
}

/** Persons and programs whose rows are not the same on both sides. */
export function differencesOf(
  before: readonly PersonGroup[],
  after: readonly PersonGroup[],
): Difference[] {
  const stored = new Map(before.map((one) => [groupKey(one), one]));
  const differences: Difference[] = [];
  for (const one of after) {
    const old = stored.get(groupKey(one));
    stored.delete(groupKey(one));
    if (old && groupText(old.group) === groupText(one.group)) continue;
    const { personId, program, group } = one;
    differences.push({ personId, program, ...(old && { before: old.group }), after: group });
  }
  for (const { personId, program, group } of stored.values()) {
    differences.push({ personId, program, before: group });
  }
  return differences;
}

/** Keeps what is not known now of people who were worked out, in place of what was not known before. */
async function keepFailures(
  tx: Changing,
  evaluation: number,
  affected: readonly number[],
  failures: readonly KeptFailure[],
): Promise<void> {
  await deleteFailures(tx, evaluation, affected);
  if (failures.length === 0) return;
  const programs = await programIds(tx, [...new Set(failures.map(({ program }) => program))]);
  await insertFailures(tx, evaluation, programs, failures);
}

async function write(
  tx: Changing,
  { id, policy_version_id }: Pick<EvaluationRow, 'id' | 'policy_version_id'>,
  differences: readonly Difference[],
  isCurrent: boolean,
): Promise<void> {
  if (differences.length === 0) return;
  const programs = await programIds(tx, [...new Set(differences.map(({ program }) => program))]);
  const gone = differences.filter(({ before }) => before);
  if (gone.length > 0) {
    const keys = gone.map(({ personId, program }) => ({
      personId,
      program: programs.get(program)!,
    }));
    await deleteGroups(tx, id, keys);
  }
  const groups = differences.flatMap(({ personId, program, after }) =>
    after ? [{ personId, program, group: after }] : [],
  );
  await insertGroups(tx.client, id, programs, groups);
  if (isCurrent) await recordDifferences(tx, policy_version_id, programs, differences);
}

/** Writes what became different into the history, and tells those who follow the log. */
export async function recordDifferences(
  tx: Changing,
  policyVersion: number,
  programs: ReadonlyMap<string, number>,
  differences: readonly Difference[],
): Promise<void> {
  await insertChanges(
    tx,
    policyVersion,
    differences.map(({ personId, program, before, after }) => ({
      personId,
      program: programs.get(program)!,
      reasonHash: after?.entitlements[0]?.reasonHash,
      before: before && shownGroup(before),
      after: after && shownGroup(after),
    })),
  );
  for (const person of new Set(differences.map(({ personId }) => personId))) {
    tx.changed('entitlement', person);
  }
}
