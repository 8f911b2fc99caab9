/**
 * Facts one by one. A fact is never edited: what is no longer believed is retracted, and what holds
 * instead is added, in one event.
 */
import type { Changing, County } from '../../../db/county.ts';
import { factKindName } from '../../../db/fact-kinds.ts';
import { END } from '../../../rules/index.ts';
import { registryError } from './errors.ts';
import { type Act, act, type By } from './acts.ts';
import { type FactRow, factsOfRecords, insertFact, retractFactRow } from './queries.ts';
import { lockPerson } from './records.ts';
import {
  checkEnd,
  type FactNumbers,
  type FactStatement,
  numbersOf,
  shapeOf,
} from './statements.ts';

/** A statement about somebody; `today` because most things cannot have happened after it. */
export type StatedFact = By & FactStatement & { readonly person: number; readonly today: number };

export type FactDone = Act & {
  /** Number of the fact that was added, or of the one that is gone. */
  readonly fact: number;
};

/**
 * Adds a fact beside what is known.
 * Errors: PERSON_UNKNOWN, FACT_ALREADY_KNOWN, FACT_OVERLAPS, FACT_DEATH_BEFORE_BIRTH, and those of
 * statements.
 */
export async function addFact(county: County, stated: StatedFact): Promise<FactDone> {
  const fact = numbersOf(stated, stated);
  return changeFacts(county, 'fact-add', stated, async (tx, records) => {
    const [id] = await addStated(tx, { person: stated.person, records, facts: [fact] });
    return id!;
  });
}

/** Takes a fact back: it was never true. Errors: PERSON_UNKNOWN, FACT_NOT_THERE. */
export async function retractFact(
  county: County,
  { person, fact, ...by }: By & { readonly person: number; readonly fact: number },
): Promise<FactDone> {
  return changeFacts(county, 'fact-retract', { person, ...by }, async (tx, records) => {
    await retractFactRow(tx, await getFact(tx, records, fact));
    return fact;
  });
}

/**
 * Something changed on a day: what held before ends there.
 * Errors: FACT_CHANGE_NEEDS_DAY without a first day or for what does not change with time; otherwise
 * as {@link addFact}. FACT_OVERLAPS when what is known began later or ends by itself.
 */
export async function changeFact(county: County, stated: StatedFact): Promise<FactDone> {
  const fact = numbersOf(stated, stated);
  const { kind, from } = stated;
  if (shapeOf(kind) !== 'state' || from === undefined) {
    throw registryError('FACT_CHANGE_NEEDS_DAY', { kind });
  }
  return changeFacts(county, 'fact-change', stated, (tx, records) =>
    changeStated(tx, { person: stated.person, records, fact }),
  );
}

/** Adds what holds from a day on, and ends what held before. Errors: FACT_ALREADY_KNOWN, FACT_OVERLAPS. */
export async function changeStated(
  tx: Changing,
  { person, records, fact }: Omit<Addition, 'facts'> & { readonly fact: FactNumbers },
): Promise<number> {
  const kind = factKindName(fact.kind);
  const stored = await factsOfRecords(tx, records);
  const before = await withoutUnknown(tx, records, stored, fact);
  for (const one of before.filter((it) => it.kind === fact.kind && overlaps(it, fact))) {
    if (isSameValue(one, fact)) throw registryError('FACT_ALREADY_KNOWN', { kind });
    if (one.from >= fact.from || one.until !== END || fact.until !== END) {
      throw registryError('FACT_OVERLAPS', { kind });
    }
    await replace(tx, one, { ...one, until: fact.from });
  }
  return insertFact(tx, person, fact);
}

/**
 * What holds ends on a day, and nothing is known of what follows.
 * Errors: PERSON_UNKNOWN, FACT_NOT_THERE, FACT_CHANGE_NEEDS_DAY, FACT_DAYS_INVALID.
 */
export async function endFact(
  county: County,
  {
    person,
    fact,
    until,
    ...by
  }: By & { readonly person: number; readonly fact: number; readonly until: number },
): Promise<FactDone> {
  return changeFacts(county, 'fact-end', { person, ...by }, async (tx, records) => {
    const stored = await getFact(tx, records, fact);
    const kind = factKindName(stored.kind);
    if (shapeOf(kind) !== 'state') throw registryError('FACT_CHANGE_NEEDS_DAY', { kind });
    checkEnd(kind, stored, until);
    return replace(tx, stored, { ...stored, until });
  });
}

/**
 * A fact was wrong: in its place stands what is right.
 * Errors: as {@link retractFact} and {@link addFact}; FACT_OTHER_KIND.
 */
