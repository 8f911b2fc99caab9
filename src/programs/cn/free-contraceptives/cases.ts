/** Worked cases of free contraceptives. */
import { person, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const ages: readonly Case[] = [
  {
    name: 'someone born on 2008-11-21 is an adult from 2026-11-22, the first day, and may take them',
    today,
    given: person({ born: '2008-11-21' }),
    expect: { certain: [['2026-11-22', null]], state: 'entitled' },
  },
  {
    name: 'on 2026-11-21, the 18th birthday and the day before, the page is not shown yet',
    today: '2026-11-21',
    given: person({ born: '2008-11-21' }),
    expect: { certain: [['2026-11-22', null]], state: 'not-entitled', because: ['adult'] },
  },
  {
    name: 'on 2026-11-23, the day after the first day, the offer simply goes on',
    today: '2026-11-23',
    given: person({ born: '2008-11-21' }),
    expect: { state: 'entitled' },
  },
  {
    name: 'someone born on 2008-02-29 is an adult from 2026-03-01, the day after 28 February',
    today,
    given: person({ born: '2008-02-29' }),
    expect: { certain: [['2026-03-01', null]], state: 'entitled' },
  },
  {
    name: 'someone born between 2008-06-01 and 2009-05-31 may be 18 on 2026-11-22, so one asks',
    today,
    given: person({ born: ['2008-06-01', '2009-05-31'] }),
    expect: {
      certain: [['2027-06-01', null]],
      possible: [['2026-06-02', null]],
      state: 'ask',
      missing: ['birth-date'],
    },
  },
  {
    name: 'someone who died on 2026-11-21 leaves the offer that day, the last being 2026-11-20',
    today,
    given: person({ born: '1960-01-01', died: '2026-11-21' }),
    expect: { certain: [['1978-01-02', '2026-11-21']], state: 'not-entitled' },
  },
];

const rights: readonly Case[] = [
  {
    name: 'a never-married woman of 20, born on 2006-01-01 and registered elsewhere, may take them',
    today,
    given: woman({
      born: '2006-01-01',
      facts: { 'marital-status': 'never-married', 'household-registration': '990202' },
    }),
    expect: { certain: [['2024-01-02', null]], state: 'entitled' },
  },
  {
    name: 'a birth on 2026-11-01, recorded later, changes nothing for a woman born on 1990-01-01',
    today,
    given: woman({ born: '1990-01-01', facts: { delivery: '2026-11-01' } }),
    expect: { certain: [['2008-01-02', null]], state: 'entitled' },
  },
  {
    name: 'a woman born on 1950-01-01 is not refused at 76 on 2026-11-22',
    today,
    given: woman({ born: '1950-01-01' }),
    expect: { certain: [['1968-01-02', null]], state: 'entitled' },
  },
];

export const cases: readonly Case[] = [...ages, ...rights];
