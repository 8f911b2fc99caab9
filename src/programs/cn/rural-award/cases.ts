/**
 * Worked cases of the rural award.
 */
import { child, type FactValue, man, person, unlisted, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const rural = { 'household-registration-type': 'agricultural' } as const;
const ruralWoman = (born: string, died?: string) =>
  woman({ born, facts: rural, ...(died !== undefined && { died }) });
const son = (born: string, died?: string) =>
  child({ sex: 'male', born, ...(died !== undefined && { died }) });
const daughter = (born: string, died?: string) =>
  child({ sex: 'female', born, ...(died !== undefined && { died }) });
const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});

const ages: readonly Case[] = [
  {
    name: 'a rural mother of one born on 1966-05-05 is entitled from 2026-05-06, the day after her 60th birthday',
    today,
    given: ruralWoman('1966-05-05').with(son('1990-02-01')),
    expect: {
      certain: [['2026-05-06', null]],
      state: 'entitled',
      payments: [
        line('2026-05-01', '2027-01-01', 640),
        line('2027-01-01', '2028-01-01', 960),
        line('2028-01-01', '2029-01-01', 960),
        line('2029-01-01', '2030-01-01', 960),
      ],
    },
  },
  {
    name: 'on 2026-05-05, her 60th birthday and the day before, she is not entitled yet',
    today: '2026-05-05',
    given: ruralWoman('1966-05-05').with(son('1990-02-01')),
    expect: { certain: [['2026-05-06', null]], state: 'not-entitled', because: ['ofAge'] },
  },
  {
    name: 'on 2026-05-06, the first day, she is entitled',
    today: '2026-05-06',
    given: ruralWoman('1966-05-05').with(son('1990-02-01')),
    expect: { certain: [['2026-05-06', null]], state: 'entitled' },
  },
  {
    name: 'a father born on 1964-02-29 is 60 on his birthday 2024-02-29 and entitled from 2024-03-01',
    today,
    given: man({ born: '1964-02-29', facts: rural }).with(son('1990-02-01')),
    expect: { certain: [['2024-03-01', null]], state: 'entitled' },
  },
  {
    name: 'a man born on 1932-12-31, a day too early, is never entitled',
    today,
    given: man({ born: '1932-12-31', facts: rural }).with(son('1970-02-01')),
    expect: { certain: [], state: 'not-entitled', because: ['bornSince1933'] },
  },
  {
    name: 'a woman born on 1933-01-01, the first day that counts, is entitled since the award began on 2004-01-01',
    today: '2004-06-30',
    given: ruralWoman('1933-01-01').with(son('1970-02-01')),
    expect: {
      certain: [['2004-01-01', null]],
      state: 'entitled',
      payments: [
        line('2004-01-01', '2005-01-01', 600),
        line('2005-01-01', '2006-01-01', 600),
        line('2006-01-01', '2007-01-01', 600),
        line('2007-01-01', '2008-01-01', 600),
      ],
    },
  },
  {
    name: 'a mother who died on 2012-03-15 was owed her last month of that year, March, 80 yuan',
    today: '2012-11-22',
    given: ruralWoman('1948-06-30', '2012-03-15').with(son('1975-02-01')),
    expect: {
      certain: [['2008-07-01', '2012-03-15']],
      state: 'not-entitled',
      payments: [
        line('2008-07-01', '2009-01-01', 300),
        line('2009-01-01', '2010-01-01', 720),
        line('2010-01-01', '2011-01-01', 720),
        line('2011-01-01', '2012-01-01', 720),
        line('2012-01-01', '2012-04-01', 240),
      ],
    },
  },
];

