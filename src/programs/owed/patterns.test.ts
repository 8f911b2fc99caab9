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
import {
  age,
  all,
  children,
  compilerFor,
  count,
  day,
  deceased,
  END,
  examinerFor,
  FEMALE,
  household,
  populationBuilder,
  sex,
  some,
  type Truth,
  SEX_UNKNOWN,
  years,
} from '../../rules/index.ts';
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

test('on parents alike but for what is known of a child who is counted', () => {
  const builder = populationBuilder();
  const born = { earliest: day('2001-01-01'), latest: day('2001-01-01') };
  const known = [
    { born, sex: FEMALE },
    { born, sex: SEX_UNKNOWN },
    { born, died: { earliest: day('2002-01-01'), latest: END }, sex: FEMALE },
    { born: { ...born, latest: born.latest + 9 }, sex: FEMALE },
  ];
  for (const child of known) {
    const parent = builder.addPerson({ born, sex: FEMALE });
    builder.link('children', parent, builder.addPerson(child));
    builder.addUnlisted('children', parent, 0, 2);
  }
  const examiner = examinerFor(compilerFor(builder.build(), ageRules[0]!));
  const boy = all({ boy: sex.is('male'), dead: deceased, young: age.below(years(1)) });
  const rule = count(children, boy).atLeast(2);
  const remembered = cheapestSetByPattern(examiner, rule);
  const asked = [0, 2, 4, 6].map((parent) => remembered(parent, day('2026-01-01')));
  expect(asked).toEqual(
    [0, 2, 4, 6].map((parent) => cheapestSetOf(examiner, rule)(parent, day('2026-01-01'))),
  );
  expect(asked.map((set) => set?.map(({ fact }) => fact))).toEqual([
    ['children'],
    ['children', 'sex'],
    ['children', 'death-date'],
    ['children', 'birth-date'],
  ]);
});

test('on parents alike but for whether a child still belongs to them, or lives with them too', () => {
  const builder = populationBuilder();
  const known = { born: { earliest: 0, latest: 0 }, sex: FEMALE };
  const child = () => builder.addPerson({ ...known, sex: SEX_UNKNOWN });
  const parents = [{ until: END }, { until: 100 }].map((during) => {
    const parent = builder.addPerson(known);
    builder.link('children', parent, child(), during);
    builder.addUnlisted('children', parent, 0, 2);
    return parent;
  });
  const homes = [true, false].map((isSame) => {
    const parent = builder.addPerson(known);
    const first = child();
    builder.link('children', parent, first);
    builder.link('household', parent, isSame ? first : child());
    return parent;
  });
  builder.completeRelation('children');
  builder.completeRelation('household');
  const examiner = examinerFor(compilerFor(builder.build(), ageRules[0]!));
  const son = some(children, sex.is('male'));
  const asked = (rule: Truth, people: readonly number[]) => {
    const remembered = cheapestSetByPattern(examiner, rule);
    return people.map((person) => remembered(person, 1000)?.map(({ fact }) => fact));
  };
  expect(asked(son, parents)).toEqual([['sex'], ['children']]);
  const both = all({ son, mate: some(household, sex.is('male')) });
  expect(asked(both, homes)).toEqual([['sex'], ['sex', 'sex']]);
});
