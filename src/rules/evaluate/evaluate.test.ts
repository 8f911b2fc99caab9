/** The fast evaluator says what the slow one says, on random rules and random people. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayByDay, DAYS, FIRST_DAY } from '../cases/day-by-day.ts';
import { ageRules, anySketch, anyTruth, populationOfSketch, sampling } from '../cases/random.ts';
import { holdsOn, isSubset, pairsOf, spansOf, sameSpans, clip } from '../time/spans.ts';
import { evaluate, timelineIn } from './evaluate.ts';

const runs = sampling(250);

test('the fast evaluator equals the day-by-day evaluator', () => {
  fc.assert(
    fc.property(anyTruth, anySketch, fc.constantFrom(...ageRules), (rule, sketch, ages) => {
      const population = populationOfSketch(sketch);
      const column = evaluate(rule, population, { ages });
      const slow = dayByDay(population, ages);
      expect(column.failures).toEqual([]);
      for (let person = 0; person < population.size; person++) {
        const { certain, possible } = timelineIn(column, person);
        const answers = slow.truth(rule, person);
        for (let i = 0; i < DAYS; i++) {
          const fast = holdsOn(certain, FIRST_DAY + i)
            ? 2
            : holdsOn(possible, FIRST_DAY + i)
              ? 1
              : 0;
          if (fast !== answers[i]) {
            throw new Error(
              `person ${person}, day ${FIRST_DAY + i}: fast ${fast}, slow ${answers[i]}`,
            );
          }
        }
      }
    }),
    runs,
  );
});

test('certain days are possible days, and both sets are canonical', () => {
  fc.assert(
    fc.property(anyTruth, anySketch, (rule, sketch) => {
      const population = populationOfSketch(sketch);
      const column = evaluate(rule, population, { ages: ageRules[1]! });
      for (let person = 0; person < population.size; person++) {
        const { certain, possible } = timelineIn(column, person);
        expect(isSubset(certain, possible)).toBe(true);
        for (const spans of [certain, possible]) {
          const pairs = pairsOf(spans).map(({ from, until }) => [from, until] as const);
          expect(sameSpans(spansOf(pairs), spans)).toBe(true);
        }
      }
    }),
    runs,
  );
});

test('asking about a window gives the timeline clipped to it', () => {
  const window = fc.tuple(fc.integer({ min: 0, max: DAYS - 2 }), fc.integer({ min: 1, max: 400 }));
  fc.assert(
    fc.property(anyTruth, anySketch, window, (rule, sketch, [offset, length]) => {
      const population = populationOfSketch(sketch);
      const ages = ageRules[1]!;
      const [from, until] = [FIRST_DAY + offset, FIRST_DAY + offset + length];
      const whole = evaluate(rule, population, { ages });
      const part = evaluate(rule, population, { ages, from, until });
      for (let person = 0; person < population.size; person++) {
        const [a, b] = [timelineIn(whole, person), timelineIn(part, person)];
        expect([...b.certain]).toEqual([...clip(a.certain, from, until)]);
        expect([...b.possible]).toEqual([...clip(a.possible, from, until)]);
      }
    }),
    runs,
  );
});
