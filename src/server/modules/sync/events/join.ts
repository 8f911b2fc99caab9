/**
 * What phones said of two records that are taken for one person meets in one field, and parts again when that is undone:
 * the versions come together as they would have, had they always been of one person.
 */
import {
  type Changing,
  changeCounty,
  type County,
  snapshotCounty,
  softwareOf,
} from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import type { RecordRef } from '../../../../model/sync/event.ts';
import { findField } from '../../../../model/sync/fields.ts';
import { merged } from '../../../../model/sync/merge.ts';
import { lockPeople } from '../../registry/records.ts';
import { type Applying, type Place, takeBack } from './apply.ts';
import { type Book, openBook } from './book.ts';
import { type FieldName, lockNames, type StrayRow, strays } from './queries.ts';
import { refuse, settleStanding, type Settling, standingOf, tried } from './settle.ts';

export type Joining = { readonly keys: KeyRing; readonly today: number; readonly now: Date };

/** Brings fields of people together whose records were merged or parted since; gives of how many people. */
export async function joinFields(served: County, joining: Joining): Promise<number> {
  const county = softwareOf(served);
  const all = await snapshotCounty(county, (tx) => strays(tx));
  const groups = Map.groupBy(all, ({ staying }) => staying);
  for (const staying of groups.keys()) {
    const act = { kind: 'phone-event', actor: 'nuanjia', detail: { joined: staying } };
    await changeCounty(county, act, (tx) => joinOf(tx, county, joining, staying));
  }
  return groups.size;
}

async function joinOf(
  tx: Changing,
  county: County,
  joining: Joining,
  staying: number,
): Promise<void> {
  await lockPeople(tx, [staying]);
  const stray = await strays(tx, staying);
  if (stray.length === 0) return;
  tx.seen(staying);
  const to = `person/${staying}`;
  const fields = [
    ...new Map(
      stray
        .flatMap(({ record, field }) => [
          { record, field },
          { record: to, field },
        ])
        .map((one) => [`${one.record} ${one.field}`, one]),
    ).values(),
  ];
  await lockNames(
    tx,
    fields.map(({ record, field }) => `${record} ${field}`),
  );
  const book = await openBook(tx, fields);
  for (const { id } of stray) book.put(id, { record: to });
  for (const field of fields) await joinField(tx, atOf(county, joining, stray), book, field);
  await book.write();
}

/** In the name of who said the first of them. */
const atOf = (county: County, joining: Joining, [first]: readonly StrayRow[]): Applying => ({
  ...{ county, ...joining, account: first!.account, unit: first!.unit, post: 0 },
});

async function joinField(
  tx: Changing,
  at: Applying,
  book: Book,
  { record, field: text }: FieldName,
): Promise<void> {
  const field = findField(record as RecordRef, text);
  if (!field) return;
  const person = Number(record.slice('person/'.length));
  const place: Place = { record, field, text, person, about: person };
  const on: Settling = { tx, at, book, place };
  await takeBackAll(on);
  await settleStanding(on);
  tx.changed('service', person);
}

/** Where several versions have an effect, one of each record, all are taken back, and whichever stands counts anew. */
async function takeBackAll({ tx, at, book, place }: Settling): Promise<void> {
  const versions = book.versionsOf(place.record, place.text);
  const standing = merged(versions) && standingOf(place.field, merged(versions)!);
  const effective = versions.filter(({ effect }) => effect !== null);
  if (effective.length < 2) return;
  const effects = effective.map(({ effect }) => effect!);
  // What one replaced may stand where another added: facts of all of them go, and then all come back.
  const facts = {
    added: effects.flatMap((one) => one.facts?.added ?? []),
    removed: effects.flatMap((one) => one.facts?.removed ?? []),
  };
  const isConsent = place.field.kind === 'consent';
  const code = await tried(tx, async () => {
    // The ledger of consents is only added to: the next answer follows upon the ones before.
    if (isConsent && standing?.value !== null) return;
    await takeBack(tx, at, place, { facts });
    for (const { facts: _, ...rest } of isConsent ? [] : effects) {
      await takeBack(tx, at, place, rest);
    }
  });
  for (const { id } of effective) {
    const isKept = code !== undefined && id === standing?.id;
    if (!isKept) book.put(id, { effect: null });
    // The record went on since, so it is for somebody to look at.
    if (!isKept && code !== undefined) refuse(at, book, place, id, code);
  }
}
