/** Keys of care records: each opens its own woman's record and nothing else. */
import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCareRing } from './care-keys.ts';
import { newKeyRecord, newKeyRecords, openKeyRing, rotateKeyRecords } from './key-ring.ts';
import { cipherProviders } from './provider.ts';

const coded = (code: string) => expect.objectContaining({ code });
const newMaster = () => createSecretKey(randomBytes(32));

describe.each(
  Object.values(cipherProviders).map(({ id }) => id),
)('care keys with %s', (provider) => {
  const master = newMaster();
  const record = newKeyRecord(master, '990101', { id: 3, provider, purpose: 'care' });
  const ring = openCareRing(master, '990101', [record]);

  test('open what a woman’s own key sealed, and no other woman’s', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, one, other) => {
        fc.pre(one !== other);
        const wrapped = ring.newPersonKey(one);
        const key = ring.openPersonKey(wrapped, one);
        expect(key.open(key.seal(text))).toBe(text);
        expect(() => ring.openPersonKey(wrapped, other)).toThrow(coded('SEAL_BROKEN'));
        const others = ring.openPersonKey(ring.newPersonKey(other), other);
        expect(() => others.open(key.seal(text))).toThrow(coded('SEAL_BROKEN'));
      }),
      { numRuns: 30 },
    );
  });

  test('refuse a wrapped key with any changed byte', () => {
    const wrapped = ring.newPersonKey(1);
    for (let at = 0; at < wrapped.length; at++) {
      const changed = Buffer.from(wrapped);
      changed[at]! ^= 1;
      const code = at < 4 ? 'KEY_MISSING' : 'SEAL_BROKEN';
      expect(() => ring.openPersonKey(changed, 1)).toThrow(coded(code));
    }
    expect(() => ring.openPersonKey(new Uint8Array(3), 1)).toThrow(coded('SEAL_BROKEN'));
  });

  test('outlive a new key of the county, and another county’s do not open them', () => {
    const wrapped = ring.newPersonKey(1);
    const sealed = ring.openPersonKey(wrapped, 1).seal('text');
    const records = rotateKeyRecords(master, '990101', [record], { purpose: 'care', provider });
    const after = openCareRing(master, '990101', records);
    expect(after.openPersonKey(wrapped, 1).open(sealed)).toBe('text');
    expect(after.newPersonKey(1).readUInt32BE()).toBe(4);
    expect(() => openCareRing(master, '990102', [record])).toThrow(coded('KEY_WRONG'));
    expect(() => openCareRing(newMaster(), '990101', [record])).toThrow(coded('KEY_WRONG'));
  });

  test('are not opened by the keys of identity numbers, nor these by them', () => {
    const records = newKeyRecords(master, '990101', provider);
    expect(() => openCareRing(master, '990101', records)).toThrow(coded('KEY_MISSING'));
    const numbers = openKeyRing(master, '990101', records);
    expect(() => numbers.openId(ring.newPersonKey(1), 'care key of person 1 990101')).toThrow(
      coded('KEY_MISSING'),
    );
    const relabelled = { ...records[0]!, purpose: 'care' as const };
    expect(() => openCareRing(master, '990101', [relabelled])).toThrow(coded('KEY_WRONG'));
  });
});
