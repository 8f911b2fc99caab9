/** Remembered questions are those that would be worked out, for every rule and whoever is asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateCounty } from '../../datagen/index.ts';
import { peopleBuilder } from '../../model/people.ts';
import {
  ageRules,
  anySketch,
  anyTruth,
  populationOfSketch,
  sampling,
} from '../../rules/cases/random.ts';
import { compilerFor, day, examinerFor } from '../../rules/index.ts';
import { getJurisdiction } from '../packs.ts';
import { cheapestSetOf } from '../questions.ts';
import { packs } from '../registry.ts';
import { cheapestSetByPattern } from './patterns.ts';

test('on random rules and random people', () => {
  const someDay = fc.integer({ min: day('1999-06-01'), max: day('2002-12-31') });
  fc.assert(
    fc.property(anyTruth, anySketch, fc.array(someDay, { maxLength: 6 }), (rule, sketch, on) => {
      const population = populationOfSketch(sketch);
      const examiner = examinerFor(compilerFor(population, ageRules[0]!));
      const [remembered, workedOut] = [
        cheapestSetByPattern(examiner, rule),
        cheapestSetOf(examiner, rule),
      ];
      for (const asked of on) {
        for (let person = 0; person < population.size; person++) {
          expect(remembered(person, asked)).toEqual(workedOut(person, asked));
        }
      }
    }),
    sampling(600),
  );
});

test('on every program and a county of which little is known, whose patterns repeat', () => {
  const on = day('2026-11-22');
  const people = peopleBuilder();
  for (const record of generateCounty({ seed: 6, size: 1500, on })) people.add(record);
  const { population } = people.build([]);
  const { pack, programs } = getJurisdiction(packs, 'cn-33');
  const examiner = examinerFor(compilerFor(population, pack.ages));
  for (const { eligibility } of programs) {
    const remembered = cheapestSetByPattern(examiner, eligibility);
    const workedOut = cheapestSetOf(examiner, eligibility);
    for (let person = 0; person < population.size; person++) {
      const asked = on + 365 * (person % 3);
      expect(remembered(person, asked)).toEqual(workedOut(person, asked));
    }
  }
});
