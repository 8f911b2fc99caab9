/**
 * Events of one request taken in one transaction: names and people are locked in one order, what is known of their
 * fields is read together, and each event is settled by itself, so that one which the record refuses loses only itself.
 */
import type { Changing } from '../../../../db/county.ts';
import { factKinds } from '../../../../db/fact-kinds.ts';
import { numberOfRef, type PersonRef } from '../../../../model/sync/event.ts';
import type { Field, VisitFields } from '../../../../model/sync/fields.ts';
import { isSupply, supplyOf } from '../../../../model/service/supplies.ts';
import { type DataClass, kindsOf } from '../../../access/index.ts';
import { lockPeople } from '../../registry/records.ts';
import { isInUse, LEASE_HOURS } from '../device/devices.ts';
import type { Place } from './apply.ts';
import { type Book, openBook } from './book.ts';
import {
  findRegistered,
  findServingUnit,
  keptOf,
  lockNames,
  type NewEventRow,
  refusedRegistrations,
  registeredSince,
  stayingOf,
} from './queries.ts';
import type { Receiving } from './receive.ts';
import { aboutOf, refuse, settleField } from './settle.ts';
import { type Arrived, isRegistration, peopleIn } from './signed.ts';

/** An event with everybody whom it speaks of. */
type Spoken = Arrived & {
  readonly people: readonly PersonRef[];
  /** Who takes a standing offer is on no record, nor in the event. */
  readonly isNobodys: boolean;
};

/** Numbers of people by what events call them. */
type Numbers = ReadonlyMap<PersonRef, number>;

/**
 * Takes events that are no registrations; gives those that were left, because of somebody in them the asker serves but
 * has no task for her: a transaction shows of all whom it opened only what it may show of each.
 */
export async function takeTogether(
  tx: Changing,
  at: Receiving,
  arrived: readonly Arrived[],
): Promise<readonly Arrived[]> {
  const all = arrived.map(spoken);
  await lockNames(tx, all.flatMap(namesOf));
  const numbers = await numbersOf(
    tx,
    all.flatMap(({ people }) => people),
  );
  const kept = await keptOf(
    tx,
    all.map(({ event }) => event.id),
  );
  // Another connection brought them while this one waited.
  const todo = all.filter(({ event }) => (kept.get(event.id) ?? 'waiting') === 'waiting');
  const { open, isFar, rest } = await opened(tx, at, todo, numbers);
  const mine = todo.filter((one) => !rest.includes(one));
  const staying = await stayingOf(tx, [...new Set(numbers.values())]);
  const places = new Map(mine.map((one) => [one, findPlace(one, numbers, staying)]));
  const fields = [...places.values()].flatMap((place) =>
    place ? [{ record: place.record, field: place.text }] : [],
  );
  await lockNames(
    tx,
    fields.map(({ record, field }) => `${record} ${field}`),
  );
  await lockPeople(tx, [...open]);
  const book = await openBook(tx, fields);
  const taking = {
    tx,
    at,
    book,
    numbers,
    open,
    isFar,
    ...(await settingOf(tx, at, mine, numbers)),
  };
  for (const one of mine) {
    if (kept.has(one.event.id)) book.keep(waitingEntry(one));
    else book.add(rowOf(at, one));
    await take(taking, one, places.get(one));
  }
  await book.write();
  return rest;
}

type Taking = {
  readonly tx: Changing;
  readonly at: Receiving;
  readonly book: Book;
  readonly numbers: Numbers;
  readonly open: ReadonlySet<number>;
  /** Nobody is open by a task. */
  readonly isFar: boolean;
  readonly kinds: readonly number[];
  /** People whose registration was not taken. */
  readonly unregistered: ReadonlySet<string>;
};

