/**
 * Worked cases of the one-child parents' award in Guangdong.
 */
import { child, type Member, spouse, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});
const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) =>
    line(`${first + i}-01-01`, `${first + i + 1}-01-01`, yuan),
  );
const mother = (facts: Member['facts'] = {}, died?: string) =>
  woman({
    born: '1985-06-01',
    ...(died !== undefined && { died }),
    facts: { 'one-child-certificate': { value: true, from: '2014-09-10' }, ...facts },
  });
const daughter = (born: string) => child({ sex: 'female', born });
const husband = spouse({ sex: 'male', born: '1984-01-01' });

/** December 2021, the first month of the text that was read. */
const december2021 = line('2021-12-01', '2022-01-01', 5);

/** All cases of the override. */
export const cases: readonly Case[] = [
  {
    name: 'a married mother is owed 5 yuan a month, her half, from 2021-12-01 until March 2028, when the child is 14',
    today,
    given: mother().with(husband, daughter('2014-03-03')),
    expect: {
      certain: [['2014-09-10', null]],
      state: 'entitled',
      payments: [december2021, ...eachYear(2022, 2028, 60), line('2028-01-01', '2028-04-01', 15)],
    },
  },
  {
    name: 'a mother widowed in 2020 is owed the family’s 10 yuan a month',
    today,
    given: mother({ 'marital-status': { value: 'widowed', from: '2020-05-05' } }).with(
      daughter('2010-12-31'),
    ),
    expect: {
      payments: [line('2021-12-01', '2022-01-01', 10), ...eachYear(2022, 2025, 120)],
    },
  },
  {
    name: 'a child born on 2012-05-31 is 14 on 2026-05-31, the last day: May is the last month',
    today,
    given: mother().with(husband, daughter('2012-05-31')),
    expect: {
      payments: [december2021, ...eachYear(2022, 2026, 60), line('2026-01-01', '2026-06-01', 25)],
    },
  },
  {
    name: 'a child born on 2012-06-01 is under 14 on 2026-06-01 still: June is the last month',
    today,
    given: mother().with(husband, daughter('2012-06-01')),
    expect: {
      payments: [december2021, ...eachYear(2022, 2026, 60), line('2026-01-01', '2026-07-01', 30)],
    },
  },
  {
    name: 'a child born on 2012-02-29 is 14 on 2026-02-28: February is the last month',
    today,
    given: mother().with(husband, daughter('2012-02-29')),
    expect: {
      payments: [december2021, ...eachYear(2022, 2026, 60), line('2026-01-01', '2026-03-01', 10)],
    },
  },
  {
    name: 'on 2014-09-09, the day before the certificate, there is no right yet',
    today: '2014-09-09',
    given: mother().with(husband, daughter('2014-03-03')),
    expect: { certain: [['2014-09-10', null]], state: 'not-entitled' },
  },
  {
    name: 'on 2014-09-10, the first day, there is a right, and of those years no amount was seen',
    today: '2014-09-10',
    given: mother().with(husband, daughter('2014-03-03')),
    expect: { state: 'entitled', payments: [] },
  },
  {
    name: 'a certificate found to have been given back on 2024-06-10 ends the right; June is the last month',
    today,
    given: mother({
      'one-child-certificate': { value: true, from: '2014-09-10', until: '2024-06-10' },
    }).with(husband, daughter('2014-03-03')),
    expect: {
      certain: [['2014-09-10', '2024-06-10']],
      state: 'not-entitled',
      payments: [december2021, ...eachYear(2022, 2024, 60), line('2024-01-01', '2024-07-01', 30)],
    },
  },
  {
    name: 'a mother who died on 2022-02-03 was owed January and February of that year',
    today,
    given: mother({}, '2022-02-03').with(husband, daughter('2014-03-03')),
    expect: { payments: [december2021, line('2022-01-01', '2022-03-01', 10)] },
  },
  {
    name: 'a parent alone of unknown marital status is owed 5 yuan a month or up to 10, from 2021-12-01',
    today,
    given: mother().with(daughter('2014-03-03')),
    expect: {
      state: 'entitled',
      payments: [december2021, ...eachYear(2022, 2028, 60), line('2028-01-01', '2028-04-01', 15)],
    },
  },
];
