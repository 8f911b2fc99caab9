/** Every rate shows in the generated people, and can be changed alone. */
import { expect, test } from 'vitest';
import { toDay } from '../rules/index.ts';
import { generateCounty } from './county.ts';
import { ageOn } from './family/draft.ts';
import { on, people } from './fixtures/county.ts';
import { isFictionalName } from './names.ts';
import { defaultRates, ratesWith, rateTable } from './rates.ts';
import type { CountyPerson } from './records.ts';

type Ask = (person: CountyPerson) => boolean;

const alive: Ask = ({ died }) => died === undefined;
const ageOf = ({ born }: CountyPerson): number => ageOn({ born: toDay(born!.earliest) }, on);
const states =
  (kind: string): Ask =>
  ({ facts, events }) =>
    facts.some((fact) => fact.kind === kind) || events.some((event) => event.kind === kind);
const valueOn = ({ facts }: CountyPerson, kind: string) =>
  facts.findLast(
    (fact) => fact.kind === kind && (fact.from ?? on) <= on && (fact.until ?? on + 1) > on,
  )?.value;

function shareOf(ask: Ask, among: Ask = () => true): number {
  const group = people.filter(among);
  return group.filter(ask).length / group.length;
}

const isWomanOf =
  (from: number, until: number): Ask =>
  (person) =>
    person.sex === 'female' && alive(person) && ageOf(person) >= from && ageOf(person) < until;

const numbered: Ask = ({ id }) => !id.startsWith('unnumbered-');
const contradicts: Ask = ({ facts }) =>
  facts.some(
    (a, i) =>
      a.from !== undefined &&
      facts
        .slice(i + 1)
        .some(
          (b) =>
            b.kind === a.kind &&
            b.value !== a.value &&
            (b.from ?? on) < (a.until ?? on + 1) &&
            a.from! < (b.until ?? on + 1),
        ),
  );

test.each<[string, number, number, number]>([
  [
    'people in no household',
    defaultRates.noHousehold,
    shareOf(({ household }) => !household),
    0.001,
  ],
  [
    'known nationality',
    1 - defaultRates.unknownFact,
    shareOf((p) => valueOn(p, 'nationality') !== undefined),
    0.003,
  ],
  [
    'nationality recorded as unknown',
    defaultRates.unknownFact / 2,
    shareOf(({ facts }) => facts.some((f) => f.kind === 'nationality' && f.value === undefined)),
    0.003,
  ],
  ['contradictory facts', defaultRates.contradictoryFact, shareOf(contradicts), 0.002],
  ['disability', defaultRates.disability, shareOf(states('disability-level')), 0.005],
  [
    'screening dates',
    defaultRates.screeningBrought,
    shareOf(
      (p) => states('cervical-screening')(p) || states('breast-screening')(p),
      isWomanOf(36, 64),
    ),
    0.02,
  ],
  [
    'pregnancy dates',
    defaultRates.pregnancyBrought,
    shareOf(states('expected-delivery'), isWomanOf(20, 43)),
    0.004,
  ],
  [
    'children ever stated',
    defaultRates.childrenEverStated,
    shareOf(
      ({ childrenEver }) => childrenEver !== undefined,
      (p) => ageOf(p) >= 19,
    ),
    0.01,
  ],
  [
    'names with a middle dot',
    defaultRates.dottedName,
    shareOf(({ name }) => name.includes('·')),
    0.002,
  ],
  [
    'names beyond the BMP',
    defaultRates.rareCharacter,
    shareOf(({ name }) => /[\u{10000}-\u{10ffff}]/u.test(name)),
    0.001,
  ],
])('%s occur as often as stated', (_, stated, counted, tolerance) => {
  expect(Math.abs(counted - stated)).toBeLessThanOrEqual(tolerance);
});

test('a fifth to a quarter live elsewhere than they are registered', () => {
  const share = shareOf(
    (p) => valueOn(p, 'residence') !== valueOn(p, 'household-registration'),
    (p) =>
      alive(p) &&
      String(valueOn(p, 'residence')).length === 12 &&
      String(valueOn(p, 'household-registration')).length === 12,
  );
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.25);
});

test('few are under 15 and many are 50 to 65', () => {
  expect(shareOf((p) => ageOf(p) < 15, alive)).toBeLessThan(0.15);
  expect(shareOf((p) => ageOf(p) >= 50 && ageOf(p) < 65, alive)).toBeGreaterThan(0.24);
});

test('some have no number, no registration, no known sex or birth, and some may be dead', () => {
  expect(shareOf(numbered)).toBeLessThan(0.995);
  expect(shareOf(numbered)).toBeGreaterThan(0.97);
  expect(people.some(({ sex }) => sex === undefined)).toBe(true);
  expect(people.some(({ born }) => born!.latest > born!.earliest)).toBe(true);
  expect(people.some(({ died }) => died !== undefined && died.latest > on)).toBe(true);
  expect(people.some((p) => valueOn(p, 'nationality') === 'other')).toBe(true);
  expect(people.some(states('complication-grade'))).toBe(true);
  const levels = new Set(people.map((p) => valueOn(p, 'disability-level')));
  expect([1, 2, 3, 4].every((level) => levels.has(level))).toBe(true);
});

test('every name says that it is invented', () => {
  expect(people.filter(({ name }) => !isFictionalName(name))).toEqual([]);
  expect(isFictionalName('王建国')).toBe(false);
  expect(isFictionalName('阿依古丽·买买提')).toBe(false);
});

test('every rate has a sentence and lies between 0 and 1', () => {
  for (const { share, says } of Object.values(rateTable)) {
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(ratesWith({ twins: share }).twins).toBe(share);
  }
});

test('rates can be changed one by one', () => {
  const rates = { unknownFact: 0, dottedName: 1, noHousehold: 0.5 };
  const county = [...generateCounty({ seed: 2, size: 2_000, on, rates })];
  expect(county.every((person) => valueOn(person, 'nationality') !== undefined)).toBe(true);
  expect(county.filter(({ name }) => !name.includes('·')).length).toBeLessThan(10);
  const alone = county.filter(({ household }) => household === undefined).length;
  expect(Math.abs(alone - 1_000)).toBeLessThan(5);
});