async function take(taking: Taking, one: Spoken, place: Place | undefined): Promise<void> {
  const { tx, at, book, numbers } = taking;
  const { event, field, code, isNobodys } = one;
  const { record, field: text } = event;
  if (!isInUse(at.device, at.post)) {
    const person = guard(book, numbers, one);
    return setElsewhere(at, book, { record, text, person, unit: at.unit }, event.id, 'held');
  }
  if (!field) {
    return refuse(at, book, { record, text, person: guard(book, numbers, one) }, event.id, code!);
  }
  const nobody = { record: isNobodys ? 'supply' : record, text, person: null };
  if (!place) {
    if (isNobodys) return refuse(at, book, nobody, event.id, 'ACCESS_NOBODY');
    if (!one.people.some((ref) => taking.unregistered.has(ref))) return;
    // Nobody waits for ever for a registration that was not taken.
    return setElsewhere(at, book, { ...nobody, unit: at.unit }, event.id, 'elsewhere');
  }
  const kind = kindAsDelicateAs(field);
  if (!isNobodys) book.put(event.id, { person: place.person, kind, record: place.record });
  if (mayWrite(taking, place, kind)) return settleField({ tx, at, book, place }, event.id);
  if (isNobodys) return refuse(at, book, nobody, event.id, 'ACCESS_NOBODY');
  const unit = await findServingUnit(tx, place.person, at.today);
  return setElsewhere(at, book, { ...place, unit }, event.id, 'elsewhere');
}

/** Nothing is thrown away, and a person looks at it. */
function setElsewhere(
  at: Receiving,
  book: Book,
  about: Pick<Place, 'record' | 'text'> & {
    readonly person: number | null;
    readonly unit: number | null;
  },
  id: string,
  state: 'held' | 'elsewhere',
): void {
  book.put(id, { state });
  book.openCase('elsewhere', id, { ...aboutOf(at, about), unit: about.unit });
}

const spoken = (one: Arrived): Spoken => {
  const isNobodys = one.field?.kind === 'supply' && isForNobody(one);
  return { ...one, people: one.field ? peopleIn(one) : [one.event.about], isNobodys };
};

const isNew = (ref: string) => ref.startsWith('new/');

/** What is locked before it is known who they are. */
const namesOf = ({ event, people }: Spoken): readonly string[] => [
  ...people.filter(isNew),
  event.record,
];

/** Numbers of those of some people who have one. */
export async function numbersOf(tx: Changing, people: readonly PersonRef[]): Promise<Numbers> {
  const uuids = [...new Set(people)].filter(isNew).map((ref) => ref.slice('new/'.length));
  const registered =
    uuids.length === 0 ? new Map<string, number>() : await findRegistered(tx, uuids);
  return new Map(
    people.flatMap((ref) => {
      const number = numberOfRef(ref) ?? registered.get(ref.slice('new/'.length));
      return number === undefined ? [] : [[ref, number] as const];
    }),
  );
}

/** Where a version of a field counts; undefined: it speaks of somebody who has no number yet. */
function findPlace(
  { event, field, people }: Spoken,
  numbers: Numbers,
  staying?: ReadonlyMap<number, number>,
): Place | undefined {
  const [person, about] = [numbers.get(people[0]!), numbers.get(event.about)];
  if (!field || person === undefined || about === undefined) return undefined;
  if (!people.every((ref) => numbers.has(ref))) return undefined;
  const record = recordOf(event.record, field, staying?.get(person) ?? person);
  return { record, field, text: event.field, person, about };
}

/** Where the versions of a field meet: whatever a phone called somebody, and whichever of her records it knew. */
function recordOf(record: string, { kind }: Field, person: number): string {
  if (kind === 'supply') return 'supply';
  return record.startsWith('visit/') ? record : `person/${person}`;
}

type Opened = {
  readonly open: ReadonlySet<number>;
  readonly isFar: boolean;
  readonly rest: readonly Spoken[];
};

/**
 * Opens those for whom there is a task, or whom this account has just registered: she may say the rest about them.
 * Where that is nobody, those whom the post serves.
 */
