/** Worked cases of breast cancer screening. */
import { man, person, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const screened = (born: string, ...days: readonly string[]) =>
  woman({ born, facts: { 'breast-screening': days } });

const ages: readonly Case[] = [
  {
    name: 'a woman born on 1991-11-21 is 35 from 2026-11-22, the first day, and offered a test for a year',
    today,
    given: woman({ born: '1991-11-21' }),
    expect: {
      certain: [['2026-11-22', '2056-11-22']],
      state: 'entitled',
      due: [{ step: 'screening', from: '2026-11-22', until: '2027-11-22' }],
    },
  },
  {
    name: 'on 2026-11-21, her 35th birthday and the day before, she is not yet',
    today: '2026-11-21',
    given: woman({ born: '1991-11-21' }),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a woman born on 1961-11-22 is offered a test on 2026-11-22, her 65th birthday, the last day',
    today,
    given: woman({ born: '1961-11-22' }),
    expect: { certain: [['1996-11-23', '2026-11-23']], state: 'entitled' },
  },
  {
    name: 'on 2026-11-23, the day after her 65th birthday, the offer has ended',
    today: '2026-11-23',
    given: woman({ born: '1961-11-22' }),
    expect: { state: 'not-entitled', because: ['from35To64'] },
  },
  {
    name: 'a woman born on 1992-02-29 is 35 from 2027-03-01, the day after 28 February',
    today,
    given: woman({ born: '1992-02-29' }),
    expect: {
      certain: [['2027-03-01', '2057-03-01']],
      due: [{ step: 'screening', from: '2027-03-01', until: '2028-03-01' }],
    },
  },
];

const intervals: readonly Case[] = [
  {
    name: 'a woman screened on 2024-03-15 is offered the next test from 2027-03-15 until 2028-03-14',
    today,
    given: screened('1985-06-01', '2024-03-15'),
    expect: {
      certain: [['2020-06-02', '2050-06-02']],
      due: [{ step: 'screening', from: '2027-03-15', until: '2028-03-15' }],
    },
  },
  {
    name: 'a test of 2025-08-01, recorded late, moves the offer from 2025-05-10 to 2028-08-01',
    today,
    given: screened('1985-06-01', '2022-05-10', '2025-08-01'),
    expect: { due: [{ step: 'screening', from: '2028-08-01', until: '2029-08-01' }] },
  },
  {
    name: 'a woman screened at 33 on 2024-06-01 is offered a test from 2027-06-01, not on 2026-03-02 at 35',
    today,
    given: screened('1991-03-01', '2024-06-01'),
    expect: {
      certain: [['2026-03-02', '2056-03-02']],
      due: [{ step: 'screening', from: '2027-06-01', until: '2028-06-01' }],
    },
  },
  {
    name: 'after a test on 2024-02-29 the next is due from 2027-02-28',
    today,
    given: screened('1980-01-01', '2024-02-29'),
    expect: { due: [{ step: 'screening', from: '2027-02-28', until: '2028-02-28' }] },
  },
];

const others: readonly Case[] = [
  {
    name: 'someone born on 1980-01-01 whose sex is not on record on 2026-11-22 is asked, not refused',
    today,
    given: person({ born: '1980-01-01' }),
    expect: {
      certain: [],
      possible: [['2015-01-02', '2045-01-02']],
      state: 'ask',
      missing: ['sex'],
    },
  },
  {
    name: 'a man born on 1980-01-01 is not offered it on 2026-11-22',
    today,
    given: man({ born: '1980-01-01' }),
    expect: { certain: [], state: 'not-entitled', because: ['woman'] },
  },
  {
    name: 'a woman who died on 2026-10-01 is not written to on 2026-11-22',
    today,
    given: woman({ born: '1980-01-01', died: '2026-10-01' }),
    expect: { certain: [['2015-01-02', '2026-10-01']], state: 'not-entitled' },
  },
  {
    name: 'on 2026-11-22 a woman of 46 who moved here on 2026-11-01 has the same offer as a villager',
    today,
    given: woman({
      born: '1980-01-01',
      facts: {
        residence: { value: '990101', from: '2026-11-01' },
        'household-registration': '990202',
        'household-registration-type': 'non-agricultural',
      },
    }),
    expect: { certain: [['2015-01-02', '2045-01-02']], state: 'entitled' },
  },
];

export const cases: readonly Case[] = [...ages, ...intervals, ...others];
