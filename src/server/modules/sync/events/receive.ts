/**
 * Takes events of phones, each once: kept as it was signed, placed on the record that it is about, and settled with the
 * other versions of its field.
 */
import { type Changing, changeCounty } from '../../../../db/county.ts';
import { sqlState } from '../../../../db/database.ts';
import type { SignedEvent } from '../../../../model/sync/event.ts';
import { actorOf } from '../../../access/index.ts';
import { isInUse, keyOf } from '../device/devices.ts';
import type { DeviceRow } from '../device/queries.ts';
import { syncError } from '../errors.ts';
import type { Applying } from './apply.ts';
import { type KnownEvent, knownEvents, registrationsOf, waitingEvents } from './queries.ts';
import { takeRegistration } from './registration.ts';
import { type Arrived, arrivedOf, awaitedBy, isRegistration, readAgain } from './signed.ts';
import { takeTogether } from './together.ts';

export type Receiving = Applying & { readonly device: DeviceRow };

/**
 * Takes what a phone sends; what has arrived before does nothing. Afterwards whatever waited for somebody who is
 * registered by now is taken up, also after a cut.
 * Errors: PHONE_SIGNATURE, PHONE_EVENT_BROKEN and PHONE_EVENT_OTHER, before anything is taken.
 */
export async function receiveEvents(at: Receiving, sent: readonly SignedEvent[]): Promise<void> {
  const key = keyOf(at.device.public_key);
  await takeAll(
    at,
    await freshIn(
      at,
      sent.map((one) => arrivedOf(one, key)),
    ),
  );
  // Each round settles some of them, and who is registered by one may be waited for by the next.
  for (;;) {
    const movable = await movableOf(at);
    if (movable.length === 0) return;
    await takeAll(at, movable);
  }
}

/** Of what waits for somebody: whose registration has arrived since, taken or not. */
async function movableOf({ county, device }: Receiving): Promise<readonly Arrived[]> {
  const waiting = (await waitingEvents(county, device.id)).map(readAgain);
  const awaited = waiting.flatMap(awaitedBy);
  if (awaited.length === 0) return [];
  const { registered, refused } = await registrationsOf(county, device.id, awaited);
  return waiting.filter((one) => {
    const missing = awaitedBy(one).filter((ref) => !registered.has(ref));
    return missing.length === 0 || missing.some((ref) => refused.has(ref));
  });
}

/** What has not arrived yet, each once. Errors: PHONE_EVENT_OTHER. */
async function freshIn(at: Receiving, arrived: readonly Arrived[]): Promise<readonly Arrived[]> {
  const known = await knownEvents(
    at.county,
    at.device.id,
    arrived.map(({ event }) => event),
  );
  const fresh = new Map<string, Arrived>();
  for (const one of arrived) {
    const { id, number } = one.event;
    const twin = fresh.get(id);
    if (twin && twin.text !== one.text) throw syncError('PHONE_EVENT_OTHER', { number });
    const before = known.find(
      (row) => row.id === id || (row.device === at.device.id && row.number === number),
    );
    if (before) assertSame(at, before, one);
    else fresh.set(id, one);
  }
  return [...fresh.values()];
}

/** The same name means the same event. */
function assertSame({ device }: Receiving, before: KnownEvent, { event, text }: Arrived): void {
  const isSame = before.text === null || before.text === text;
  const isIt = before.id === event.id && before.number === event.number;
  if (before.device === device.id && isIt && isSame) return;
  throw syncError('PHONE_EVENT_OTHER', { number: event.number });
}

/** Registrations first, because the rest may speak of who is registered by them. */
async function takeAll(at: Receiving, arrived: readonly Arrived[]): Promise<void> {
  const isAlone = ({ field }: Arrived) => isRegistration(field) && isInUse(at.device, at.post);
  for (const one of arrived.filter(isAlone)) {
    await inOwnAct(at, [one], (tx) => takeRegistration(tx, at, one));
  }
  const rest = arrived.filter((one) => !isAlone(one));
  if (rest.length > 0) await takeGroup(at, rest);
}

/** What one event breaks must not keep the others away: then each is taken by itself. Errors: the last one. */
async function takeGroup(at: Receiving, group: readonly Arrived[]): Promise<void> {
  try {
    let left = group;
    await inOwnAct(at, group, async (tx) => {
      left = await takeTogether(tx, at, group);
    });
    if (left.length > 0) await takeGroup(at, left);
  } catch (error) {
    if (group.length === 1) throw error;
    let failure: unknown;
    for (const one of group) {
      await takeGroup(at, [one]).catch((reason: unknown) => {
        failure = reason;
      });
    }
    if (failure !== undefined) throw failure;
  }
}

async function inOwnAct(
  at: Receiving,
  arrived: readonly Arrived[],
  work: (tx: Changing) => Promise<void>,
): Promise<void> {
  const { county, account, device } = at;
  const detail = { device: device.id };
  try {
    await changeCounty(county, { kind: 'phone-event', actor: actorOf(account), detail }, (tx) =>
      work(notingOnce(tx)),
    );
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    // They came over another connection at the same time, or others have their numbers.
    const left = await freshIn(at, arrived);
    if (left.length > 0) throw error;
  }
}

/** Several events about somebody are one change of her record. */
function notingOnce(tx: Changing): Changing {
  const noted = new Set<string>();
  return {
    ...tx,
    changed: (kind, person) => {
      if (noted.has(`${kind} ${person}`)) return;
      noted.add(`${kind} ${person}`);
      tx.changed(kind, person);
    },
  };
}
