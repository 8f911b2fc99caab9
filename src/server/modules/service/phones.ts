/** Where somebody wants to be reached: one number at a time, sealed, and every earlier one retracted. */
import type { Changing, Reading } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { phoneContext } from '../account/login.ts';
import { lockPerson } from '../registry/records.ts';
import { findPhone, insertPhone, phoneRows, restorePhone, retractPhones } from './desk-queries.ts';
import { serviceError } from './errors.ts';

/** Apart from identity numbers under the same key. */
const phoneText = (phone: string) => `CONTACT ${phone}`;

/** Digits with an optional + before them; what people write between them goes. */
function normalPhone(text: string): string {
  const phone = text.normalize('NFKC').replace(/[\s()-]/g, '');
  if (!/^\+?\d{5,20}$/.test(phone)) throw serviceError('CONTACT_PHONE');
  return phone;
}

/**
 * Sets somebody's phone number in place of the one before; gives the number of the row.
 * Errors: PERSON_UNKNOWN, CONTACT_PHONE, those of the access decision.
 */
export async function setPhone(
  tx: Changing,
  keys: KeyRing,
  { person, phone }: { readonly person: number; readonly phone: string },
): Promise<number> {
  const records = await lockPerson(tx, person);
  const normal = normalPhone(phone);
  const index = keys.blindIndex(phoneText(normal));
  await retractPhones(tx, records);
  const sealed = keys.sealId(normal, phoneContext(index));
  const id = await insertPhone(tx, { person, sealed, index });
  tx.changed('person', person);
  return id;
}

/**
 * Takes a number back: the one before it counts again, unless another was set meanwhile.
 * Errors: CONTACT_UNKNOWN, those of the access decision.
 */
export async function takeBackPhone(
  tx: Changing,
  { id, person }: { readonly id: number; readonly person: number },
): Promise<void> {
  const records = await lockPerson(tx, person);
  const row = await findPhone(tx, id, records);
  if (!row) throw serviceError('CONTACT_UNKNOWN', { contact: id });
  if (!row.is_standing) return;
  await retractPhones(tx, records);
  await restorePhone(tx, { id, records, event: row.added_in });
  tx.changed('person', person);
}

/** Numbers of people whose records were opened, by record. */
export async function phonesOf(
  tx: Reading,
  keys: KeyRing,
  persons: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await phoneRows(tx, persons);
  return new Map(
    rows.map(({ person, sealed, index }) => [person, keys.openId(sealed, phoneContext(index))]),
  );
}
