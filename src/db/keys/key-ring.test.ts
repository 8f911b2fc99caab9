/** The key ring: sealed numbers, blind indexes, rotation, and who cannot open what. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdentityNumber } from '../../model/identity-number.ts';
import {
  type KeyRing,
  newKeyRecords,
  normalNumber,
  openKeyRing,
  rewrapKeyRecords,
  rotateKeyRecords,
} from './key-ring.ts';
import { newMasterKeyText, readMasterKey } from './master-key.ts';
import { cipherProviders } from './provider.ts';

const aes = 'aes-256-gcm+hmac-sha256';
const sm4 = 'sm4-cbc+hmac-sm3';
const newMaster = () => readMasterKey(newMasterKeyText(), 'test');
const coded = (code: string) => expect.objectContaining({ code });
const number = '99010119900228001X';
const anyText = fc.string({ unit: 'binary' });

function newRing(county = '990101'): KeyRing {
  const master = newMaster();
  return openKeyRing(master, county, newKeyRecords(master, county, aes));
}

describe.each(Object.values(cipherProviders))('a ring with $id', ({ id: provider }) => {
  const master = newMaster();
  const ring = openKeyRing(master, '990101', newKeyRecords(master, '990101', provider));

  test('opens every text it sealed, for the same person only', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, person, other) => {
        fc.pre(person !== other);
        const sealed = ring.sealId(text, person);
        expect(ring.openId(sealed, person)).toBe(text);
        expect(() => ring.openId(sealed, other)).toThrow(coded('SEAL_BROKEN'));
      }),
    );
  });

  test('keeps half a character as the sign of one that was lost', () => {
    const sealed = ring.sealId('9901\uD83D', 'person 1');
    expect(ring.openId(sealed, 'person 1')).toBe('9901\uFFFD');
  });

  test('refuses every sealed number with a changed byte', () => {
    const sealed = ring.sealId(number, 'person 1');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      const code = at < 4 ? 'KEY_MISSING' : 'SEAL_BROKEN';
      expect(() => ring.openId(changed, 'person 1')).toThrow(coded(code));
    }
    expect(() => ring.openId(new Uint8Array(3), 'person 1')).toThrow(coded('SEAL_BROKEN'));
  });

  test('opens a number that lies anywhere in a larger buffer', () => {
    const sealed = ring.sealId(number, 'person 1');
    const larger = Buffer.concat([Buffer.alloc(5, 7), sealed, Buffer.alloc(5, 7)]);
    expect(ring.openId(new Uint8Array(larger).subarray(5, -5), 'person 1')).toBe(number);
  });
});

describe('a blind index', () => {
  const ring = newRing();
  const typed = fc.string({ unit: fc.constantFrom(...'019xX０Ｘ　 -') });

  test('is equal when the normal forms are equal, and else differs', () => {
    fc.assert(
      fc.property(typed, typed, (a, b) => {
        const isSame = slowNormal(a) === slowNormal(b);
        expect(ring.blindIndex(a).equals(ring.blindIndex(b))).toBe(isSame);
      }),
    );
  });

  test.each([
    '99010119900228001x',
    ' 990101 19900228 001X ',
    '９９０１０１１９９００２２８００１Ｘ',
    "'990101-19900228-001X",
    '\uFEFF99010119900228001x\u3000',
  ])('does not see how the number was typed: "%s"', (text) => {
    expect(ring.blindIndex(text)).toEqual(ring.blindIndex(number));
  });

  test('follows what the roster reader takes for the same number', () => {
    for (const text of ['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ'])
      expect(parseIdentityNumber(text)).toMatchObject({ number: normalNumber(text) });
  });

  test('has 16 bytes and differs between two counties of one installation', () => {
    const master = newMaster();
    const [a, b] = ['990101', '990102'].map((county) =>
      openKeyRing(master, county, newKeyRecords(master, county, aes)).blindIndex(number),
    );
    expect(a).toHaveLength(16);
    expect(a).not.toEqual(b);
  });
});

describe('rotation', () => {
  test('leaves sealed numbers readable and writes with the new key, also of another provider', () => {
    const master = newMaster();
    const before = newKeyRecords(master, '990101', aes);
    const old = openKeyRing(master, '990101', before).sealId(number, 'person 1');
    const after = rotateKeyRecords(master, '990101', before, { purpose: 'seal', provider: sm4 });
    const ring = openKeyRing(master, '990101', after);
    const fresh = ring.sealId(number, 'person 1');
    expect(after.map(({ id, retired }) => [id, retired])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect([old, fresh].map((sealed) => sealed.readUInt32BE())).toEqual([1, 3]);
    expect([old, fresh].map((sealed) => ring.openId(sealed, 'person 1'))).toEqual([number, number]);
    const forgotten = openKeyRing(master, '990101', after.slice(1));
    expect(() => forgotten.openId(old, 'person 1')).toThrow(coded('KEY_MISSING'));
  });

  test('of the index key finds numbers under the old index until they are indexed anew', () => {
    const master = newMaster();
    const before = newKeyRecords(master, '990101', aes);
    const old = openKeyRing(master, '990101', before).blindIndex(number);
    const after = rotateKeyRecords(master, '990101', before, { purpose: 'index', provider: aes });
    const ring = openKeyRing(master, '990101', after);
    expect(ring.blindIndex(number)).not.toEqual(old);
    expect(ring.blindIndexes(number)).toEqual([ring.blindIndex(number), old]);
  });

  test('of the master key keeps the data keys and shuts the old master key out', () => {
    const [oldMaster, master] = [newMaster(), newMaster()];
    const before = ([aes, sm4] as const).reduce(
      (records, provider) =>
        rotateKeyRecords(oldMaster, '990101', records, { purpose: 'seal', provider }),
      newKeyRecords(oldMaster, '990101', aes),
    );
    const old = openKeyRing(oldMaster, '990101', before);
    const after = rewrapKeyRecords(oldMaster, master, '990101', before);
    const ring = openKeyRing(master, '990101', after);
    expect(ring.openId(old.sealId(number, 'person 1'), 'person 1')).toBe(number);
    expect(ring.blindIndex(number)).toEqual(old.blindIndex(number));
    expect(() => openKeyRing(oldMaster, '990101', after)).toThrow(coded('KEY_WRONG'));
  });
});

describe('a ring is refused', () => {
  const master = newMaster();
  const records = newKeyRecords(master, '990101', aes);

  test('with another master key, another county, or records that changed places', () => {
    expect(() => openKeyRing(newMaster(), '990101', records)).toThrow(coded('KEY_WRONG'));
    expect(() => openKeyRing(master, '990102', records)).toThrow(coded('KEY_WRONG'));
    const [seal, index] = records as [(typeof records)[0], (typeof records)[0]];
    const swapped = [
      { ...seal, wrapped: index.wrapped },
      { ...index, wrapped: seal.wrapped },
    ];
    expect(() => openKeyRing(master, '990101', swapped)).toThrow(coded('KEY_WRONG'));
  });

  test('without a key that may write', () => {
    expect(() => openKeyRing(master, '990101', [])).toThrow(coded('KEY_MISSING'));
    const retired = records.map((record) => ({ ...record, retired: true }));
    expect(() => openKeyRing(master, '990101', retired)).toThrow(coded('KEY_MISSING'));
  });

  test('and a number sealed in one county does not open in another', () => {
    const sealed = newRing('990101').sealId(number, 'person 1');
    expect(() => newRing('990102').openId(sealed, 'person 1')).toThrow(coded('SEAL_BROKEN'));
  });
});

/** Normal form letter by letter, for the letters the property draws. */
function slowNormal(text: string): string {
  const plain: Readonly<Record<string, string>> = { x: 'X', '０': '0', Ｘ: 'X' };
  return [...text]
    .filter((letter) => !'　 -'.includes(letter))
    .map((letter) => plain[letter] ?? letter)
    .join('');
}
