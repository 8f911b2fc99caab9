/** With less time, what is lost for good is done first, and what only confirms the record waits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { household, keysOf, newbornVisit, visit } from './fixtures/household.ts';
import { visitForm } from './form.ts';
import { leftOutWithin } from './time.ts';

const form = visitForm(
  household({ 'person/1': { employment: { value: 'employed', from: '2024-01-01' } } }).input({
    due: newbornVisit(),
    owed: [{ who: 'person/3', program: 'cn/childcare-subsidy', fen: 360_000 }],
  }),
);
const nothing = () => false;

test('with time enough nothing is left out', () => {
  expect(leftOutWithin(form, form.minutes, nothing)).toEqual([]);
});

test('with no time everything is left out, what confirms the record first', () => {
  const left = leftOutWithin(form, 0, nothing);
  expect([...left].toSorted()).toEqual([...keysOf(form)].toSorted());
  expect(left[0]).toBe('person/1 fact/employment');
  expect(left.at(-1)).toMatch(new RegExp(`^${visit} step/`));
});

test('what stays never takes longer than there is time, whatever was answered', () => {
  const answered = fc.subarray([...keysOf(form)]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), answered, (minutes, keys) => {
      const isAnswered = (key: string) => keys.includes(key);
      const left = leftOutWithin(form, minutes, isAnswered);
      const kept = form.sections
        .flatMap(({ items }) => items)
        .filter(({ record, field }) => ![...left, ...keys].includes(`${record} ${field}`));
      expect(kept.reduce((sum, item) => sum + item.minutes, 0)).toBeLessThanOrEqual(minutes);
      expect(left.filter(isAnswered)).toEqual([]);
    }),
  );
});
