/**
 * Worked cases of special assistance.
 */
import { child, type Member, man, spouse, unlisted, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});
/** Lines of whole calendar years `[first, end)`, the same amount in each. */
const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) =>
    line(`${first + i}-01-01`, `${first + i + 1}-01-01`, yuan),
  );
const lost = (born: string, died: string) => child({ born, died });
const disabled = (born: string, from: string, level: number, until?: string) =>
  child({
    born,
    facts: { 'disability-level': { value: level, from, ...(until !== undefined && { until }) } },
  });

const ages: readonly Case[] = [
  {
    name: 'a mother whose only child died on 2019-03-12 is entitled from the day after her 49th birthday, 2019-07-01',
    today,
    given: woman({ born: '1970-06-30' }).with(lost('1995-01-01', '2019-03-12')),
    expect: {
      certain: [['2019-07-01', null]],
      state: 'entitled',
      payments: [],
      withheld: [
        line('2019-07-01', '2020-01-01', 2700),
        ...eachYear(2020, 2022, 5400),
        ...eachYear(2022, 2030, 7080),
      ],
    },
  },
  {
    name: 'on 2019-06-30, her 49th birthday and the day before, she is not entitled yet',
    today: '2019-06-30',
    given: woman({ born: '1970-06-30' }).with(lost('1995-01-01', '2019-03-12')),
    expect: { certain: [['2019-07-01', null]], state: 'not-entitled', because: ['ofAge'] },
  },
  {
    name: 'on 2019-07-01, the first day, she is entitled',
    today: '2019-07-01',
    given: woman({ born: '1970-06-30' }).with(lost('1995-01-01', '2019-03-12')),
    expect: { certain: [['2019-07-01', null]], state: 'entitled' },
  },
  {
    name: 'a mother born on 1964-02-29 is 49 on 2013-02-28 and entitled from 2013-03-01',
    today,
    given: woman({ born: '1964-02-29' }).with(lost('1990-01-01', '2010-03-12')),
    expect: { certain: [['2013-03-01', null]], state: 'entitled' },
  },
  {
    name: 'a mother who died on 2016-05-09 was entitled until that day',
    today,
    given: woman({ born: '1960-03-10', died: '2016-05-09' }).with(lost('1990-01-01', '2014-11-20')),
    expect: { certain: [['2014-11-20', '2016-05-09']], state: 'not-entitled' },
  },
  {
    name: 'a mother born on 1932-12-31, a day too early, is not entitled',
    today,
    given: woman({ born: '1932-12-31' }).with(lost('1960-01-01', '2010-03-12')),
    expect: { certain: [], state: 'not-entitled', because: ['bornSince1933'] },
  },
];

const bereaved = (facts: Member['facts']) =>
  woman({ born: '1960-03-10', ...(facts && { facts }) }).with(lost('1985-01-01', '2010-05-20'));

const registrationTypes: readonly Case[] = [
  {
    name: 'a rural mother who lost her child on 2010-05-20 is owed 100, 135, 170 and from 2016 on 340 yuan a month',
    today: '2013-06-30',
    given: bereaved({ 'household-registration-type': 'agricultural' }),
    expect: {
      certain: [['2010-05-20', null]],
      state: 'entitled',
      payments: [
        line('2010-05-01', '2011-01-01', 800),
        ...eachYear(2011, 2012, 1200),
        ...eachYear(2012, 2014, 1620),
        ...eachYear(2014, 2016, 2040),
        ...eachYear(2016, 2017, 4080),
      ],
      withheld: [],
    },
  },
  {
    name: 'an urban mother who lost her child on 2010-05-20 is owed 340 yuan a month from 2014-01-01 on',
    today: '2014-06-30',
    given: bereaved({ 'household-registration-type': 'non-agricultural' }),
    expect: {
      payments: [
        line('2010-05-01', '2011-01-01', 800),
        ...eachYear(2011, 2012, 1200),
        ...eachYear(2012, 2014, 1620),
        ...eachYear(2014, 2018, 4080),
      ],
    },
  },
  {
    name: 'an unknown registration type leaves 2014 and 2015 at 170 yuan a month or more, and no other year open',
    today: '2014-06-30',
    given: bereaved(undefined),
    expect: {
      certain: [['2010-05-20', null]],
      state: 'entitled',
      payments: [
        line('2010-05-01', '2011-01-01', 800),
        ...eachYear(2011, 2012, 1200),
        ...eachYear(2012, 2014, 1620),
        ...eachYear(2014, 2016, 2040),
        ...eachYear(2016, 2018, 4080),
      ],
    },
  },
  {
    name: 'the years from 2018-01-01 rest on unverified rates and are withheld, whatever the registration type',
    today: '2017-06-30',
    given: bereaved(undefined),
    expect: { withheld: eachYear(2018, 2021, 5400) },
  },
];

