/** The wrapped data keys of counties, in the platform's directory. */
import type { KeyObject } from 'node:crypto';
import type { Database } from './database.ts';
import { type CareKeys, openCareRing } from './keys/care-keys.ts';
import {
  type KeyRecord,
  type KeyRing,
  newKeyRecord,
  newKeyRecords,
  openKeyRing,
} from './keys/key-ring.ts';
import type { CipherProviderId } from './keys/provider.ts';

/** Whether any data key exists: then the master key must be the old one. */
export async function hasKeys(db: Database): Promise<boolean> {
  const { rows } = await db.pool.query<{ is_there: boolean }>(
    'select exists (select from platform.county_key) as is_there',
  );
  return rows[0]!.is_there;
}

/** The keys of a county; made when it has none yet. Errors: KEY_WRONG, KEY_MISSING. */
export async function openCountyKeys(
  db: Database,
  master: KeyObject,
  county: string,
  provider: CipherProviderId = 'aes-256-gcm+hmac-sha256',
): Promise<KeyRing> {
  const isOwn = ({ purpose }: KeyRecord) => purpose !== 'care';
  const stored = (await readRecords(db, county)).filter(isOwn);
  if (stored.length > 0) return openKeyRing(master, county, stored);
  for (const record of newKeyRecords(master, county, provider)) await insert(db, county, record);
  return openKeyRing(master, county, (await readRecords(db, county)).filter(isOwn));
}

/** The keys of a county's care records; made when it has none yet. Errors: KEY_WRONG, KEY_MISSING. */
export async function openCareKeys(
  db: Database,
  master: KeyObject,
  county: string,
  provider: CipherProviderId = 'aes-256-gcm+hmac-sha256',
): Promise<CareKeys> {
  const isCare = ({ purpose }: KeyRecord) => purpose === 'care';
  const stored = await readRecords(db, county);
  if (!stored.some(isCare)) {
    // The numbers before are those of the first keys of a county, whichever are asked for first.
    const id = Math.max(2, ...stored.map((one) => one.id)) + 1;
    await insert(db, county, newKeyRecord(master, county, { id, provider, purpose: 'care' }));
  }
  return openCareRing(master, county, (await readRecords(db, county)).filter(isCare));
}

/** Of two first starts at once, the second takes the keys of the first. */
const insert = (
  { pool }: Database,
  county: string,
  { id, provider, purpose, wrapped }: KeyRecord,
) =>
  pool.query(
    `insert into platform.county_key (county, id, provider, purpose, wrapped)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [county, id, provider, purpose, wrapped],
  );

async function readRecords(db: Database, county: string): Promise<readonly KeyRecord[]> {
  const { rows } = await db.pool.query(
    `select id, provider, purpose, wrapped, is_retired as retired
     from platform.county_key where county = $1 order by id`,
    [county],
  );
  return rows;
}
