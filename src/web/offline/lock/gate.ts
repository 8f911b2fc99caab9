/**
 * The way in: setting up, opening with a PIN or a passkey, counting wrong PINs, and the end of the lease. What it
 * reads lies in the open part of the store and says nothing about anybody.
 */
import { plainRow, putPlain, remove } from '../store/rows.ts';
import { type Change, codeOf, type Store } from '../store/store.ts';
import { ended, isLent, type LeaseRow, type LentShare, leaseFrom } from './lease.ts';
import { delaySeconds, isStrongPin, WRONG_PINS_MAX } from './pin.ts';
import { type Bytes, type Cryptography, fromBase64 } from './seal.ts';
import { bitsOfPin, type DeviceRow, type Keys, newSalt, openKeys, unwrap, wrap } from './vault.ts';

/** Moments are milliseconds of the phone's clock. */
export type PinsRow = { readonly wrong: number; readonly from: number };

export type PasskeySecret = { readonly credential: string; readonly secret: Uint8Array };

/** What is known while the store is shut. */
export type Door = {
  readonly device: DeviceRow;
  readonly lease: LeaseRow;
  readonly pins: PinsRow;
};

export const phoneError = (code: string, detail: Readonly<Record<string, string | number>> = {}) =>
  Object.assign(new Error(code), { code, detail });

export async function findDoor(store: Store): Promise<Door | undefined> {
  const [device, lease, pins] = await Promise.all([
    plainRow<DeviceRow>(store, 'device'),
    plainRow<LeaseRow>(store, 'lease'),
    plainRow<PinsRow>(store, 'pins'),
  ]);
  return device && lease && { device, lease, pins: pins ?? { wrong: 0, from: 0 } };
}

/** Errors: PHONE_PIN_WEAK. */
export function checkPin(pin: string): void {
  if (!isStrongPin(pin)) throw phoneError('PHONE_PIN_WEAK');
}

/**
 * The row key, when the secret is right. A PIN is counted as wrong before it is tried, so that killing the app does
 * not help; after ten the share is deleted, and each further wrong one deletes a new share at once.
 *
 * Errors: PHONE_LEASE_OVER, PHONE_PIN_TOO_SOON, PHONE_PIN_WRONG, PHONE_PASSKEY_UNKNOWN.
 */
export async function rowKeyOf(
  cryptography: Cryptography,
  store: Store,
  door: Door,
  secret: string | PasskeySecret,
  now: number,
): Promise<Bytes> {
  const { device, lease } = door;
  const { share } = lease;
  if (share === undefined || !isLent(lease, now)) {
    await endLease(store, lease);
    throw phoneError('PHONE_LEASE_OVER');
  }
  if (typeof secret !== 'string') {
    const opened = await byPasskey(cryptography, device, secret, share);
    if (opened === undefined) throw phoneError('PHONE_PASSKEY_UNKNOWN');
    return opened;
  }
  const { wrong } = door.pins;
  const from = pauseEnd(door.pins, now);
  if (from < door.pins.from) await writeAllTheSame(store, putPlain('pins', { wrong, from }));
  if (now < from)
    throw phoneError('PHONE_PIN_TOO_SOON', { seconds: Math.ceil((from - now) / 1000) });
  const counted = { wrong: wrong + 1, from: now + delaySeconds(wrong + 1) * 1000 };
  await writeAllTheSame(store, putPlain('pins', counted));
  const bits = await bitsOfPin(cryptography, secret, device.byPin.salt, device.rounds);
  const opened = await unwrap(cryptography, device.byPin, bits, share);
  if (opened === undefined) {
    if (counted.wrong >= WRONG_PINS_MAX) await endLease(store, lease);
    throw phoneError('PHONE_PIN_WRONG', { left: Math.max(0, WRONG_PINS_MAX - counted.wrong) });
  }
  await store.write([remove('meta', 'pins')]);
  return opened;
}

/** When the next PIN may be tried. A clock that was set right shuts nobody out for years: the pause begins anew. */
export const pauseEnd = ({ wrong, from }: PinsRow, now: number): number =>
  Math.min(from, now + delaySeconds(wrong) * 1000);

/**
 * A full phone must open and meet the server all the same, or nothing would ever leave it: the room kept free for the last
 * things is used. It is given back by itself first, for browsers count what goes in the same transaction as still there.
 */
async function writeAllTheSame(store: Store, change: Change): Promise<void> {
  try {
    await store.write([change]);
  } catch (error) {
    if (codeOf(error) !== 'STORE_FULL') throw error;
    await store.write([remove('reserve', 1)]);
    await store.write([change]);
  }
}

const byPasskey = async (
  cryptography: Cryptography,
  { byPasskey }: DeviceRow,
  { credential, secret }: PasskeySecret,
  share: string,
): Promise<Bytes | undefined> =>
  byPasskey?.credential === credential
    ? unwrap(cryptography, byPasskey, Uint8Array.from(secret), share)
    : undefined;

/** Errors: PHONE_STORE_BROKEN when the keys in the store are not of this row key. */
export async function keysOf(
  cryptography: Cryptography,
  store: Store,
  rowKey: Bytes,
): Promise<Keys> {
  const row = await store.find('meta', 'keys');
  const keys = row && (await openKeys(cryptography, rowKey, row));
  if (!keys) throw phoneError('PHONE_STORE_BROKEN');
  return keys;
}

/** Takes the share away. */
export async function endLease(store: Store, lease: LeaseRow): Promise<void> {
  if (lease.share !== undefined) await store.write([putPlain('lease', ended(lease))]);
}

/** Keeps a share that the server lent. */
export async function takeLease(store: Store, lent: LentShare, now: number): Promise<LeaseRow> {
  const lease = leaseFrom(lent, now);
  await writeAllTheSame(store, putPlain('lease', lease));
  return lease;
}

/** The device row with the row key wrapped for another PIN. */
export async function withPin(
  cryptography: Cryptography,
  device: Omit<DeviceRow, 'byPin'>,
  rowKey: Bytes,
  pin: string,
  share: string,
): Promise<DeviceRow> {
  const salt = newSalt(cryptography);
  const bits = await bitsOfPin(cryptography, pin, salt, device.rounds);
  return { ...device, byPin: await wrap(cryptography, rowKey, { bits, share, salt }) };
}

/** The device row with the row key wrapped for a passkey as well. */
export async function withPasskey(
  cryptography: Cryptography,
  device: DeviceRow,
  rowKey: Bytes,
  { credential, secret }: PasskeySecret,
  share: string,
): Promise<DeviceRow> {
  const salt = newSalt(cryptography);
  const bits = Uint8Array.from(secret);
  return {
    ...device,
    byPasskey: { credential, ...(await wrap(cryptography, rowKey, { bits, share, salt })) },
  };
}

export const captureKeyOf = ({ capture }: DeviceRow): Bytes => fromBase64(capture);
