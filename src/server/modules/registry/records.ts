/** The records of one person: several when some were merged. */
import type { Changing, Reading } from '../../../db/county.ts';
import { registryError } from './errors.ts';
import { findPerson, lockRecords, type PersonRow } from './queries.ts';

/**
 * The records of somebody, locked until the transaction ends.
 * Errors: PERSON_UNKNOWN unless the record is there and somebody's, not only named.
 */
export async function lockPerson(tx: Changing, person: number): Promise<readonly number[]> {
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