const families: readonly Case[] = [
  {
    name: 'a mother of two daughters is entitled at 60, from 2024-03-02',
    today,
    given: ruralWoman('1964-03-01').with(daughter('1986-02-01'), daughter('1989-02-01')),
    expect: { certain: [['2024-03-02', null]], state: 'entitled' },
  },
  {
    name: 'a mother of a son and a daughter is not entitled at 60',
    today,
    given: ruralWoman('1964-03-01').with(son('1986-02-01'), daughter('1989-02-01')),
    expect: { certain: [], state: 'not-entitled', because: ['childrenNow'] },
  },
  {
    name: 'a mother of two daughters and a son is not entitled at 60',
    today,
    given: ruralWoman('1964-03-01').with(
      daughter('1986-02-01'),
      daughter('1989-02-01'),
      son('1991-02-01'),
    ),
    expect: { certain: [], state: 'not-entitled', because: ['childrenNow'] },
  },
  {
    name: 'a mother of two sons, one of whom died on 2025-08-09, is entitled from that day',
    today,
    given: ruralWoman('1964-03-01').with(son('1986-02-01'), son('1989-02-01', '2025-08-09')),
    expect: {
      certain: [['2025-08-09', null]],
      state: 'entitled',
      payments: [
        line('2025-08-01', '2026-01-01', 400),
        line('2026-01-01', '2027-01-01', 960),
        line('2027-01-01', '2028-01-01', 960),
        line('2028-01-01', '2029-01-01', 960),
        line('2029-01-01', '2030-01-01', 960),
      ],
    },
  },
  {
    name: 'a mother whose only son died on 2001-04-04 is entitled at 60, from 2024-03-02',
    today,
    given: ruralWoman('1964-03-01').with(son('1986-02-01', '2001-04-04')),
    expect: { certain: [['2024-03-02', null]], state: 'entitled' },
  },
  {
    name: 'a woman who never had a child is not entitled at 60',
    today,
    given: ruralWoman('1964-03-01'),
    expect: { certain: [], state: 'not-entitled', because: ['parentBefore2016'] },
  },
  {
    name: 'a father whose only child was born on 2016-01-01 gains no right from it',
    today,
    given: man({ born: '1960-03-01', facts: rural }).with(son('2016-01-01')),
    expect: { certain: [], state: 'not-entitled', because: ['parentBefore2016'] },
  },
  {
    name: 'a father aged 60 whose only child was born on 2015-12-31 gains the right on that day',
    today,
    given: man({ born: '1950-03-01', facts: rural }).with(son('2015-12-31')),
    expect: { certain: [['2015-12-31', null]], state: 'entitled' },
  },
];

const registered = (type: FactValue) =>
  woman({ born: '1964-03-01', facts: { 'household-registration-type': type } }).with(
    son('1986-02-01'),
  );

const unknownsAndChanges: readonly Case[] = [
  {
    name: 'a mother of unknown registration type may be entitled from 2024-03-02: ask',
    today,
    given: woman({ born: '1964-03-01' }).with(son('1986-02-01')),
    expect: {
      certain: [],
      possible: [['2024-03-02', null]],
      state: 'ask',
      payments: [],
      missing: ['household-registration-type'],
    },
  },
  {
    name: 'a mother with a non-agricultural registration is not entitled at 60',
    today,
    given: registered('non-agricultural'),
    expect: { certain: [], state: 'not-entitled', because: ['ruralRegistration'] },
  },
  {
    name: 'a registration that changed to urban on 2025-07-01, recorded later, ends the right on that day',
    today,
    given: registered([
      { value: 'agricultural', until: '2025-07-01' },
      { value: 'non-agricultural', from: '2025-07-01' },
    ]),
    expect: {
      certain: [['2024-03-02', '2025-07-01']],
      state: 'not-entitled',
      payments: [line('2024-03-01', '2025-01-01', 800), line('2025-01-01', '2025-07-01', 480)],
    },
  },
  {
    name: 'a mother who may have up to two more children than are listed may be entitled from 2024-03-02: ask',
    today,
    given: ruralWoman('1964-03-01').with(son('1986-02-01'), unlisted('children', 0, 2)),
    expect: { certain: [], possible: [['2024-03-02', null]], state: 'ask', payments: [] },
  },
  {
    name: 'a rural parent of unknown age and one child may be entitled since 2004-01-01: ask',
    today,
    given: person({ facts: rural }).with(son('1986-02-01')),
    expect: { certain: [], possible: [['2004-01-01', null]], state: 'ask', payments: [] },
  },
];

/** All cases of the program. */
export const cases: readonly Case[] = [...ages, ...families, ...unknownsAndChanges];
