/** Phones that hold a caseload: adding one, lending it the share that opens its store, and ending it. */
import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { changeCounty, type County, readCounty } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { actorOf } from '../../../access/index.ts';
import { syncError } from '../errors.ts';
import {
  type DeviceRow,
  devicesOf,
  endDeviceRows,
  findDevice,
  headOf,
  insertDevice,
  lendShare,
  type ListedDevice,
} from './queries.ts';

/** How long a phone opens its store without reaching the server: a long weekend in the mountains. */
export const LEASE_HOURS = 72;

export type PublicKey = { readonly x: string; readonly y: string };

export type Lease = {
  readonly share: string;
  readonly until: Date;
  readonly epoch: string;
  readonly now: Date;
};

/** Who asks, with what. */
export type Holder = {
  readonly account: number;
  readonly post: number;
  readonly now: Date;
};

const SHARE_BYTES = 32;
const contextOf = (publicKey: Buffer) => `device share ${publicKey.toString('hex')}`;
const leaseEnd = (now: Date) => new Date(now.getTime() + LEASE_HOURS * 3_600_000);

/** A new phone with its first lease. Errors: DEVICE_KEY. */
export async function addDevice(
  county: County,
  keys: KeyRing,
  { account, post, now, name, key }: Holder & { readonly name: string; readonly key: PublicKey },
): Promise<{ readonly device: number; readonly lease: Lease }> {
  const publicKey = pointOf(key);
  const share = randomBytes(SHARE_BYTES).toString('base64');
  const shareSealed = keys.sealId(share, contextOf(publicKey));
  const until = leaseEnd(now);
  const act = { kind: 'device-add', actor: actorOf(account) };
  const { value } = await changeCounty(county, act, async (tx) => {
    const device = await insertDevice(tx, {
      ...{ account, post, name, publicKey, shareSealed, until, now },
    });
    tx.note({ device });
    return device;
  });
  const { epoch } = await headOf(county);
  return { device: value, lease: { share, until, epoch, now } };
}

/** The public half of a phone's key, of its 64 bytes: x and y. Errors: of Node, for what is no point of the curve. */
export function keyOf(point: Buffer): KeyObject {
  const [x, y] = [point.subarray(0, 32), point.subarray(32)].map((one) =>
    one.toString('base64url'),
  );
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
}

/** 64 bytes: x and y. Errors: DEVICE_KEY. */
function pointOf({ x, y }: PublicKey): Buffer {
  const point = Buffer.concat([x, y].map((part) => Buffer.from(part, 'base64url')));
  try {
    keyOf(point);
  } catch {
    throw syncError('DEVICE_KEY');
  }
  return point;
}

/**
 * An own phone in use. One of another account is told like a number that nobody has.
 * Errors: DEVICE_UNKNOWN, DEVICE_LOST, DEVICE_ENDED also where the post is another one than the phone's.
 */
export async function getDevice(
  county: County,
  asked: Holder & { readonly device: number },
): Promise<DeviceRow> {
  const found = await getOwnDevice(county, asked);
  if (found.state === 'lost') throw syncError('DEVICE_LOST');
  if (!isInUse(found, asked.post)) throw syncError('DEVICE_ENDED');
  return found;
}

/** An own phone, in use or not. Errors: DEVICE_UNKNOWN. */
export async function getOwnDevice(
  county: County,
  { device, account, now }: Omit<Holder, 'post'> & { readonly device: number },
): Promise<DeviceRow> {
  const found = await findDevice(county, { device, account, now });
  if (!found) throw syncError('DEVICE_UNKNOWN', { device });
  return found;
}

/** Whether it may go on, for who acts in a post. */
export const isInUse = ({ state, post }: DeviceRow, acting: number): boolean =>
  state === 'active' && post === acting;

/** Lends the share for another while. Errors: as {@link getDevice}. */
export async function renewLease(
  county: County,
  keys: KeyRing,
  asked: Holder & { readonly device: number },
): Promise<Lease> {
  const { public_key } = await getDevice(county, asked);
  const { device, account, now } = asked;
  const until = leaseEnd(now);
  const act = { kind: 'device-lease', actor: actorOf(account), detail: { device } };
  const sealed = await readCounty(county, act, (tx) => lendShare(tx, device, until));
  // Reported lost while this was under way.
  if (!sealed) throw syncError('DEVICE_LOST');
  const share = keys.openId(sealed, contextOf(public_key));
  const { epoch } = await headOf(county);
  return { share, until, epoch, now };
}

/** Own phones, by number. */
export const listDevices = (county: County, account: number): Promise<readonly ListedDevice[]> =>
  readCounty(county, { kind: 'list-devices', actor: actorOf(account) }, (tx) =>
    devicesOf(tx, account),
  );

/** Ends an own phone; its share is gone at once. Errors: DEVICE_UNKNOWN. */
export async function endDevice(
  county: County,
  {
    device,
    account,
    now,
    because,
  }: Omit<Holder, 'post'> & {
    readonly device: number;
    readonly because: 'lost' | 'replaced';
  },
): Promise<{ readonly state: string }> {
  const end = because === 'lost' ? 'lost' : 'ended';
  const act = { kind: 'device-end', actor: actorOf(account), detail: { device, because } };
  await changeCounty(county, act, async (tx) => {
    await endDeviceRows(tx, account, device, end);
  });
  const { state } = await getOwnDevice(county, { device, account, now });
  return { state };
}

/** Reports every phone of an account lost; gives how many. For whoever manages accounts. */
export async function endDevicesOf(
  county: County,
  { actor, account }: { readonly actor: string; readonly account: number },
): Promise<number> {
  const act = { kind: 'device-end', actor, detail: { account, because: 'lost' } };
  const { value } = await changeCounty(county, act, (tx) =>
    endDeviceRows(tx, account, null, 'lost'),
  );
  return value.length;
}
