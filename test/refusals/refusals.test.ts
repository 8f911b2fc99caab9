/**
 * What may not be written is refused when a pack is loaded, whatever it is called; what is lawful loads.
 */
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/model/facts/index.ts';
import { labels, relations } from '../../src/rules/index.ts';
import { shapes } from '../../src/programs/lint/expression.ts';
import { findConcept } from '../../src/programs/lint/naming.ts';
import { doors } from '../../src/programs/lint/office.ts';
import { lintPack, loadPack } from '../../src/programs/lint.ts';
import { packs } from '../../src/programs/registry.ts';
import { lawful } from './lawful.ts';
import { pack } from './material.ts';
import { inWordsAlone, others, quoted } from './quoted.ts';

const corpus = [...quoted, others];

/** Words of the product itself, which a renaming pack cannot change. */
const own = new Set<string>([
  ...Object.keys(catalog),
  ...Object.values(shapes).flatMap((kinds) => Object.keys(kinds)),
  ...Object.keys(doors),
  ...labels,
  ...relations,
  ...packs.flatMap(({ programs }) => programs.map(({ id }) => id)),
]);

/** The same definitions with every telling name and text replaced by one that says nothing. */
function renamed(value: unknown): unknown {
  const neutral = (word: string) => (own.has(word) || !findConcept(word) ? word : 'x1');
  if (typeof value === 'string') return neutral(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('zh-CN' in value && typeof value['zh-CN'] === 'string') {
    const blanks = value['zh-CN'].match(/\{\w+\}/g)?.join('') ?? '';
    return { 'zh-CN': `甲${blanks}`, en: `x${blanks}` };
  }
  if (Array.isArray(value)) return value.map(renamed);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      neutral(key),
      key === 'cases' || key === 'ages' ? part : renamed(part),
    ]),
  );
}

test('the corpus has ten lines of the old plans, each as quoted and in ten disguises', () => {
  expect(quoted.map(({ line }) => line).toSorted()).toEqual([
    '000:113',
    '000:115',
    '001:102',
    '001:104',
    '001:105',
    '001:22',
    '001:29',
    '001:30',
    '001:59',
    '002:44',
  ]);
  for (const { refused } of quoted) expect(refused.length).toBe(11);
});

describe.each(corpus)('$line $quote', ({ refused }) => {
  test.each(refused)('%s is refused by %s', (_, safeguard, one) => {
    const findings = lintPack(one).filter((finding) => finding.safeguard === safeguard);
    expect(findings.length).toBeGreaterThan(0);
    for (const { law, message } of findings) {
      for (const words of [law, message]) {
        expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(words.en.length).toBeGreaterThan(5);
      }
      expect(message.en).toContain(safeguard);
    }
    expect(() => loadPack(one)).toThrow('the pack is refused');
  });
  test.each(refused)('%s is refused under other names too', (_, __, one) => {
    expect(lintPack(renamed(one)).length).toBeGreaterThan(0);
  });
});

test.each(
  inWordsAlone,
)('%s is refused for its words by %s, and not without them', (_, safeguard, one) => {
  expect(lintPack(one).map((finding) => finding.safeguard)).toContain(safeguard);
  expect(lintPack(renamed(one))).toEqual([]);
});

describe('lawful definitions', () => {
  test('there are at least sixty', () => {
    expect(lawful.length).toBeGreaterThanOrEqual(60);
    expect(new Set(lawful.map(([name]) => name)).size).toBe(lawful.length);
  });
  test.each(lawful)('%s', (_, parts) => {
    expect(lintPack(pack(parts))).toEqual([]);
    expect(loadPack(pack(parts)).id).toBe('cn-99');
  });
  test.each(packs)('the pack that ships: $id', (one) => {
    expect(lintPack(one)).toEqual([]);
  });
});
