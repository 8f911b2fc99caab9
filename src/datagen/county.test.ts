/** The same seed gives the same county, and its people are those that the rates ask for. */
import { expect, test } from 'vitest';
import { peopleBuilder } from '../model/people.ts';
import { civilDate, type Day, day, isoDate, relations, toDay, yearOf } from '../rules/index.ts';
import { generateCounty } from './county.ts';
import { edgeBirthDays } from './family/scenarios.ts';
import { on, people } from './fixtures/county.ts';

/** FNV-1a over UTF-16 units, so that a change of any character of any record shows. */
function hashOf(records: Iterable<unknown>): string {
  let hash = 0x811c9dc5;
  for (const record of records) {
    const text = JSON.stringify(record);
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16);
}

test('the first 20,000 people of a seed are the same on every platform', () => {
  expect(hashOf(people.slice(0, 20_000))).toBe('e9c40a18');
});

test('the same options give the same people, another seed gives others', () => {
  const of = (seed: number) => hashOf(generateCounty({ seed, size: 2_000, on }));
  expect(of(5)).toBe(of(5));
  expect(of(5)).not.toBe(of(6));
});

test.each([0, 1, 7, 500, 20_000])('a county of %i people has exactly so many', (size) => {
  const ids = [...generateCounty({ seed: 3, size, on })].map(({ id }) => id);
  expect(ids).toHaveLength(size);
  expect(new Set(ids).size).toBe(size);
});

test.each([
  { seed: 1, size: -1, on },
  { seed: 1, size: 2.5, on },
  { seed: 0.5, size: 10, on },
  { seed: 1, size: 10, on: day('1999-12-31') },
  { seed: 1, size: 10, on, rates: { twins: 1.5 } },
])('a county that cannot be made is refused: %o', (options) => {
  expect(() => generateCounty(options).next()).toThrow(RangeError);
});

test('children are born on every edge and on the day asked', () => {
  const births = new Set(people.map(({ born }) => born?.earliest));
  const missing = [...edgeBirthDays, on].filter((edge) => !births.has(edge));
  expect(missing.map(isoDate)).toEqual([]);
});

test('somebody turns 60 this year, and a bereaved woman 49', () => {
  const turning = (age: number) =>
    people.filter(({ born }) => yearOf(toDay(born!.earliest)) === yearOf(on) - age);
  expect(turning(60).some(({ sex }) => sex === 'female')).toBe(true);
  const lost = new Set(
    people.filter(({ died }) => died).flatMap(({ links }) => links.map(({ to }) => to)),
  );
  expect(turning(49).some(({ id, sex }) => sex === 'female' && lost.has(id))).toBe(true);
});

test('two children of one village share their name and day of birth', () => {
  const seen = new Map<string, string>();
  const twice = people.filter(({ name, born, household, facts }) => {
    const place = facts.find(({ kind }) => kind === 'residence')?.value;
    const key = `${name} ${born?.earliest} ${place}`;
    const other = seen.get(key);
    seen.set(key, household?.number ?? '');
    return other !== undefined && other !== household?.number;
  });
  expect(twice.map(({ name }) => name)).toContain('测小禾');
});

test.each(
  ['2000-01-01', '2024-02-29', '2025-08-31', '2099-12-31'].map((text) => day(text)),
)('nobody is born and nothing is recorded after the day %i', (asked: Day) => {
  for (const { born, died, facts, events } of generateCounty({ seed: 9, size: 3_000, on: asked })) {
    expect(born!.earliest).toBeLessThanOrEqual(asked);
    expect(died?.earliest ?? asked).toBeLessThanOrEqual(asked);
    for (const { from } of facts) expect(from ?? asked).toBeLessThanOrEqual(asked);
    const past = events.filter(({ kind }) => kind !== 'expected-delivery');
    for (const event of past) expect(event.day.earliest).toBeLessThanOrEqual(asked);
  }
});

test('every record becomes columns: all kinds, values and links are those of the model', () => {
  const builder = peopleBuilder();
  for (const person of people) builder.add(person);
  expect(builder.build(relations).population.size).toBe(50_000);
});

test('days of birth spread over all months', () => {
  const months = new Set(people.map(({ born }) => civilDate(toDay(born!.earliest)).month));
  expect(months.size).toBe(12);
});