const disabilities: readonly Case[] = [
  {
    name: 'a mother whose only child is certified at grade 3 on 2016-06-01 is owed 270 yuan a month from June on',
    today,
    given: woman({ born: '1960-03-10' }).with(disabled('1990-01-01', '2016-06-01', 3)),
    expect: {
      certain: [['2016-06-01', null]],
      state: 'entitled',
      payments: [line('2016-06-01', '2017-01-01', 1890), ...eachYear(2017, 2018, 3240)],
      withheld: [...eachYear(2018, 2022, 4200), ...eachYear(2022, 2030, 5520)],
    },
  },
  {
    name: 'grade 4, certified on 2016-06-01, gives no right',
    today,
    given: woman({ born: '1960-03-10' }).with(disabled('1990-01-01', '2016-06-01', 4)),
    expect: { certain: [], state: 'not-entitled', because: ['childLostOrDisabled'] },
  },
  {
    name: 'a child who recovered on 2017-03-01, recorded later, ends the right on that day',
    today,
    given: woman({ born: '1960-03-10' }).with(
      disabled('1990-01-01', '2016-06-01', 2, '2017-03-01'),
    ),
    expect: {
      certain: [['2016-06-01', '2017-03-01']],
      state: 'not-entitled',
      payments: [line('2016-06-01', '2017-01-01', 1890), line('2017-01-01', '2017-03-01', 540)],
    },
  },
  {
    name: 'a certificate dated back to 2009-01-01 begins the right on the 49th birthday’s morrow, 2009-03-11',
    today,
    given: woman({ born: '1960-03-10' }).with(disabled('1990-01-01', '2009-01-01', 1)),
    expect: { certain: [['2009-03-11', null]], state: 'entitled' },
  },
  {
    name: 'a disabled only child who died on 2016-09-15 moves the rate from 270 to 340 yuan in October',
    today: '2016-11-22',
    given: woman({ born: '1960-03-10' }).with(
      child({ born: '1990-01-01', died: '2016-09-15', facts: { 'disability-level': 2 } }),
    ),
    expect: {
      certain: [['2009-03-11', null]],
      payments: [
        line('2009-03-01', '2010-01-01', 800),
        ...eachYear(2010, 2012, 960),
        ...eachYear(2012, 2014, 1320),
        ...eachYear(2014, 2016, 1800),
        line('2016-01-01', '2017-01-01', 9 * 270 + 3 * 340),
        ...eachYear(2017, 2018, 4080),
      ],
    },
  },
];

