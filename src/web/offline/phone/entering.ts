/** Setting up, opening, shutting and deleting: what the lock screens call. */
import { readHoldings, type SyncState } from '../engine/holdings.ts';
import { dropUnsaid } from '../engine/papers.ts';
import { restart } from '../engine/push.ts';
import { takeCaptured } from '../engine/telling.ts';
import {
  checkPin,
  endLease,
  findDoor,
  keysOf,
  phoneError,
  rowKeyOf,
  withPasskey,
  withPin,
} from '../lock/gate.ts';
import { isLent, type LeaseRow, leaseFrom } from '../lock/lease.ts';
import type { Bytes } from '../lock/seal.ts';
import { type DeviceRow, newKeys, openKeys } from '../lock/vault.ts';
import type { PasskeySecret, Phone } from '../phone.ts';
import { plainRow, putPlain, rowsOf } from '../store/rows.ts';
import type { PublicKey } from '../engine/transport.ts';
import { type Core, getDoor, getHoldings, serially, touch } from './inside.ts';
import { findDrawn } from './drawn.ts';
import { startRules } from './rules.ts';

export function enteringOf(
  core: Core,
): Pick<
  Phone,
  'enrol' | 'adopt' | 'unlock' | 'lock' | 'changePin' | 'addPasskey' | 'findPasskey' | 'wipe'
> {
  return {
    enrol: (name, pin) => serially(core, () => enrol(core, name, pin)),
    adopt: (pin) => adopt(core, pin),
    unlock: (secret) => serially(core, () => unlock(core, secret)),
    lock: () => shut(core),
    changePin: (old, fresh) =>
      rewrap(core, old, (device, rowKey, share) => {
        checkPin(fresh);
        const { byPin: _, ...rest } = device;
        return withPin(core.options.cryptography, rest, rowKey, fresh, share);
      }),
    addPasskey: (pin, passkey) =>
      rewrap(core, pin, (device, rowKey, share) =>
        withPasskey(core.options.cryptography, device, rowKey, passkey, share),
      ),
    findPasskey: () => core.door?.device.byPasskey?.credential,
    wipe: () => wipe(core, 'own'),
  };
}

/** Reads what can be read of a store that is shut. */
export async function look(core: Core): Promise<void> {
  const { store } = core.options;
  core.door = await findDoor(store);
  const wiped = await plainRow<{ readonly because: 'lost' | 'own' }>(store, 'wiped');
  core.wiped = core.door ? undefined : wiped?.because;
  core.storage = await store.estimate();
}

async function enrol(core: Core, name: string, pin: string): Promise<void> {
  const { cryptography, store, transport, clock, pinRounds, timeout } = core.options;
  checkPin(pin);
  if (core.door) throw phoneError('PHONE_IN_USE');
  const keys = await newKeys(cryptography);
  const key = keys.publicKey as PublicKey;
  const { device: id, lease } = await transport.addDevice({ name, key }, timeout(60_000));
  const device = await withPin(
    cryptography,
    { device: id, rounds: pinRounds, capture: keys.capturePoint },
    keys.rowKey,
    pin,
    lease.share,
  );
  const sync: SyncState = {
    name,
    epoch: lease.epoch,
    nextNumber: 1,
    missing: 0,
    forgotten: 0,
    papersShed: 0,
  };
  const lent = leaseFrom(lease, clock.now());
  const opened = await openKeys(cryptography, keys.rowKey, keys.keysRow);
  if (!opened) throw phoneError('PHONE_STORE_BROKEN');
  await store.write([
    putPlain('device', device, true),
    putPlain('lease', lent),
    { table: 'meta', key: 'keys', bytes: keys.keysRow },
    await rowsOf(cryptography, store, opened.rows).put('meta', 'sync', sync),
    { table: 'meta', key: 'wiped' },
  ]);
  core.wiped = undefined;
  core.door = { device, lease: lent, pins: { wrong: 0, from: 0 } };
  await open(core, keys.rowKey);
}

