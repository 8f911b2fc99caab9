/** The records of one person: several when some were merged. */
import type { Changing, Reading } from '../../../db/county.ts';
import { registryError } from './errors.ts';
import { findPerson, lockRecords, type PersonRow, recordsOfEach } from './queries.ts';

/** Records of people who were locked together, by transaction. */
const locked = new WeakMap<Changing, ReadonlyMap<number, readonly number[]>>();

/**
 * Locks the records of many people at once, in one order, so that {@link lockPerson} asks no more about them in this
 * transaction. Before any savepoint, for going back to one would let them go. Whoever is on no record is passed over.
 */
export async function lockPeople(tx: Changing, persons: readonly number[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.open(...persons);
  const rows = await lockRecords(tx, persons);
  const onRecord = new Set(rows.filter((one) => one.is_on_record).map(({ id }) => id));
  const of = new Map<number, number[]>();
  for (const { person, id } of await recordsOfEach(tx, persons)) {
    of.set(person, [...(of.get(person) ?? []), id]);
  }
  locked.set(tx, new Map([...of].filter(([, records]) => records.some((id) => onRecord.has(id)))));
}

/**
 * The records of somebody, locked until the transaction ends.
 * Errors: PERSON_UNKNOWN unless the record is there and somebody's, not only named.
 */
export async function lockPerson(tx: Changing, person: number): Promise<readonly number[]> {
  const known = locked.get(tx)?.get(person);
  if (known) return known;
  await tx.open(person);
  const records = await lockRecords(tx, [person]);
  if (!records.some((one) => one.is_on_record)) throw registryError('PERSON_UNKNOWN', { person });
  return records.map(({ id }) => id);
}

/** Somebody, or who is only named. Errors: PERSON_UNKNOWN. */
export async function getPerson(tx: Reading, person: number): Promise<PersonRow> {
  await tx.open(person);
  const found = await findPerson(tx, person);
  if (!found) throw registryError('PERSON_UNKNOWN', { person });
  tx.seen(person);
  return found;
}
