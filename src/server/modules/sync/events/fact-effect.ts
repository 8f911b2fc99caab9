/** Facts as effects of events: what was added, what it replaced, and the way back. */
import type { Changing, County } from '../../../../db/county.ts';
import { factKindName } from '../../../../db/fact-kinds.ts';
import { day, END } from '../../../../rules/index.ts';
import { checkOwnCounty } from '../../fact/shapes.ts';
import { addStated, changeStated, overlaps } from '../../registry/facts.ts';
import {
  type FactRow,
  factsOfRecords,
  insertFact,
  retractFactRow,
} from '../../registry/queries.ts';
import { lockPerson } from '../../registry/records.ts';
import {
  type FactNumbers,
  type FactStatement,
  numbersOf,
  shapeOf,
} from '../../registry/statements.ts';
import { syncError } from '../errors.ts';
import type { Effect } from './effect.ts';

/** What a phone says holds; days as text. */
export type SaidFact = {
  readonly value: string | number | boolean | null;
  readonly from?: string;
  readonly until?: string;
};

/** A field of a fact as the registry states it. A fact that happens has the day from which it holds. */
export function statementOf(kind: string, { value, from, until }: SaidFact): FactStatement {
  if (shapeOf(kind) === 'event') return { kind, ...(from !== undefined && { day: day(from) }) };
  return {
    ...{ kind, value },
    ...(from !== undefined && { from: day(from) }),
    ...(until !== undefined && { until: day(until) }),
  };
}

type Stating = { readonly county: County; readonly person: number; readonly today: number };

/**
 * Writes a fact: from a day on it ends what held before, else it stands beside what is known. Nothing is written where
 * the record says so already.
 * Errors: those of facts.
 */
export async function stateFact(
  tx: Changing,
  { county, person, today }: Stating,
  statement: FactStatement,
): Promise<Effect> {
  const { kind, value } = statement;
  if (kind === 'residence' && typeof value === 'string') checkOwnCounty(county, value);
  const records = await lockPerson(tx, person);
  const fact = numbersOf(statement, { today });
  const before = await factsOfRecords(tx, records);
  if (before.some((one) => saysSo(one, fact, statement.from === undefined, today))) return {};
  const isChange = shapeOf(kind) === 'state' && statement.from !== undefined;
  if (isChange) await changeStated(tx, { person, records, fact });
  else await addStated(tx, { person, records, facts: [fact] });
  const after = await factsOfRecords(tx, records);
  for (const record of records) tx.changed('fact', record);
  const [old, now] = [before, after].map((rows) => new Set(rows.map(({ id }) => id)));
  return {
    facts: {
      added: after.filter(({ id }) => !old!.has(id)).map(({ id }) => id),
      removed: before.filter(({ id }) => !now!.has(id)),
    },
  };
}

/** Whether a fact on record says the same; without a first day it is enough that it holds today. */
function saysSo(one: FactRow, fact: FactNumbers, isNow: boolean, today: number): boolean {
  if (one.kind !== fact.kind || one.low !== fact.low || one.high !== fact.high) return false;
  if (shapeOf(factKindName(fact.kind)) !== 'state') {
    return one.from === fact.from && one.until === fact.until;
  }
  if (isNow && fact.until === END) return one.from <= today && one.until > today;
  return one.from <= fact.from && one.until >= fact.until;
}

/** Takes facts back and restores what they replaced. Errors: PHONE_BUILT_UPON where the record went on since. */
export async function takeBackFacts(
  tx: Changing,
  person: number,
  { added, removed }: NonNullable<Effect['facts']>,
): Promise<void> {
  const records = await lockPerson(tx, person);
  const known = await factsOfRecords(tx, records);
  const own = known.filter(({ id }) => added.includes(id));
  if (own.length !== added.length) throw syncError('PHONE_BUILT_UPON');
  for (const one of own) await retractFactRow(tx, one);
  for (const back of removed) {
    const isTaken = known.some(
      (one) => one.kind === back.kind && !added.includes(one.id) && overlaps(one, back),
    );
    if (isTaken) throw syncError('PHONE_BUILT_UPON');
    await insertFact(tx, back.person, back);
  }
  for (const record of records) tx.changed('fact', record);
}
