/** The hash of reasons tells whenever a condition's days are others, and nothing else. */
import { describe, expect, test } from 'vitest';
import {
  age,
  all,
  alive,
  any,
  born,
  compilerFor,
  day,
  months,
  populationBuilder,
  sex,
  type Truth,
  years,
} from '../../rules/index.ts';
import { reasonHashes } from './reason-hash.ts';

const ages = { attained: 'birthday', missingDay: 'month-end' } as const;

type Birth = { readonly born: string; readonly latest?: string };

/** Hashes of people with these births, the first of a pair earliest and latest. */
function hashes(rule: Truth, ...births: readonly Birth[]): bigint[] {
  const builder = populationBuilder();
  for (const { born: earliest, latest = earliest } of births) {
    builder.addPerson({ born: { earliest: day(earliest), latest: day(latest) }, sex: 1 });
  }
  const persons = Uint32Array.from(births.keys());
  return [...reasonHashes(compilerFor(builder.build(), ages), rule, persons)];
}

const adult = age.atLeast(years(18));
const rule = all({ adult, living: alive });

describe('reasons', () => {
  test('of the same days have the same hash, alone and among others', () => {
    const [first, second, third] = hashes(
      rule,
      { born: '1990-01-01' },
      { born: '1991-01-01' },
      { born: '1990-01-01' },
    );
    expect(first).toBe(third);
    expect(first).not.toBe(second);
    expect(hashes(rule, { born: '1991-01-01' })).toEqual([second]);
  });

  test('of other days have another hash also where the days owed are the same', () => {
    const owed = born.onOrAfter('1980-01-01');
    const withChild = (limit: number) => any({ owed, young: age.below(months(limit)) });
    const twins = [{ born: '1990-01-01' }];
    expect(hashes(withChild(12), ...twins)).not.toEqual(hashes(withChild(13), ...twins));
  });

  test('tell days that are certain from days that are possible', () => {
    const exact = hashes(rule, { born: '1990-01-01' });
    expect(hashes(rule, { born: '1990-01-01', latest: '1990-01-02' })).not.toEqual(exact);
  });

  test('do not depend on the order in which conditions are written, but on their names', () => {
    const someone = { born: '1990-01-01' };
    expect(hashes(all({ living: alive, adult }), someone)).toEqual(hashes(rule, someone));
    expect(hashes(all({ living: adult, adult: alive }), someone)).not.toEqual(
      hashes(rule, someone),
    );
  });

  test('of a rule without named conditions are those of the rule itself', () => {
    const [woman, other] = hashes(adult, { born: '1990-01-01' }, { born: '1990-01-02' });
    expect(woman).not.toBe(other);
    expect(hashes(sex.is('female'), { born: '1990-01-01' })).not.toEqual([woman]);
  });

  test('are the same on every platform', () => {
    expect(hashes(rule, { born: '1990-01-01' })).toEqual([5054880996293546216n]);
  });

  test('rarely meet: a hundred thousand people born on other days have as many hashes', () => {
    const first = day('1800-01-01');
    const builder = populationBuilder();
    const count = 100_000;
    for (let one: number = first; one < first + count; one++) {
      builder.addPerson({ born: { earliest: one, latest: one }, sex: 1 });
    }
    const persons = Uint32Array.from({ length: count }, (_, i) => i);
    const found = reasonHashes(compilerFor(builder.build(), ages), rule, persons);
    expect(new Set(found).size).toBe(count);
    expect(new Set([...found].map((hash) => BigInt.asIntN(32, hash))).size).toBeGreaterThan(
      count - 20,
    );
    expect(new Set([...found].map((hash) => hash >> 32n)).size).toBeGreaterThan(count - 20);
  });
});
