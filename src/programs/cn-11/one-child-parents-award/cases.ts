/**
 * Worked cases of the one-child parents' award in Beijing: withheld history.
 */
import { child, type FactValue, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2021-12-31';

const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});
const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) =>
    line(`${first + i}-01-01`, `${first + i + 1}-01-01`, yuan),
  );
const given = (birth: string, certificate: FactValue, died?: string) =>
  woman({
    born: '1975-06-01',
    ...(died !== undefined && { died }),
    facts: { 'one-child-certificate': certificate },
  }).with(child({ born: birth }));
const since2014 = { value: true, from: '2014-09-10' } as const;

/** All cases of the override. */
export const cases: readonly Case[] = [
  {
    name: 'a certificate of 2014-09-10 is a right; 10 yuan a month from 2017 to November 2021 are withheld',
    today,
    given: given('2014-03-03', since2014),
    expect: {
      certain: [['2014-09-10', null]],
      state: 'entitled',
      payments: [],
      withheld: [...eachYear(2017, 2021, 120), line('2021-01-01', '2021-12-01', 110)],
    },
  },
  {
    name: 'on 2014-09-09, the day before the certificate, there is no right yet',
    today: '2014-09-09',
    given: given('2014-03-03', since2014),
    expect: { certain: [['2014-09-10', null]], state: 'not-entitled' },
  },
  {
    name: 'on 2014-09-10, the first day, there is a right',
    today: '2014-09-10',
    given: given('2014-03-03', since2014),
    expect: { state: 'entitled', payments: [] },
  },
  {
    name: 'a child born on 2001-05-31 is 18 on 2019-05-31, the last day: May is the last month',
    today,
    given: given('2001-05-31', since2014),
    expect: { withheld: [...eachYear(2017, 2019, 120), line('2019-01-01', '2019-06-01', 50)] },
  },
  {
    name: 'a child born on 2001-06-01 is under 18 on 2019-06-01 still: June is the last month',
    today,
    given: given('2001-06-01', since2014),
    expect: { withheld: [...eachYear(2017, 2019, 120), line('2019-01-01', '2019-07-01', 60)] },
  },
  {
    name: 'a child born on 2000-02-29 is 18 on 2018-02-28: February is the last month',
    today,
    given: given('2000-02-29', since2014),
    expect: { withheld: [...eachYear(2017, 2018, 120), line('2018-01-01', '2018-03-01', 20)] },
  },
  {
    name: 'a certificate of which nobody knows whether it holds from 2018-01-01 is withheld before and asked for after',
    today,
    given: given('2014-03-03', [
      { value: true, from: '2014-09-10', until: '2018-01-01' },
      { from: '2018-01-01' },
    ]),
    expect: {
      certain: [['2014-09-10', '2018-01-01']],
      possible: [['2014-09-10', null]],
      state: 'ask',
      withheld: eachYear(2017, 2018, 120),
      missing: ['one-child-certificate'],
    },
  },
  {
    name: 'a certificate found to have been given back on 2018-04-10 ends the right on that day',
    today,
    given: given('2014-03-03', { value: true, from: '2014-09-10', until: '2018-04-10' }),
    expect: {
      certain: [['2014-09-10', '2018-04-10']],
      state: 'not-entitled',
      withheld: [...eachYear(2017, 2018, 120), line('2018-01-01', '2018-05-01', 40)],
    },
  },
  {
    name: 'a mother who died on 2018-02-01 was entitled until that day, February whole only if she lived in it',
    today,
    given: given('2014-03-03', since2014, '2018-02-01'),
    expect: {
      certain: [['2014-09-10', '2018-02-01']],
      state: 'not-entitled',
      withheld: [...eachYear(2017, 2018, 120), line('2018-01-01', '2018-02-01', 10)],
    },
  },
  {
    name: 'of 2022 and later no amount is known: entitled, with no line for those years',
    today: '2026-11-22',
    given: given('2014-03-03', { value: true, from: '2022-01-01' }),
    expect: { certain: [['2022-01-01', null]], state: 'entitled', payments: [], withheld: [] },
  },
];
