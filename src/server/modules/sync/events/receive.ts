/**
 * Takes events of phones, each in a transaction of its own and each once: kept as it was signed, placed on the record
 * that it is about, and settled with the other versions of its field.
 */
import { type Changing, changeCounty } from '../../../../db/county.ts';
import { factKinds } from '../../../../db/fact-kinds.ts';
import { sqlState } from '../../../../db/database.ts';
import type { PersonRef, SignedEvent } from '../../../../model/sync/event.ts';
import type { Field, PersonFields, VisitFields } from '../../../../model/sync/fields.ts';
import { isSupply, supplyOf } from '../../../../model/service/supplies.ts';
import { actorOf, type DataClass, kindsOf } from '../../../access/index.ts';
import { openForEvent } from '../conflicts/queries.ts';
import { isInUse, keyOf, LEASE_HOURS } from '../device/devices.ts';
import type { DeviceRow } from '../device/queries.ts';
import { syncError } from '../errors.ts';
import { type Applying, findNumber, type Place } from './apply.ts';
import {
  findServingUnit,
  hasRegistered,
  insertEvent,
  insertRegistered,
  knownEvents,
  type KnownEvent,
  lockNames,
  placeEvent,
  setEffect,
  setState,
  waitingEvents,
} from './queries.ts';
import { registerBirth, registerNewcomer } from './register.ts';
import { refuse, settleField, tried } from './settle.ts';
import { type Arrived, arrivedOf, isRegistration, peopleIn, readAgain } from './signed.ts';

export type Receiving = Applying & { readonly device: DeviceRow };

/**
 * Takes what a phone sends; what has arrived before does nothing. Afterwards whatever waited for somebody who is
 * registered by now is taken up, also after a cut.
 * Errors: PHONE_SIGNATURE and PHONE_EVENT_BROKEN, before anything is taken; PHONE_EVENT_OTHER.
 */
export async function receiveEvents(at: Receiving, sent: readonly SignedEvent[]): Promise<void> {
  const key = keyOf(at.device.public_key);
  const arrived = sent.map((one) => arrivedOf(one, key));
  const known = await knownEvents(
    at.county,
    arrived.map(({ event }) => event.id),
  );
  for (const one of arrived) {
    const before = known.get(one.event.id);
    if (before) assertSame(at, before, one);
    else await receive(at, one);
  }
  for (const one of await waitingEvents(at.county, at.device.id)) {
    const waiting = readAgain(one);
    await inOwnAct(at, (tx) => settle(tx, at, waiting));
  }
}

/** The same name means the same event. */
function assertSame({ device }: Receiving, before: KnownEvent, { event, text }: Arrived): void {
  const isSame = before.text === null || before.text === text;
  if (before.device === device.id && before.number === event.number && isSame) return;
  throw syncError('PHONE_EVENT_OTHER', { number: event.number });
}

const inOwnAct = async (
  { county, account, device }: Receiving,
  work: (tx: Changing) => Promise<void>,
): Promise<void> => {
  const detail = { device: device.id };
  await changeCounty(county, { kind: 'phone-event', actor: actorOf(account), detail }, work);
};

async function receive(at: Receiving, one: Arrived): Promise<void> {
  try {
    await inOwnAct(at, async (tx) => {
      await keep(tx, at, one);
      await settle(tx, at, one);
    });
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    // It came over another connection at the same time, or another one has its number.
    const { id } = one.event;
    const before = (await knownEvents(at.county, [id])).get(id);
    if (!before) throw syncError('PHONE_EVENT_OTHER', { number: one.event.number });
    assertSame(at, before, one);
  }
}

/** Supplies are counted by themselves; who takes a standing offer is on no record, nor in the event. */
function keep(tx: Changing, { device, account, unit, now }: Receiving, one: Arrived) {
  const { event, text, signature } = one;
  const { id, number, record, field, value, base, about, saidAt } = event;
  const said = { id, account, unit, field, base, saidAt, now };
  if (one.field?.kind === 'supply' && isForNobody(one)) {
    const { item, lot, quantity } = (value ?? {}) as Partial<VisitFields['supply']>;
    const shown = value === null ? null : { item: item!, quantity: quantity!, ...(lot && { lot }) };
    const sent = { device: device.id, number, text: null, signature: null };
    return insertEvent(tx, { ...said, sent, record: 'supply', about: '', value: shown });
  }
  const sent = { device: device.id, number, text, signature };
  return insertEvent(tx, { ...said, sent, record, value, about });
}

/** A taking back says nothing of what it takes back, so it is treated alike. */
const isForNobody = ({ event: { value } }: Arrived): boolean => {
  const { item } = (value ?? {}) as Partial<VisitFields['supply']>;
  return item === undefined || (isSupply(item) && supplyOf(item).isStandingOffer);
};

async function settle(tx: Changing, at: Receiving, one: Arrived): Promise<void> {
  const { event, field, code } = one;
  const { record, field: text } = event;
  const nobody = { record, text, person: null };
  if (!isInUse(at.device, at.post)) return hold(tx, at, one);
  if (!field) return refuse(tx, at, { ...nobody, person: await guard(tx, one) }, event.id, code!);
  const people = peopleIn(one);
  await lockNames(tx, [...people.filter((ref) => ref.startsWith('new/')), event.record]);
  if (isRegistration(field)) return registerOnce(tx, at, one, field);
  const numbers = await numbersOf(tx, people);
  const [person, about] = [numbers.get(people[0]!), numbers.get(event.about)];
  const isNobodys = field.kind === 'supply' && isForNobody(one);
  if (person === undefined || about === undefined || numbers.size < people.length) {
    // It speaks of somebody whose registration has not arrived.
    if (isNobodys) await refuse(tx, at, { ...nobody, record: 'supply' }, event.id, 'ACCESS_NOBODY');
    return;
  }
  const place: Place = { record: placeOf(one, field, person), field, text, person, about };
  await lockNames(tx, [`${place.record} ${text}`]);
  const kind = kindAsDelicateAs(field);
  if (!isNobodys) await placeEvent(tx, event.id, { person, kind, record: place.record });
  if (await mayWrite(tx, at, place, kind)) return settleField(tx, at, place, event.id);
  if (isNobodys) return refuse(tx, at, { ...nobody, record: 'supply' }, event.id, 'ACCESS_NOBODY');
  await setState(tx, event.id, 'elsewhere', null);
  const unit = await findServingUnit(tx, person, at.today);
  const conflict = { record: place.record, field: text, person, unit, now: at.now };
  await openForEvent(tx, 'elsewhere', event.id, conflict);
}

