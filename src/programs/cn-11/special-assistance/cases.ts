/**
 * Worked cases of special assistance at Beijing's rates.
 */
import { child, man, woman } from '../../../model/family.ts';
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

const losses: readonly Case[] = [
  {
    name: 'a mother 49 since 2022-07-02 who lost her only child is owed 900 yuan a month from July 2022',
    today,
    given: woman({ born: '1973-07-01' }).with(child({ born: '1998-01-01', died: '2020-03-12' })),
    expect: {
      certain: [['2022-07-02', null]],
      state: 'entitled',
      payments: [line('2022-07-01', '2023-01-01', 5400), ...eachYear(2023, 2030, 10800)],
      withheld: [],
    },
  },
  {
    name: 'on 2022-07-01, her 49th birthday and the day before, she is not entitled yet',
    today: '2022-07-01',
    given: woman({ born: '1973-07-01' }).with(child({ born: '1998-01-01', died: '2020-03-12' })),
    expect: { certain: [['2022-07-02', null]], state: 'not-entitled' },
  },
  {
    name: 'a mother who died on 2022-06-30 was owed 720 yuan for June 2022, the last day of that rate',
    today,
    given: woman({ born: '1973-05-31', died: '2022-06-30' }).with(
      child({ born: '1998-01-01', died: '2020-03-12' }),
    ),
    expect: {
      certain: [['2022-06-01', '2022-06-30']],
      payments: [line('2022-06-01', '2022-07-01', 720)],
    },
  },
  {
    name: 'a mother born on 1976-02-29 is 49 on 2025-02-28 and owed 900 yuan a month from March 2025',
    today,
    given: woman({ born: '1976-02-29' }).with(child({ born: '1998-01-01', died: '2020-03-12' })),
    expect: {
      certain: [['2025-03-01', null]],
      payments: [line('2025-03-01', '2026-01-01', 9000), ...eachYear(2026, 2030, 10800)],
    },
  },
  {
    name: 'of the years from 2010 to 2013 the rate is not known: entitled, with no line',
    today: '2010-11-22',
    given: woman({ born: '1960-03-10' }).with(child({ born: '1985-01-01', died: '2010-05-20' })),
    expect: {
      certain: [['2010-05-20', null]],
      state: 'entitled',
      payments: [],
      withheld: [],
    },
  },
  {
    name: 'a mother who was entitled in January 2008 alone was owed 200 yuan for it',
    today: '2008-11-22',
    given: woman({ born: '1950-03-10', died: '2008-01-31' }).with(
      child({ born: '1975-01-01', died: '2005-05-20' }),
    ),
    expect: {
      certain: [['2008-01-01', '2008-01-31']],
      payments: [line('2008-01-01', '2008-02-01', 200)],
    },
  },
];

const others: readonly Case[] = [
  {
    name: 'a mother whose child was certified at grade 3 on 2024-09-10 is owed 740 yuan a month from September 2024',
    today,
    given: woman({ born: '1970-01-01' }).with(
      child({
        born: '1998-01-01',
        facts: { 'disability-level': { value: 3, from: '2024-09-10' } },
      }),
    ),
    expect: {
      certain: [['2024-09-10', null]],
      payments: [line('2024-09-01', '2025-01-01', 2960), ...eachYear(2025, 2030, 8880)],
    },
  },
  {
    name: 'grade 4, certified on 2024-09-10, gives no right in Beijing either',
    today,
    given: woman({ born: '1970-01-01' }).with(
      child({
        born: '1998-01-01',
        facts: { 'disability-level': { value: 4, from: '2024-09-10' } },
      }),
    ),
    expect: { certain: [], state: 'not-entitled' },
  },
  {
    name: 'a certificate of grade 2 that turns out to have ended on 2025-03-10 ends the right on that day',
    today,
    given: woman({ born: '1970-01-01' }).with(
      child({
        born: '1998-01-01',
        facts: { 'disability-level': { value: 2, from: '2024-09-10', until: '2025-03-10' } },
      }),
    ),
    expect: {
      certain: [['2024-09-10', '2025-03-10']],
      state: 'not-entitled',
      payments: [line('2024-09-01', '2025-01-01', 2960), line('2025-01-01', '2025-04-01', 2220)],
    },
  },
  {
    name: 'a father of unknown marital status who lost his only child on 2024-03-03 may be entitled: ask',
    today,
    given: man({ born: '1965-04-01' }).with(child({ born: '1992-01-01', died: '2024-03-03' })),
    expect: {
      certain: [],
      possible: [['2024-03-03', null]],
      state: 'ask',
      payments: [],
      missing: ['marital-status'],
    },
  },
];

/** All cases of the override. */
export const cases: readonly Case[] = [...losses, ...others];
