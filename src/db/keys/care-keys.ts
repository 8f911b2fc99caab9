/**
 * Keys of care records: each woman's record is sealed with a key of her own, which lies in the database
 * wrapped by the county's key for care. When hers is deleted, nobody can open the record again.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { currentKey, type KeyRecord, openKeyRecord } from './key-ring.ts';
import { keyError } from './provider.ts';

/** One woman's key, opened. */
export type PersonKey = {
  readonly seal: (text: string) => Buffer;
  /** The text that was sealed with it. Errors: SEAL_BROKEN for anything else. */
  readonly open: (sealed: Uint8Array) => string;
};

export type CareKeys = {
  /** A new key for somebody, wrapped: the number of the county's key in 4 bytes, then her key, sealed. */
  readonly newPersonKey: (person: number) => Buffer;
  /** Errors: KEY_MISSING when the county's key is gone; SEAL_BROKEN when it is not this person's key. */
  readonly openPersonKey: (wrapped: Uint8Array, person: number) => PersonKey;
};

/**
 * The keys of a county's care records. `records`: those for care.
 * Errors: KEY_WRONG, KEY_MISSING.
 */
export function openCareRing(
  master: KeyObject,
  county: string,
  records: readonly KeyRecord[],
): CareKeys {
  const keys = records
    .toSorted((a, b) => b.id - a.id)
    .map((record) => openKeyRecord(master, county, record));
  const current = currentKey(keys, 'care', county);
  const contextOf = (person: number) => `care key of person ${person} ${county}`;
  return {
    newPersonKey(person) {
      const bytes = randomBytes(32);
      const sealed = current.provider.seal(current.key, bytes, contextOf(person));
      bytes.fill(0);
      return Buffer.concat([current.head, sealed]);
    },
    openPersonKey(wrapped, person) {
      if (wrapped.length < 4) throw keyError('SEAL_BROKEN', {});
      const id = Buffer.from(wrapped.buffer, wrapped.byteOffset, 4).readUInt32BE();
      const found = keys.find((one) => one.id === id);
      if (!found) throw keyError('KEY_MISSING', { county, key: id });
      const { provider } = found;
      const bytes = provider.open(found.key, wrapped.subarray(4), contextOf(person));
      const key = createSecretKey(bytes);
      bytes.fill(0);
      return {
        seal: (text) => provider.seal(key, text, 'care fact'),
        open: (sealed) => provider.open(key, sealed, 'care fact').toString('utf8'),
      };
    },
  };
}
