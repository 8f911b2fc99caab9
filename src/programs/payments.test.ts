/** Entitled days become lines once each: no year and no month is counted twice. */
import { describe, expect, test } from 'vitest';
import { person, populationOf } from '../model/family.ts';
import {
  amount,
  compilerFor,
  day,
  examinerFor,
  isoDate,
  type Parameter,
  parameter,
  share,
  spansOf,
  toDay,
} from '../rules/index.ts';
import type { PaymentRule } from './definition.ts';
import { contractLines, fullMonthsOnly, paymentLines } from './payments.ts';

const ages = { attained: 'birthday', missingDay: 'month-end' } as const;
const examiner = examinerFor(compilerFor(populationOf(person({ born: '1980-01-01' })), ages));
const spans = (...pairs: readonly (readonly [string, string])[]) =>
  spansOf(pairs.map(([from, until]) => [day(from), day(until)] as const));
const lines = (rule: PaymentRule, ...pairs: readonly (readonly [string, string])[]) =>
  paymentLines(examiner, rule, 0, spans(...pairs), day('2030-01-01')).map(
    ({ from, until, lowFen }) => [isoDate(toDay(from)), isoDate(toDay(until)), lowFen],
  );

const rate: Parameter = {
  name: 'rate',
  unit: 'fen',
  values: [
    { from: '2020-01-01', until: '2021-01-01', value: 10, status: 'verified', source: '' },
    { from: '2021-01-01', until: '2021-07-01', value: 10, status: 'unverified', source: '' },
    { from: '2021-07-01', value: 20, status: 'secondary', source: '' },
  ],
};
const monthly = { per: 'month', amountFen: parameter(rate), partMonth: 'whole' } as const;
const yearly = { per: 'year', amountFen: amount(100) } as const;

describe('a yearly amount', () => {
  test('is owed once for a year with two entitled stretches', () => {
    const twice = [
      ['2020-01-01', '2020-02-01'],
      ['2020-11-01', '2021-02-01'],
    ] as const;
    expect(lines(yearly, ...twice)).toEqual([
      ['2020-01-01', '2021-01-01', 100],
      ['2021-01-01', '2022-01-01', 100],
    ]);
  });

  test('is owed so many times at most, counted from the first year', () => {
    const rule = { ...yearly, atMost: 2 };
    expect(lines(rule, ['2020-05-05', '2026-01-01']).map(([from]) => from)).toEqual([
      '2020-01-01',
      '2021-01-01',
    ]);
  });
});

describe('a monthly rate', () => {
  test('counts a month once, however many stretches touch it', () => {
    const touching = [
      ['2020-03-01', '2020-03-05'],
      ['2020-03-20', '2020-04-02'],
    ] as const;
    expect(lines(monthly, ...touching)).toEqual([['2020-03-01', '2020-05-01', 20]]);
  });

  test('gives a line of its own where months are missing or the year or the standing changes', () => {
    const broken = [
      ['2020-01-01', '2020-03-01'],
      ['2020-11-01', '2022-02-01'],
    ] as const;
    expect(lines(monthly, ...broken)).toEqual([
      ['2020-01-01', '2020-03-01', 20],
      ['2020-11-01', '2021-01-01', 20],
      ['2021-01-01', '2021-07-01', 60],
      ['2021-07-01', '2022-01-01', 120],
      ['2022-01-01', '2022-02-01', 20],
    ]);
  });

  test('may count only months that are entitled from their first day to their last', () => {
    const full = fullMonthsOnly(spans(['2020-01-02', '2020-04-01'], ['2020-05-01', '2020-05-31']));
    expect([...full].map((bound) => isoDate(toDay(bound)))).toEqual(['2020-02-01', '2020-04-01']);
  });
});

test('an amount paid once falls on the first entitled day', () => {
  const rule = { per: 'once', amountFen: amount(500) } as const;
  expect(lines(rule, ['2020-05-05', '2022-01-01'])).toEqual([['2020-05-05', '2020-05-06', 500]]);
});

test('a line is rounded half up once, and nothing is owed before a value is on record', () => {
  const half = { per: 'year', amountFen: share(amount(101), 1, 2) } as const;
  expect(lines(half, ['2020-05-05', '2020-06-01'])).toEqual([['2020-01-01', '2021-01-01', 51]]);
  expect(lines(monthly, ['2019-01-01', '2020-01-01'])).toEqual([]);
});

test('lines that rest on an unverified value are withheld', () => {
  const all = paymentLines(
    examiner,
    monthly,
    0,
    spans(['2020-12-01', '2021-08-01']),
    day('2030-01-01'),
  );
  const { payable, withheld } = contractLines(all);
  expect(payable.map(({ from, status }) => [from, status])).toEqual([
    ['2020-12-01', 'verified'],
    ['2021-07-01', 'secondary'],
  ]);
  expect(withheld.map(({ from, status }) => [from, status])).toEqual([
    ['2021-01-01', 'unverified'],
  ]);
});
