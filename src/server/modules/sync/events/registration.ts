/** Somebody whom a phone registers gets her number, and what waited for her goes on. */
import type { Changing } from '../../../../db/county.ts';
import type { PersonFields } from '../../../../model/sync/fields.ts';
import { type Book, openBook } from './book.ts';
import {
  findServingUnit,
  insertRegistered,
  keptOf,
  lockNames,
  refusedRegistrations,
  wakeEvents,
} from './queries.ts';
import type { Receiving } from './receive.ts';
import { registerBirth, registerNewcomer } from './register.ts';
import { aboutOf, refuse, tried } from './settle.ts';
import { type Arrived, awaitedBy, parentsIn } from './signed.ts';
import { numbersOf, rowOf, waitingEntry } from './together.ts';

/** Takes a registration; a second one of the same person is refused. */
export async function takeRegistration(tx: Changing, at: Receiving, one: Arrived): Promise<void> {
  const { event } = one;
  await lockNames(tx, [...awaitedBy(one), event.record]);
  const kept = (await keptOf(tx, [event.id])).get(event.id);
  if (kept !== undefined && kept !== 'waiting') return;
  const book = await openBook(tx, []);
  if (kept === undefined) book.add(rowOf(at, one));
  else book.keep(waitingEntry(one));
  await registerOnce(tx, at, book, one);
  await book.write();
}

async function registerOnce(
  tx: Changing,
  at: Receiving,
  book: Book,
  { event, field }: Arrived,
): Promise<void> {
  const { id, record } = event;
  const place = { record, text: event.field, person: null };
  const parents = parentsIn(event);
  const numbers = await numbersOf(tx, [record as `new/${string}`, ...parents]);
  const isFirst = !numbers.has(record as `new/${string}`);
  if (!isFirst || event.value === null || event.base.length > 0) {
    return refuse(at, book, place, id, 'PHONE_REGISTRATION_STAYS');
  }
  const known = parents.flatMap((ref) => numbers.get(ref) ?? []);
  if (known.length < parents.length) {
    const missing = parents.filter((ref) => !numbers.has(ref));
    if ((await refusedRegistrations(tx, at.device.id, missing)).length > 0) {
      return setElsewhere(at, book, event, { person: null, unit: at.unit });
    }
    return;
  }
  const [parent] = known;
  if (parent !== undefined && !(await isReached(tx, parent))) {
    const unit = await findServingUnit(tx, parent, at.today);
    return setElsewhere(at, book, event, { person: parent, unit });
  }
  const code = await tried(tx, async () => {
    const person =
      field!.kind === 'birth'
        ? await registerBirth(tx, at, {
            ...(event.value as PersonFields['birth']),
            parents: known,
          })
        : await registerNewcomer(tx, at, event.value as PersonFields['newcomer']);
    tx.seen(person);
    const uuid = record.slice('new/'.length);
    await insertRegistered(tx, uuid, person);
    await wakeEvents(tx, at.device.id, uuid);
    book.put(id, { person, state: 'accepted', effect: {} });
  });
  if (code !== undefined) refuse(at, book, place, id, code);
}

function setElsewhere(
  at: Receiving,
  book: Book,
  { id, record, field }: Arrived['event'],
  to: { readonly person: number | null; readonly unit: number | null },
): void {
  book.put(id, { state: 'elsewhere' });
  const about = aboutOf(at, { record, text: field, person: to.person });
  book.openCase('elsewhere', id, { ...about, unit: to.unit });
}

const isReached = async (tx: Changing, person: number): Promise<boolean> =>
  (await tx.openAs!('task', [person])).length > 0 ||
  (await tx.openAs!('area', [person])).length > 0;