/** From a phone that is out of use: nothing is thrown away, and a person looks at it. */
async function hold(tx: Changing, { unit, now }: Receiving, one: Arrived): Promise<void> {
  const { id, record, field } = one.event;
  await setState(tx, id, 'held', null);
  const person = await guard(tx, one);
  await openForEvent(tx, 'elsewhere', id, { record, field, person, unit, now });
}

/** Puts what was not looked into behind the record of whom it is about, as the most delicate that it may be. */
async function guard(tx: Changing, { event, field }: Arrived): Promise<number | null> {
  const [first = event.about] = field && !isRegistration(field) ? peopleIn({ event, field }) : [];
  const person = (await findNumber(tx, first)) ?? null;
  const kind = factKinds['encounter/care-visit']!;
  if (person !== null) await placeEvent(tx, event.id, { person, kind, record: event.record });
  return person;
}

async function numbersOf(
  tx: Changing,
  people: readonly PersonRef[],
): Promise<ReadonlyMap<PersonRef, number>> {
  const found = new Map<PersonRef, number>();
  for (const ref of people) {
    const number = await findNumber(tx, ref);
    if (number !== undefined) found.set(ref, number);
  }
  return found;
}

/** Where the versions of a field meet: whatever a phone called somebody. */
function placeOf({ event }: Arrived, { kind }: Field, person: number): string {
  if (kind === 'supply') return 'supply';
  return event.record.startsWith('visit/') ? event.record : `person/${person}`;
}

const ofVisits: readonly Field['kind'][] = ['step', 'measure', 'referral', 'paper', 'note'];

/** The kind of fact whose class a field has: what is done and found at visits is as delicate as a visit. */
function kindAsDelicateAs(field: Field): number | null {
  if (field.kind === 'fact') return factKinds[field.fact]!;
  return ofVisits.includes(field.kind) ? factKinds['encounter/care-visit']! : null;
}

/**
 * Whether who sent it may write it today: somebody whom she serves, with a task where it is as delicate as one needs.
 * Whom this account has just registered she may say the rest about.
 */
async function mayWrite(
  tx: Changing,
  { now }: Receiving,
  { person, about, field }: Place,
  kind: number | null,
): Promise<boolean> {
  const since = new Date(now.getTime() - LEASE_HOURS * 3_600_000);
  let isOnTask = true;
  for (const one of new Set([person, about])) {
    if ((await tx.openAs!('task', [one])).length > 0) continue;
    if (await hasRegistered(tx, one, since)) await tx.openNew(one);
    else if ((await tx.openAs!('area', [one])).length > 0) isOnTask = false;
    else return false;
  }
  tx.seen(person, about);
  const classes = tx.asked!().classes as readonly DataClass[];
  const isOpen = kind === null || kindsOf(classes).includes(kind);
  return isOpen && (isOnTask || field.kind !== 'consent');
}

/** Errors: none; a second registration under the same name is refused. */
async function registerOnce(
  tx: Changing,
  at: Receiving,
  { event }: Arrived,
  field: Field,
): Promise<void> {
  const uuid = event.record.slice('new/'.length);
  const place = { record: event.record, text: event.field, person: null };
  const isFirst = (await findNumber(tx, `new/${uuid}`)) === undefined;
  if (!isFirst || event.value === null || event.base.length > 0) {
    return refuse(tx, at, place, event.id, 'PHONE_REGISTRATION_STAYS');
  }
  const birth = field.kind === 'birth' ? (event.value as PersonFields['birth']) : undefined;
  const named = birth ? [birth.parent, ...(birth.otherParent ? [birth.otherParent] : [])] : [];
  const parents = await numbersOf(tx, named);
  if (parents.size < new Set(named).size) return;
  const [parent] = parents.values();
  const isServed = parent === undefined || (await isReached(tx, parent));
  if (!isServed) {
    const unit = await findServingUnit(tx, parent, at.today);
    const conflict = { record: place.record, field: place.text, person: parent, unit, now: at.now };
    await setState(tx, event.id, 'elsewhere', null);
    return openForEvent(tx, 'elsewhere', event.id, conflict).then(() => {});
  }
  const code = await tried(tx, async () => {
    const person = birth
      ? await registerBirth(tx, at, { ...birth, parents: [...parents.values()] })
      : await registerNewcomer(tx, at, event.value as PersonFields['newcomer']);
    tx.seen(person);
    await insertRegistered(tx, uuid, person);
    await placeEvent(tx, event.id, { person, kind: null, record: event.record });
    await setEffect(tx, event.id, {});
  });
  if (code !== undefined) return refuse(tx, at, place, event.id, code);
  await setState(tx, event.id, 'accepted', null);
}

const isReached = async (tx: Changing, person: number): Promise<boolean> =>
  (await tx.openAs!('task', [person])).length > 0 ||
  (await tx.openAs!('area', [person])).length > 0;
