/**
 * People one by one: registering somebody, finding somebody by number, and correcting name and number.
 * Numbers are sealed; they are found by their keyed index only.
 */
import { type Changing, type County, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { parseIdentityNumber } from '../../../model/identity-number.ts';
import { sealContext } from '../roster/people-chunk.ts';
import { type Act, act, type By } from './acts.ts';
import { registryError } from './errors.ts';
import { addStated } from './facts.ts';
import { addLinkRow, type NewLink } from './kinship.ts';
import {
  findByBlindIndexes,
  findPerson,
  findStaying,
  insertPerson,
  keepNumber,
  lockKinship,
  lockRecords,
  nextPerson,
  numberHolder,
  updateName,
} from './queries.ts';
import { readingOf } from './reading.ts';
import { lockPerson } from './records.ts';
import { type FactNumbers, type FactStatement, numbersOf } from './statements.ts';

export type Registration = By & {
  readonly today: number;
  readonly name: string;
  /** 18 or 15 digits; a newborn may have none yet. */
  readonly identityNumber?: string;
  readonly facts: readonly FactStatement[];
  readonly links: readonly Omit<NewLink, 'person'>[];
};

export type Done = Act & { readonly person: number };

/**
 * Registers somebody with facts and relatives. Who was only named by number so far keeps that record.
 * Errors: PERSON_KNOWN, NAME_EMPTY, NUMBER_INVALID, and those of facts and links.
 */
export async function addPerson(
  county: County,
  keys: KeyRing,
  { links, ...registration }: Registration,
): Promise<Done> {
  const newcomer = newcomerOf(registration);
  const { value, ...done } = await act(county, 'registration', registration, async (tx) => {
    if (links.length > 0) await lockKinship(tx, county.code);
    const person = await addNewcomer(tx, keys, newcomer);
    for (const link of links) await addLinkRow(tx, { ...link, person });
    return person;
  });
  return { person: value, ...done };
}

export type Newcomer = {
  readonly name: string;
  readonly number: string | undefined;
  readonly facts: readonly FactNumbers[];
  readonly today: number;
};

/** What is stated about somebody new, checked. Errors: NAME_EMPTY, NUMBER_INVALID, those of facts. */
export const newcomerOf = ({
  today,
  name,
  identityNumber,
  facts,
  source,
}: Omit<Registration, 'links'>): Newcomer => ({
  name: nameOf(name),
  number: identityNumber === undefined ? undefined : numberOf(identityNumber),
  facts: facts.map((one) => numbersOf(one, { today, source })),
  today,
});

/** Writes somebody new with facts; gives the number of the record. Errors: PERSON_KNOWN, those of facts. */
export async function addNewcomer(
  tx: Changing,
  keys: KeyRing,
  { name, number, facts, today }: Newcomer,
): Promise<number> {
  const holder = number && (await numberHolder(tx, keys.blindIndexes(number), today));
  const person = holder ? await takeUp(tx, holder, name) : await newRecord(tx, name);
  if (number && !holder) await giveNumber(tx, keys, { person, number, today });
  const records = await lockRecords(tx, [person]);
  await addStated(tx, { person, records: records.map(({ id }) => id), facts });
  tx.changed('person', person);
  return person;
}

/** Who was only named by number is on record from now on. Errors: PERSON_KNOWN. */
async function takeUp(tx: Changing, person: number, name: string): Promise<number> {
  await tx.open(person);
  const locked = await lockRecords(tx, [person]);
  if (locked.some((one) => one.is_on_record)) throw registryError('PERSON_KNOWN');
  await updateName(tx, person, name, readingOf(name));
  return person;
}

async function newRecord(tx: Changing, name: string): Promise<number> {
  const person = await nextPerson(tx);
  await tx.openNew(person);
  await insertPerson(tx, person, name, readingOf(name));
  return person;
}

type Numbered = { readonly person: number; readonly number: string; readonly today: number };

/** Errors: PERSON_KNOWN. */
async function giveNumber(
  tx: Changing,
  keys: KeyRing,
  { person, number, today }: Numbered,
): Promise<void> {
  const holder = await keepNumber(tx, {
    person,
    today,
    indexes: keys.blindIndexes(number),
    blindIndex: keys.blindIndex(number),
    sealed: keys.sealId(number, sealContext(person)),
  });
  if (holder !== undefined) throw registryError('PERSON_KNOWN');
}

function nameOf(name: string): string {
  const written = name.trim();
  if (written === '') throw registryError('NAME_EMPTY');
  return written;
}

/** The number as it is stored: 18 characters. */
function numberOf(text: string): string {
  const parsed = parseIdentityNumber(text);
  if (typeof parsed === 'string') throw registryError('NUMBER_INVALID', { fault: parsed });
  return parsed.number;
}

export type Found = {
  /** The record that stays; another than `record` when that was merged. */
  readonly person: number;
  readonly record: number;
  readonly name: string;
  /** False: only named as a relative. */
  readonly isOnRecord: boolean;
};

/** Who has a number. Also numbers that are not valid but were read in so; undefined: nobody. */
export function findByNumber(
  county: County,
  keys: KeyRing,
  { actor, number }: By & { readonly number: string },
): Promise<Found | undefined> {
  const parsed = parseIdentityNumber(number);
  const text = typeof parsed === 'string' ? number : parsed.number;
  return readCounty(county, { kind: 'find-person', actor }, async (tx) => {
    const record = await findByBlindIndexes(tx, keys.blindIndexes(text));
    if (!record) return undefined;
    const person = (await findStaying(tx, record.id))!;
    tx.seen(...new Set([person, record.id]));
    const { name, is_on_record } = (await findPerson(tx, person))!;
    return { person, record: record.id, name, isOnRecord: is_on_record };
  });
}

/**
 * Writes a name as it should be. The record keeps only the name that is right.
 * Errors: PERSON_UNKNOWN, NAME_EMPTY.
 */
export async function correctName(
  county: County,
  { person, name, ...by }: By & { readonly person: number; readonly name: string },
): Promise<Done> {
  const written = nameOf(name);
  const { event, seq } = await act(county, 'name-correction', by, async (tx) => {
    await lockPerson(tx, person);
    await updateName(tx, person, written, readingOf(written));
    tx.changed('person', person);
  });
  return { person, event, seq };
}

/**
 * Gives somebody a number, or another one after a correction; the one before no longer finds the person.
 * Errors: PERSON_UNKNOWN, PERSON_KNOWN, NUMBER_INVALID, NUMBER_SAME.
 */
export async function setIdentityNumber(
  county: County,
  keys: KeyRing,
  {
    person,
    number,
    today,
    ...by
  }: By & { readonly person: number; readonly number: string; readonly today: number },
): Promise<Done> {
  const text = numberOf(number);
  const { event, seq } = await act(county, 'number-change', by, async (tx) => {
    await lockPerson(tx, person);
    const holder = await numberHolder(tx, keys.blindIndexes(text), today);
    if (holder !== undefined) {
      throw registryError(holder === person ? 'NUMBER_SAME' : 'PERSON_KNOWN');
    }
    await giveNumber(tx, keys, { person, number: text, today });
    tx.changed('person', person);
  });
  return { person, event, seq };
}