/** The same keys under a new number, with a new share; what the old server said of events is void. */
async function adopt(core: Core, pin: string): Promise<void> {
  const { cryptography, store, transport, clock, timeout } = core.options;
  if (!core.holdings) await serially(core, () => unlock(core, pin));
  const { keys, sync } = getHoldings(core);
  const key = keys.publicKey as PublicKey;
  const added = await transport.addDevice({ name: sync.name, key }, timeout(60_000));
  const lent = leaseFrom(added.lease, clock.now());
  // First: if the app is killed in between, everything waits to be sent and this is done again.
  await serially(core, () => restart({ holdings: getHoldings(core), store }, added.lease.epoch));
  await rewrap(
    core,
    pin,
    async ({ byPin: _, byPasskey: __, ...rest }, rowKey) => {
      const device = { ...rest, device: added.device };
      return withPin(cryptography, device, rowKey, pin, added.lease.share);
    },
    lent,
  );
  shut(core);
  await serially(core, () => unlock(core, pin));
}

async function unlock(core: Core, secret: string | PasskeySecret): Promise<void> {
  const { cryptography, store, clock } = core.options;
  const door = getDoor(core);
  if (core.holdings) return;
  try {
    await open(core, await rowKeyOf(cryptography, store, door, secret, clock.now()));
  } finally {
    // Wrong PINs are counted in the store, and the share may be gone.
    core.door = (await findDoor(store)) ?? core.door;
    touch(core);
  }
}

/** What was drawn last is there first; the people come after, unless it is shut again meanwhile. */
async function open(core: Core, rowKey: Bytes): Promise<void> {
  const { cryptography, store } = core.options;
  const keys = await keysOf(cryptography, store, rowKey);
  const rows = rowsOf(cryptography, store, keys.rows);
  const reading = {};
  core.reading = reading;
  try {
    core.drawn = await findDrawn(store, rows);
    if (core.drawn) touch(core);
    const holdings = await readHoldings(getDoor(core).device.device, keys, rows);
    if (!holdings) throw phoneError('PHONE_STORE_BROKEN');
    await takeCaptured(cryptography, store, holdings);
    await dropUnsaid(store, holdings);
    if (core.reading !== reading) return;
    core.holdings = holdings;
  } finally {
    core.reading = undefined;
  }
  core.hasSynced = false;
  core.nextSync = 0;
  touch(core);
  startRules(core);
}

/** Keys and people leave the memory; a sync under way stops. */
export function shut(core: Core): void {
  core.syncing?.stop.abort();
  core.reading = undefined;
  core.holdings = undefined;
  core.drawn = undefined;
  core.rules = undefined;
  touch(core);
}

/** Shuts when the lease is over or the clock was set back, and remembers the latest moment that was seen. */
export async function keepLease(core: Core): Promise<void> {
  const { store, clock } = core.options;
  const { door } = core;
  if (!door) return;
  const now = clock.now();
  const { lease } = door;
  if (lease.share !== undefined && !isLent(lease, now)) {
    shut(core);
    await endLease(store, lease);
  } else if (now > lease.seen + 60_000) {
    await store.write([putPlain('lease', { ...lease, seen: now })]);
  } else return;
  core.door = await findDoor(store);
  touch(core);
}

/** The key is wrapped anew for whoever knows the PIN. */
const rewrap = (
  core: Core,
  pin: string,
  wrapped: (device: DeviceRow, rowKey: Bytes, share: string) => Promise<DeviceRow>,
  lease?: LeaseRow,
): Promise<void> =>
  serially(core, async () => {
    const { cryptography, store, clock } = core.options;
    const door = getDoor(core);
    try {
      const rowKey = await rowKeyOf(cryptography, store, door, pin, clock.now());
      const device = await wrapped(door.device, rowKey, door.lease.share!);
      await store.write([putPlain('device', device), ...(lease ? [putPlain('lease', lease)] : [])]);
    } finally {
      core.door = (await findDoor(store)) ?? core.door;
      touch(core);
    }
  });

/** Keys first: without them the rest is noise, whatever of it is still on the disk. */
export async function wipe(core: Core, because: 'lost' | 'own'): Promise<void> {
  const { store } = core.options;
  shut(core);
  core.door = undefined;
  core.wiped = because;
  await serially(core, async () => {
    await store.destroy();
    await store.write([putPlain('wiped', { because })]);
  });
  touch(core);
}
