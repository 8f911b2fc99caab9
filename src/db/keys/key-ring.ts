/**
 * The keys of one county: data keys wrapped by the master key, as records that the caller stores,
 * and the ring of opened keys that seals identity numbers and makes them findable without reading.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type CipherProviderId, cipherProviders, keyError } from './provider.ts';

/** seal and index: identity numbers; care: the keys of care records, which no ring of these opens. */
export type KeyPurpose = 'seal' | 'index' | 'care';

export type KeyRecord = {
  /** Unique in the county and never used again. */
  readonly id: number;
  readonly provider: CipherProviderId;
  readonly purpose: KeyPurpose;
  readonly wrapped: Buffer;
  /** A retired key still opens and finds, but writes nothing new. */
  readonly retired: boolean;
};

export type KeyRing = {
  /**
   * The sealed number: key id in 4 bytes, then what the key's provider makes. Any well-formed text
   * comes back as it was; half a surrogate pair becomes U+FFFD.
   */
  readonly sealId: (text: string, context: string) => Buffer;
  /**
   * The number that was sealed in this context.
   *
   * Errors: KEY_MISSING when the ring lacks its key, perhaps because another process rotated after
   * this ring was opened: open it again. SEAL_BROKEN when the number was changed or belongs to
   * another context.
   */
  readonly openId: (sealed: Uint8Array, context: string) => string;
  /** 16 bytes, equal for equal normal forms and only within the county; what a row is stored with. */
  readonly blindIndex: (text: string) => Buffer;
  /** What the number may be stored with: under the newest index key first, then retired ones. */
  readonly blindIndexes: (text: string) => Buffer[];
};

/** A number as it is compared: full-width becomes plain, x becomes X, spaces and hyphens go. */
export function normalNumber(text: string): string {
  if (/^[0-9X]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF'’-]/g, '')
    .toUpperCase();
}

/** The first records of a county: one key to seal, one to index. */
export function newKeyRecords(
  master: KeyObject,
  county: string,
  provider: CipherProviderId,
): KeyRecord[] {
  return [
    newKeyRecord(master, county, { id: 1, provider, purpose: 'seal' }),
    newKeyRecord(master, county, { id: 2, provider, purpose: 'index' }),
  ];
}

/**
 * All records, with a new key for the purpose and the older ones retired.
 *
 * A retired record can be deleted once no row uses it any more. While rows carry an older blind
 * index, no unique constraint on it holds, so index keys change under the lock of an import.
 */
export function rotateKeyRecords(
  master: KeyObject,
  county: string,
  records: readonly KeyRecord[],
  next: { readonly purpose: KeyPurpose; readonly provider: CipherProviderId },
): KeyRecord[] {
  const id = Math.max(0, ...records.map((record) => record.id)) + 1;
  return [
    ...records.map((record) =>
      record.purpose === next.purpose ? { ...record, retired: true } : record,
    ),
    newKeyRecord(master, county, { id, ...next }),
  ];
}

/**
 * The same keys wrapped by another master key. A backup made before needs the old master key still.
 *
 * Errors: KEY_WRONG.
 */
export function rewrapKeyRecords(
  oldMaster: KeyObject,
  newMaster: KeyObject,
  county: string,
  records: readonly KeyRecord[],
): KeyRecord[] {
  return records.map((record) => {
    const bytes = unwrap(oldMaster, county, record);
    const wrapped = wrap(newMaster, county, record, bytes);
    bytes.fill(0);
    return { ...record, wrapped };
  });
}

/**
 * The ring of a county's keys.
 *
 * Errors: KEY_WRONG when the master key or the county is not the one the records were wrapped with;
 * KEY_MISSING when no record may write.
 */
export function openKeyRing(
  master: KeyObject,
  county: string,
  records: readonly KeyRecord[],
): KeyRing {
  const keys = records
    .toSorted((a, b) => b.id - a.id)
    .map((record) => openKeyRecord(master, county, record));
  const byId = new Map(keys.map((key) => [key.id, key]));
  const sealKey = currentKey(keys, 'seal', county);
  const indexKey = currentKey(keys, 'index', county);
  const indexKeys = keys.filter((key) => key.purpose === 'index');
  const macOf = ({ provider, key }: OpenKey, normal: string) =>
    provider.mac(key, normal).subarray(0, 16);
  return {
    sealId: (text, context) =>
      Buffer.concat([sealKey.head, sealKey.provider.seal(sealKey.key, text, context)]),
    openId(sealed, context) {
      if (sealed.length < 4) throw keyError('SEAL_BROKEN', {});
      const id = Buffer.from(sealed.buffer, sealed.byteOffset, 4).readUInt32BE();
      const key = byId.get(id);
      if (!key) throw keyError('KEY_MISSING', { county, key: id });
      return key.provider.open(key.key, sealed.subarray(4), context).toString('utf8');
    },
    blindIndex: (text) => macOf(indexKey, normalNumber(text)),
    blindIndexes(text) {
      const normal = normalNumber(text);
      return indexKeys.map((key) => macOf(key, normal));
    },
  };
}

export type OpenKey = ReturnType<typeof openKeyRecord>;

/** A key, opened, with the four bytes that stand before what it sealed. Errors: KEY_WRONG. */
export function openKeyRecord(master: KeyObject, county: string, record: KeyRecord) {
  const bytes = unwrap(master, county, record);
  // A key object is made once: passing bytes to every call costs four times the cipher itself.
  const key = createSecretKey(bytes);
  bytes.fill(0);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(record.id);
  const { id, purpose, retired } = record;
  return { id, purpose, retired, key, head, provider: cipherProviders[record.provider] };
}

/** The key that writes. Errors: KEY_MISSING. */
export function currentKey(keys: readonly OpenKey[], purpose: KeyPurpose, county: string): OpenKey {
  const current = keys.find((key) => key.purpose === purpose && !key.retired);
  if (!current) throw keyError('KEY_MISSING', { county, key: purpose });
  return current;
}

type Named = Pick<KeyRecord, 'id' | 'provider' | 'purpose'>;

/** A record of a new key. */
export function newKeyRecord(master: KeyObject, county: string, named: Named): KeyRecord {
  const bytes = randomBytes(32);
  const wrapped = wrap(master, county, named, bytes);
  bytes.fill(0);
  return { ...named, wrapped, retired: false };
}

/** A record moved to another county, id or purpose does not open. */
const contextOf = (county: string, { id, purpose }: Named) => `key ${id} ${purpose} ${county}`;

const wrap = (master: KeyObject, county: string, named: Named, bytes: Uint8Array): Buffer =>
  cipherProviders[named.provider].seal(master, bytes, contextOf(county, named));

function unwrap(master: KeyObject, county: string, record: KeyRecord): Buffer {
  try {
    return cipherProviders[record.provider].open(master, record.wrapped, contextOf(county, record));
  } catch {
    throw keyError('KEY_WRONG', { county, key: record.id });
  }
}
