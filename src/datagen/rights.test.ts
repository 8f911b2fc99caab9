/** Nothing that is generated could serve control: no quota, no method, no violation. */
import { expect, test } from 'vitest';
import { on, people } from './fixtures/county.ts';
import { rateTable } from './rates.ts';
import { rosterHeader } from './roster/header.ts';
import { rosterRows } from './roster/rows.ts';

/** What this project never records: birth quotas, contraception, breaches of birth rules. */
const forbidden = new RegExp(
  [
    'quota|target|permit|contracep|sterili[sz]|\\biud\\b|abortion|violat|illegal|penalt|unplanned',
    'score|指标|准生|避孕|节育|结扎|上环|放环|取环|流产|引产|超生|计划外|政策外|违法|违规|抚养费|罚',
  ].join('|'),
  'i',
);

test('no kind, value, role or name speaks of quotas, contraception or breaches', () => {
  const told = new Set(
    people.flatMap(({ name, facts, events, links, household }) => [
      name,
      household?.role ?? '',
      ...facts.flatMap(({ kind, value }) => [kind, String(value)]),
      ...events.map(({ kind }) => kind),
      ...links.map(({ relation }) => relation),
    ]),
  );
  expect(told.size).toBeGreaterThan(1_000);
  expect([...told].filter((word) => forbidden.test(word))).toEqual([]);
  expect(forbidden.test('计划外生育')).toBe(true);
});

test('neither the roster nor the list of rates speaks of them', () => {
  const cells = [...rosterRows(people.slice(0, 5_000), { on, places: 'addresses' })].flat();
  const rates = Object.entries(rateTable).flatMap(([name, { says }]) => [name, says]);
  const told = [...rosterHeader, ...cells, ...rates].filter((cell) => cell !== null);
  expect(told.filter((word) => forbidden.test(word))).toEqual([]);
});

test('only women have brought dates of pregnancy, delivery or screening, and few have', () => {
  const brought = people.filter(({ events }) => events.length > 0);
  expect(brought.every(({ sex }) => sex === 'female' || sex === undefined)).toBe(true);
  const women = people.filter(({ sex }) => sex === 'female').length;
  expect(brought.length / women).toBeLessThan(0.15);
});
