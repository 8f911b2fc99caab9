/** The state of a person's record, as an ETag: it changes when something that the asker may see changes. */
import type { Reading } from '../../../db/county.ts';
import { lockOwn, recordsOf, versionOfRecords } from './queries.ts';

/**
 * The version of what is shown of somebody; holds until the transaction ends when it changes something.
 * Errors: those of the access decision.
 */
export async function versionOf(tx: Reading, person: number): Promise<string> {
  await tx.open(person);
  const records = await lockOwn(tx, person);
  return `"${await versionOfRecords(tx, records)}"`;
}

/**
 * The version of what is about to be read; taken before it, so an edit can only be refused too often.
 * Errors: those of the access decision.
 */
export async function seenVersionOf(tx: Reading, person: number): Promise<string> {
  await tx.open(person);
  return `"${await versionOfRecords(tx, await recordsOf(tx, person))}"`;
}
