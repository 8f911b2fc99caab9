/**
 * Where a roster said otherwise than the record: somebody looks at both and decides. Until then the
 * record stays as it is.
 */
import { type Changing, type County, readCounty } from '../../../../db/county.ts';
import { dayOfText } from '../../../../db/database.ts';
import { factKindId, factKindName, factKinds } from '../../../../db/fact-kinds.ts';
import { BEGINNING } from '../../../../rules/index.ts';
import { type Act, act, type By } from '../acts.ts';
import { type ConflictRow, lockConflict, openConflicts, setConflict } from './queries.ts';
import { registryError } from '../errors.ts';
import { addStated } from '../facts.ts';
import { getMembership, noteMembers } from '../kinship.ts';
import {
  type FactRow,
  factsOfRecords,
  findPerson,
  householdId,
  insertMember,
  lockKinship,
  retractFactRow,
  retractMemberRow,
  updateName,
} from '../queries.ts';
import { readingOf } from '../reading.ts';
import { lockPerson } from '../records.ts';
import { type FactNumbers, type FactValue, shapeOf, statedValue } from '../statements.ts';

/** What the record or a roster says. */
export type Side = {
  readonly name?: string;
  readonly household?: string;
  readonly value?: FactValue;
  readonly from?: number;
  readonly until?: number;
};

export type Conflict = {
  readonly id: number;
  readonly importId: number;
  readonly person: number;
  /** File, sheet and row. */
  readonly place: string;
  /** A kind of fact, `name`, `household`, or a relation. */
  readonly kind: string;
  readonly stored: Side;
  readonly incoming: Side;
};

/** Conflicts that wait for a decision, oldest first; `after` is the id of the last one seen. */
export function listConflicts(
  county: County,
  {
    actor,
    after = 0,
    limit,
  }: { readonly actor: string; readonly after?: number; readonly limit: number },
): Promise<readonly Conflict[]> {
  return readCounty(county, { kind: 'list-conflicts', actor }, async (tx) => {
    const rows = await openConflicts(tx, after, limit);
    tx.seen(...new Set(rows.map(({ person }) => person)));
    return rows.map(({ stored, incoming, ...row }) => ({
      ...row,
      stored: sideOf(row.kind, stored),
      incoming: sideOf(row.kind, incoming),
    }));
  });
}

function sideOf(kind: string, said: ConflictRow['stored']): Side {
  if (kind === 'name') return { name: said.name! };
  if (kind === 'household') return { household: said.number! };
  if (!(kind in factKinds)) return {};
  const value = statedValue(kind, said.low, said.high);
  return { ...daysOf(said), ...(value !== undefined && { value }) };
}

const daysOf = ({ from, until }: ConflictRow['stored']) => ({
  from: dayOfText(from!),
  until: dayOfText(until!),
});

export type Decision = By & {
  readonly conflict: number;
  /** keep: the record is right; replace: the roster is. */
  readonly decision: 'keep' | 'replace';
};

/**
 * Decides a conflict.
 * Errors: CONFLICT_NOT_OPEN; CONFLICT_OUTDATED when the record has changed since; CONFLICT_BY_HAND for
 * relatives; FACT_OVERLAPS when the roster's fact contradicts other facts as well.
 */
export async function decideConflict(
  county: County,
  { conflict, decision, ...by }: Decision,
): Promise<Act> {
  const { event, seq } = await act(county, 'conflict-decision', by, async (tx) => {
    await lockKinship(tx, county.code);
    const open = await lockConflict(tx, conflict);
    if (!open) throw registryError('CONFLICT_NOT_OPEN', { conflict });
    if (decision === 'replace') await replaceStored(tx, open);
    await setConflict(tx, conflict, decision === 'keep' ? 'kept' : 'replaced');
  });
  return { event, seq };
}

async function replaceStored(tx: Changing, conflict: ConflictRow): Promise<void> {
  const { id, kind, person } = conflict;
  const records = await lockPerson(tx, person);
  if (kind === 'name') return replaceName(tx, conflict);
  if (kind === 'household') return replaceHousehold(tx, records, conflict);
  if (!(kind in factKinds)) throw registryError('CONFLICT_BY_HAND', { conflict: id, kind });
  const stored = (await factsOfRecords(tx, records)).find((one) => isStored(one, conflict));
  if (!stored) throw registryError('CONFLICT_OUTDATED', { conflict: id });
  await retractFactRow(tx, stored);
  const fact = incomingFact(conflict, stored);
  await addStated(tx, { person: stored.person, records, facts: [fact] });
  for (const record of records) tx.changed('fact', record);
}

function isStored(fact: FactRow, { kind, stored }: ConflictRow): boolean {
  const { from, until } = daysOf(stored);
  return (
    factKindName(fact.kind) === kind &&
    fact.from === from &&
    fact.until === until &&
    fact.low === stored.low &&
    fact.high === stored.high
  );
}

/** A state without a first day is about now: it takes the place of what was thought to hold now. */
function incomingFact({ kind, incoming }: ConflictRow, stored: FactRow): FactNumbers {
  const { from, until } = daysOf(incoming);
  const isUndated = shapeOf(kind) === 'state' && from === BEGINNING;
  const days = isUndated ? { from: stored.from, until: stored.until } : { from, until };
  return { kind: factKindId(kind), ...days, low: incoming.low, high: incoming.high };
}

async function replaceName(tx: Changing, { id, person, stored, incoming }: ConflictRow) {
  const now = await findPerson(tx, person);
  if (now?.name !== stored.name) throw registryError('CONFLICT_OUTDATED', { conflict: id });
  await updateName(tx, person, incoming.name!, readingOf(incoming.name!));
  tx.changed('person', person);
}

async function replaceHousehold(
  tx: Changing,
  records: readonly number[],
  { stored, incoming }: ConflictRow,
) {
  const member = await getMembership(tx, records, stored.number!);
  await noteMembers(tx, [member.household]);
  await retractMemberRow(tx, member);
  const household = await householdId(tx, incoming.number!);
  await insertMember(tx, { ...member, household });
  await noteMembers(tx, [household]);
}
