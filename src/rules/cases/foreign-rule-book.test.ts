/**
 * A rule book from elsewhere, written in this language without escape hatches: the benefits of
 * OpenFisca's country template (basic income, housing allowance, parenting allowance, pension).
 */
import { describe, expect, test } from 'vitest';
import {
  age,
  all,
  any,
  amount,
  between,
  choose,
  count,
  from,
  household,
  parameter,
  plus,
  share,
  some,
  sumOver,
  versions,
} from '../expression/builders.ts';
import type { Catalog } from '../expression/catalog.ts';
import type { Parameter, Quantity } from '../expression/expression.ts';
import { vocabulary } from '../expression/vocabulary.ts';
import { compilerFor } from '../evaluate/compile.ts';
import { type FactInput, populationBuilder } from '../population/population-builder.ts';
import { examinerFor } from '../explain/examiner.ts';
import { day, years } from '../time/day.ts';

const words = {
  name: { 'zh-CN': '', en: '' },
  question: { 'zh-CN': '', en: '' },
  effort: 1,
  label: 'sensitive',
} as const;
const catalog = {
  salary: { type: 'amount', unit: 'per month', silence: 'no', ...words },
  rent: { type: 'amount', unit: 'per month', silence: 'unknown', ...words },
  parenting: { type: 'flag', silence: 'no', ...words },
} as const satisfies Catalog;
const { fact } = vocabulary(catalog);
const ages = { attained: 'birthday', missingDay: 'next-month' } as const;

const value = (name: string, first: string, number: number): Parameter => ({
  name,
  unit: 'per month',
  values: [{ from: first, value: number, status: 'verified', source: 'template' }],
});
const basicRate = value('basic-income', '2015-12-01', 600);
const parentingRate = value('parenting-allowance', '1980-01-01', 600);
const incomeLimit = value('income-threshold', '1980-01-01', 500);

const adult = age.atLeast(years(18));
const salary = fact('salary').value;

const basicIncome = choose(
  versions({
    forPeopleWithoutIncome: {
      from: '2015-12-01',
      until: '2016-12-01',
      rule: all({ adult, noSalary: salary.is(0) }),
    },
    forEveryAdult: { from: '2016-12-01', rule: adult },
  }),
  parameter(basicRate),
  amount(0),
);
const housingAllowance = choose(
  between('1980-01-01', '2016-12-01'),
  share(fact('rent').value, 1, 4),
  amount(0),
);
const pension = choose(age.atLeast(years(65)), amount(1), amount(0));

const income = plus(salary, sumOver(household, salary));
const parents = plus(
  choose(fact('parenting').held, amount(1), amount(0)),
  count(household, fact('parenting').held),
);
const parentingAllowance = choose(
  all({
    inForce: from('1980-01-01'),
    lowIncome: parameter(incomeLimit).atLeast(income),
    youngChild: any({
      singleWithChildUnder8: all({
        single: parents.is(1),
        under8: some(household, age.below(years(8))),
      }),
      childUnder6: some(household, age.below(years(6))),
    }),
  }),
  parameter(parentingRate),
  amount(0),
);

type Person = { readonly born: string; readonly facts?: Readonly<Record<string, FactInput>> };

/** Low and high value of a quantity for the first person on a day; the others share the household. */
function valueOn(rule: Quantity, on: string, ...people: readonly Person[]): [number, number] {
  const builder = populationBuilder();
  builder.completeRelation('household');
  for (const { born, facts = {} } of people) {
    const birth = day(born);
    const self = builder.addPerson({ born: { earliest: birth, latest: birth }, sex: 0 });
    for (const [kind, row] of Object.entries(facts)) builder.addFact(kind, self, row);
    if (self > 0) builder.link('household', 0, self);
  }
  const examiner = examinerFor(compilerFor(builder.build(), ages));
  const { low, high } = examiner.steps(rule, 0, day(on), day(on) + 1)[0]!;
  return [low, high];
}

const exactly = (number: number) => ({ low: number, high: number });

describe('a rule book from elsewhere', () => {
  test('basic income begins in December 2015 and asks for no salary until December 2016', () => {
    const earner = { born: '1990-01-01', facts: { salary: exactly(1200) } };
    expect(valueOn(basicIncome, '2015-11-30', { born: '1990-01-01' })).toEqual([0, 0]);
    expect(valueOn(basicIncome, '2015-12-01', { born: '1990-01-01' })).toEqual([600, 600]);
    expect(valueOn(basicIncome, '2016-11-30', earner)).toEqual([0, 0]);
    expect(valueOn(basicIncome, '2016-12-01', earner)).toEqual([600, 600]);
    expect(valueOn(basicIncome, '2016-12-01', { born: '1998-12-02' })).toEqual([0, 0]);
  });

  test('housing allowance is a quarter of the rent until December 2016, and a range while the rent is', () => {
    const tenant = (rent: FactInput) => ({ born: '1980-01-01', facts: { rent } });
    expect(valueOn(housingAllowance, '2016-11-30', tenant(exactly(1000)))).toEqual([250, 250]);
    expect(valueOn(housingAllowance, '2016-11-30', tenant({ low: 800, high: 1000 }))).toEqual([
      200, 250,
    ]);
    expect(valueOn(housingAllowance, '2016-12-01', tenant(exactly(1000)))).toEqual([0, 0]);
  });

  test('a pension is due from the 65th birthday', () => {
    expect(valueOn(pension, '2016-01-01', { born: '1951-01-02' })).toEqual([0, 0]);
    expect(valueOn(pension, '2016-01-01', { born: '1951-01-01' })).toEqual([1, 1]);
  });

  test('parenting allowance looks at the household: income, parents, and the age of the children', () => {
    const parent = { born: '1985-01-01', facts: { parenting: exactly(1), salary: exactly(400) } };
    const partner = { born: '1985-01-01', facts: { parenting: exactly(1), salary: exactly(90) } };
    const rich = { born: '1985-01-01', facts: { parenting: exactly(1), salary: exactly(101) } };
    const sevenYears = { born: '2010-06-01' };
    const fiveYears = { born: '2012-06-01' };
    const on = '2018-01-01';
    expect(valueOn(parentingAllowance, on, parent, sevenYears)).toEqual([600, 600]);
    expect(valueOn(parentingAllowance, on, parent, partner, sevenYears)).toEqual([0, 0]);
    expect(valueOn(parentingAllowance, on, parent, partner, fiveYears)).toEqual([600, 600]);
    expect(valueOn(parentingAllowance, on, parent, rich, fiveYears)).toEqual([0, 0]);
  });
});