export async function correctFact(
  county: County,
  stated: StatedFact & { readonly fact: number },
): Promise<FactDone> {
  const right = numbersOf(stated, stated);
  return changeFacts(county, 'fact-correct', stated, async (tx, records) => {
    const wrong = await getFact(tx, records, stated.fact);
    if (wrong.kind !== right.kind) {
      throw registryError('FACT_OTHER_KIND', {
        kind: stated.kind,
        stored: factKindName(wrong.kind),
      });
    }
    await retractFactRow(tx, wrong);
    const [id] = await addStated(tx, { person: wrong.person, records, facts: [right] });
    return id!;
  });
}

async function changeFacts(
  county: County,
  kind: string,
  { person, ...by }: By & { readonly person: number },
  work: (tx: Changing, records: readonly number[]) => Promise<number>,
): Promise<FactDone> {
  const { value, event, seq } = await act(county, kind, by, async (tx) => {
    const records = await lockPerson(tx, person);
    const fact = await work(tx, records);
    // The row may stand in a merged record; undoing looks for it by whose record changed.
    for (const record of records) tx.changed('fact', record);
    return fact;
  });
  return { fact: value, event, seq };
}

export type Addition = {
  readonly person: number;
  /** All records of the person. */
  readonly records: readonly number[];
  readonly facts: readonly FactNumbers[];
};

/**
 * Adds facts that contradict nothing; gives their numbers.
 * Errors: FACT_ALREADY_KNOWN, FACT_OVERLAPS, FACT_DEATH_BEFORE_BIRTH.
 */
export async function addStated(
  tx: Changing,
  { person, records, facts }: Addition,
): Promise<readonly number[]> {
  let stored = await factsOfRecords(tx, records);
  const added: FactNumbers[] = [];
  const ids: number[] = [];
  for (const fact of facts) {
    stored = await withoutUnknown(tx, records, stored, fact);
    checkBeside([...stored, ...added], fact);
    added.push(fact);
    ids.push(await insertFact(tx, person, fact));
  }
  return ids;
}

/**
 * What is on record beside a fact. That nobody knew, on the days of which it is said now, is over; of other days it
 * stays on record.
 */
async function withoutUnknown(
  tx: Changing,
  records: readonly number[],
  stored: readonly FactRow[],
  fact: FactNumbers,
): Promise<readonly FactRow[]> {
  if (fact.low === undefined || shapeOf(factKindName(fact.kind)) !== 'state') return stored;
  const isAnswered = (one: FactRow) =>
    one.kind === fact.kind && one.low === undefined && overlaps(one, fact);
  const answered = stored.filter(isAnswered);
  if (answered.length === 0) return stored;
  for (const one of answered) {
    await retractFactRow(tx, one);
    const rest = [
      { ...one, until: fact.from },
      { ...one, from: fact.until },
    ];
    for (const part of rest.filter(({ from, until }) => from < until)) {
      await insertFact(tx, one.person, part);
    }
  }
  return factsOfRecords(tx, records);
}

/** Errors: FACT_ALREADY_KNOWN, FACT_OVERLAPS, FACT_DEATH_BEFORE_BIRTH. */
export function checkBeside(known: readonly FactNumbers[], fact: FactNumbers): void {
  const kind = factKindName(fact.kind);
  const own = known.filter((one) => one.kind === fact.kind);
  const isKnown = (one: FactNumbers) =>
    isSameValue(one, fact) && one.from === fact.from && one.until === fact.until;
  const shape = shapeOf(kind);
  if (own.some(isKnown) || (shape === 'once' && own.length > 0)) {
    throw registryError('FACT_ALREADY_KNOWN', { kind });
  }
  if (shape === 'state' && own.some((one) => overlaps(one, fact))) {
    throw registryError('FACT_OVERLAPS', { kind });
  }
  checkLife(known, fact, kind);
}

/** Nobody dies before the first day on which they can have been born. */
function checkLife(known: readonly FactNumbers[], fact: FactNumbers, kind: string): void {
  const isEarlier = (death: FactNumbers, birth: FactNumbers) => death.until <= birth.from;
  const wrong = known.some((one) => {
    const other = factKindName(one.kind);
    if (kind === 'death') return other === 'birth' && isEarlier(fact, one);
    return kind === 'birth' && other === 'death' && isEarlier(one, fact);
  });
  if (wrong) throw registryError('FACT_DEATH_BEFORE_BIRTH');
}

type Days = { readonly from: number; readonly until: number };

export const overlaps = (a: Days, b: Days) => a.from < b.until && b.from < a.until;

const isSameValue = (a: FactNumbers, b: FactNumbers) => a.low === b.low && a.high === b.high;

async function getFact(tx: Changing, records: readonly number[], fact: number): Promise<FactRow> {
  const found = (await factsOfRecords(tx, records)).find(({ id }) => id === fact);
  if (!found) throw registryError('FACT_NOT_THERE', { fact });
  return found;
}

/** What replaces a fact stands in the same record. */
async function replace(tx: Changing, old: FactRow, by: FactNumbers): Promise<number> {
  await retractFactRow(tx, old);
  return insertFact(tx, old.person, by);
}