const families: readonly Case[] = [
  {
    name: 'a mother of two of whom one died on 2015-02-02 is not entitled',
    today,
    given: woman({ born: '1960-03-10' }).with(
      child({ born: '1984-01-01' }),
      lost('1988-01-01', '2015-02-02'),
    ),
    expect: { certain: [], state: 'not-entitled' },
  },
  {
    name: 'a mother of two who lived at the same time is not entitled after the second died on 2017-02-02',
    today,
    given: woman({ born: '1960-03-10' }).with(
      lost('1984-01-01', '2015-02-02'),
      lost('1988-01-01', '2017-02-02'),
    ),
    expect: { certain: [], state: 'not-entitled', because: ['oneChildOnly'] },
  },
  {
    name: 'a mother of two, of whom one lived at a time, is entitled from the second loss, 2017-02-02',
    today,
    given: woman({ born: '1960-03-10' }).with(
      lost('1984-01-01', '1984-01-20'),
      lost('1986-01-01', '2017-02-02'),
    ),
    expect: { certain: [['2017-02-02', null]], state: 'entitled' },
  },
  {
    name: 'an adoption on 2015-09-01 ends the right of a bereaved mother on that day',
    today,
    given: woman({ born: '1960-03-10' }).with(
      lost('1986-01-01', '2012-02-02'),
      child({ born: '2010-05-05' }, { from: '2015-09-01' }),
    ),
    expect: { certain: [['2012-02-02', '2015-09-01']], state: 'not-entitled' },
  },
  {
    name: 'a birth on 2015-09-01 ends the right of a mother whose older child is disabled',
    today,
    given: woman({ born: '1966-03-10' }).with(
      disabled('1990-01-01', '2010-01-01', 2),
      child({ born: '2015-09-01' }),
    ),
    expect: { certain: [['2015-03-11', '2015-09-01']], state: 'not-entitled' },
  },
  {
    name: 'a woman who never had a child is not entitled at 49',
    today,
    given: woman({ born: '1960-03-10' }),
    expect: { certain: [], state: 'not-entitled' },
  },
];

const fathers: readonly Case[] = [
  {
    name: 'a husband is entitled with his wife, from the day after her 49th birthday, 2016-04-02',
    today,
    given: man({ born: '1965-01-01', facts: { 'marital-status': 'married' } }).with(
      spouse({ sex: 'female', born: '1967-04-01' }),
      lost('1992-01-01', '2014-03-03'),
    ),
    expect: { certain: [['2016-04-02', null]], state: 'entitled' },
  },
  {
    name: 'a father widowed on 2015-06-01 is entitled from that day, being over 49',
    today,
    given: man({
      born: '1965-01-01',
      facts: {
        'marital-status': [
          { value: 'married', until: '2015-06-01' },
          { value: 'widowed', from: '2015-06-01' },
        ],
      },
    }).with(
      spouse({ sex: 'female', born: '1968-04-01', died: '2015-06-01' }),
      lost('1992-01-01', '2014-03-03'),
    ),
    expect: { certain: [['2015-06-01', null]], state: 'entitled' },
  },
  {
    name: 'a father of unknown marital status may be entitled from his 49th birthday’s morrow, 2014-04-02: ask',
    today,
    given: man({ born: '1965-04-01' }).with(lost('1992-01-01', '2014-03-03')),
    expect: {
      certain: [],
      possible: [['2014-04-02', null]],
      state: 'ask',
      payments: [],
      missing: ['marital-status'],
    },
  },
];

const unknowns: readonly Case[] = [
  {
    name: 'a mother of whose only child it is not known whether it died may be entitled from 2009-03-11: ask',
    today,
    given: woman({ born: '1960-03-10' }).with(child({ born: '1985-01-01', died: 'unknown' })),
    expect: { certain: [], possible: [['2009-03-11', null]], state: 'ask', payments: [] },
  },
  {
    name: 'a mother who may have another child than the one who died on 2012-02-02 may be entitled: ask',
    today,
    given: woman({ born: '1960-03-10' }).with(
      lost('1985-01-01', '2012-02-02'),
      unlisted('children', 0, 1),
    ),
    expect: { certain: [], possible: [['2012-02-02', null]], state: 'ask', payments: [] },
  },
];

/** All cases of the program. */
export const cases: readonly Case[] = [
  ...ages,
  ...registrationTypes,
  ...disabilities,
  ...families,
  ...fathers,
  ...unknowns,
];
