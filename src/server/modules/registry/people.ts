/**
 * People one by one: registering somebody, finding somebody by number, and correcting name and number.
 * Numbers are sealed; they are found by their keyed index only.
 */
import { type Changing, type County, readCounty } from '../../../db/county.ts';
import { sqlState } from '../../../db/database.ts';
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
  insertNumber,
  insertPerson,
  lockKinship,
  lockRecords,
  retractNumbers,
  updateName,
} from './queries.ts';
import { readingOf } from './reading.ts';
import { lockPerson } from './records.ts';
import { type FactStatement, numbersOf } from './statements.ts';

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
  { today, name, identityNumber, facts, links, ...by }: Registration,
): Promise<Done> {
  const written = nameOf(name);
  const number = identityNumber === undefined ? undefined : numberOf(identityNumber);
  const stated = facts.map((one) => numbersOf(one, { today, source: by.source }));
  const { value, ...done } = await knownTwice(() =>
    act(county, 'registration', by, async (tx) => {
      if (links.length > 0) await lockKinship(tx, county.code);
      const person = await newPerson(tx, keys, written, number);
      const records = await lockRecords(tx, [person]);
      await addStated(tx, { person, records: records.map(({ id }) => id), facts: stated });
      for (const link of links) await addLinkRow(tx, { ...link, person });
      tx.changed('person', person);
      return person;
    }),
  );
  return { person: value, ...done };
}

async function newPerson(
  tx: Changing,
  keys: KeyRing,
  name: string,
  number: string | undefined,
): Promise<number> {
  const found = number && (await findByBlindIndexes(tx, keys.blindIndexes(number)));
  if (found) {
    const locked = await lockRecords(tx, [found.id]);
    if (locked.some((one) => one.is_on_record)) throw registryError('PERSON_KNOWN');
    await updateName(tx, found.id, name, readingOf(name));
    return found.id;
  }
  const person = await insertPerson(tx, name, readingOf(name));
  if (number) await insertNumber(tx, sealed(keys, person, number));
  return person;
}

const sealed = (keys: KeyRing, person: number, number: string) => ({
  person,
  blindIndex: keys.blindIndex(number),
  sealed: keys.sealId(number, sealContext(person)),
});

/** Two who register one number at the same moment: the second meets the unique index. */
async function knownTwice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw registryError('PERSON_KNOWN');
  }
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
  { person, number, ...by }: By & { readonly person: number; readonly number: string },
): Promise<Done> {
  const text = numberOf(number);
  const { event, seq } = await knownTwice(() =>
    act(county, 'number-change', by, async (tx) => {
      await lockPerson(tx, person);
      const holder = await findByBlindIndexes(tx, keys.blindIndexes(text));
      if (holder) throw registryError(holder.id === person ? 'NUMBER_SAME' : 'PERSON_KNOWN');
      await retractNumbers(tx, person);
      await insertNumber(tx, sealed(keys, person, text));
      tx.changed('person', person);
    }),
  );
  return { person, event, seq };
}