async function opened(
  tx: Changing,
  { device, post, now }: Receiving,
  all: readonly Spoken[],
  numbers: Numbers,
): Promise<Opened> {
  const touched = (one: Spoken) => {
    const place = isInUse(device, post) ? findPlace(one, numbers) : undefined;
    return place ? [place.person, place.about] : [];
  };
  const persons = [...new Set(all.flatMap(touched))];
  if (persons.length === 0) return { open: new Set(), isFar: false, rest: [] };
  const near = new Set(await tx.openAs!('task', persons));
  const others = persons.filter((id) => !near.has(id));
  const since = new Date(now.getTime() - LEASE_HOURS * 3_600_000);
  for (const id of others.length === 0 ? [] : await registeredSince(tx, others, since)) {
    await tx.openNew(id);
    near.add(id);
  }
  const far = all.filter((one) => touched(one).some((id) => !near.has(id)));
  if (far.length < all.length) return { open: near, isFar: false, rest: far };
  const open = await tx.openAs!('area', persons);
  return { open: new Set(open), isFar: true, rest: [] };
}

/** What is the same for all events of the transaction. */
async function settingOf(
  tx: Changing,
  { device }: Receiving,
  all: readonly Spoken[],
  numbers: Numbers,
): Promise<Pick<Taking, 'kinds' | 'unregistered'>> {
  const missing = all.flatMap(({ people }) => people).filter((ref) => !numbers.has(ref));
  const classes = (tx.asked!().classes ?? []) as readonly DataClass[];
  return {
    kinds: kindsOf(classes),
    unregistered: new Set(
      missing.length === 0 ? [] : await refusedRegistrations(tx, device.id, missing),
    ),
  };
}

/** Whether who sent it may write it today: somebody whom she serves, with a task where it is as delicate as one needs. */
function mayWrite(
  { tx, open, isFar, kinds }: Taking,
  { person, about, field }: Place,
  kind: number | null,
): boolean {
  if (!open.has(person) || !open.has(about)) return false;
  tx.seen(person, about);
  return (kind === null || kinds.includes(kind)) && !(isFar && field.kind === 'consent');
}

/** Puts what was not looked into behind the record of whom it is about, as the most delicate that it may be. */
function guard(book: Book, numbers: Numbers, { event, field }: Arrived): number | null {
  const [first = event.about] = field && !isRegistration(field) ? peopleIn({ event, field }) : [];
  const person = numbers.get(first) ?? null;
  const kind = factKinds['encounter/care-visit']!;
  if (person !== null) book.put(event.id, { person, kind });
  return person;
}

const ofVisits: readonly Field['kind'][] = ['step', 'measure', 'referral', 'paper', 'note'];

/** The kind of fact whose class a field has: what is done and found at visits is as delicate as a visit. */
function kindAsDelicateAs(field: Field): number | null {
  if (field.kind === 'fact') return factKinds[field.fact]!;
  return ofVisits.includes(field.kind) ? factKinds['encounter/care-visit']! : null;
}

/** An event as it is kept. Supplies are counted by themselves. */
export function rowOf({ device, account, unit, now }: Receiving, one: Arrived): NewEventRow {
  const { event, text, signature } = one;
  const { id, number, record, field, value, base, about, saidAt } = event;
  const said = { id, account, unit, field, base, saidAt, now };
  if (one.field?.kind === 'supply' && isForNobody(one)) {
    const { item, lot, quantity } = (value ?? {}) as Partial<VisitFields['supply']>;
    const shown = value === null ? null : { item: item!, quantity: quantity!, ...(lot && { lot }) };
    const sent = { device: device.id, number, text: null, signature: null };
    return { ...said, sent, record: 'supply', about: '', value: shown };
  }
  return { ...said, sent: { device: device.id, number, text, signature }, record, value, about };
}

/** A taking back says nothing of what it takes back, so it is treated alike. */
const isForNobody = ({ event: { value } }: Arrived): boolean => {
  const { item } = (value ?? {}) as Partial<VisitFields['supply']>;
  return item === undefined || (isSupply(item) && supplyOf(item).isStandingOffer);
};

/** An event that was kept before and waits. */
export const waitingEntry = ({ event }: Arrived) => ({
  ...{ id: event.id, record: event.record, field: event.field, value: event.value },
  ...{ base: event.base, said_at: event.saidAt, state: 'waiting' as const },
  ...{ code: null, effect: null, person: null, kind: null },
});
