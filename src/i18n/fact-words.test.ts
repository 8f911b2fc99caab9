/** Everything that can be on record has a name in both languages, and is found by it. */
import { expect, test } from 'vitest';
import { factKinds } from '../db/fact-kinds.ts';
import { catalog } from '../model/facts/catalog.ts';
import type { Catalog } from '../rules/index.ts';
import { factKindWords, factValueWords, findFactKind } from './fact-words.ts';

test('every kind of fact has words and is found by each of them', () => {
  expect(new Set(factKindWords.keys())).toEqual(new Set(Object.keys(factKinds)));
  for (const [kind, name] of factKindWords) {
    expect([kind, name['zh-CN'], name.en].map(findFactKind)).toEqual([kind, kind, kind]);
  }
  expect(findFactKind('shoe size')).toBeUndefined();
});

test('every choice of the catalogue has Chinese words of its own', () => {
  const facts: Catalog = catalog;
  const texts = Object.entries(facts).flatMap(([kind, fact]) =>
    fact.type === 'choice' ? fact.values.map((value) => factValueWords(kind, value)['zh-CN']) : [],
  );
  expect(texts.filter((text) => !/^\p{Script=Han}+$/u.test(text))).toEqual([]);
});

test('values are read with their kind: grades, places, ranges and what is unknown', () => {
  expect(factValueWords('disability-level', 2)).toEqual({ 'zh-CN': '2 级', en: 'grade 2' });
  expect(factValueWords('residence', '990101')['zh-CN']).toContain('云溪县');
  expect(factValueWords('children-ever', { low: 1, high: 3 }).en).toBe('1–3');
  expect(factValueWords('residence', null).en).toBe('unknown');
});
