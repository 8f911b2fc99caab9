/** Worked cases of child health. */
import { person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const windows: readonly Case[] = [
  {
    name: 'a child born on 2026-11-20 without a discharge on record is visited until 2026-11-27',
    today,
    given: person({ born: '2026-11-20' }),
    expect: {
      certain: [['2026-11-20', '2033-11-21']],
      state: 'entitled',
      due: [
        { step: 'newbornHomeVisit', from: '2026-11-20', until: '2026-11-28' },
        { step: 'fullMonthCheck', from: '2026-12-18', until: '2026-12-21' },
        { step: 'threeMonthCheck', from: '2027-02-21', until: '2027-03-21' },
        { step: 'sixMonthCheck', from: '2027-05-21', until: '2027-06-21' },
        { step: 'eightMonthCheck', from: '2027-07-21', until: '2027-08-21' },
        { step: 'twelveMonthCheck', from: '2027-11-21', until: '2027-12-21' },
        { step: 'eighteenMonthCheck', from: '2028-05-21', until: '2028-06-21' },
        { step: 'twentyFourMonthCheck', from: '2028-11-21', until: '2028-12-21' },
        { step: 'thirtyMonthCheck', from: '2029-05-21', until: '2029-06-21' },
        { step: 'thirtySixMonthCheck', from: '2029-11-21', until: '2029-12-21' },
      ],
    },
  },
  {
    name: 'the same child has a check-up in each year from 2030-11-21, four years old, to 2033-11-20',
    today: '2030-11-21',
    given: person({ born: '2026-11-20' }),
    expect: {
      due: [
        { step: 'fourYearCheck', from: '2030-11-21', until: '2031-11-21' },
        { step: 'fiveYearCheck', from: '2031-11-21', until: '2032-11-21' },
        { step: 'sixYearCheck', from: '2032-11-21', until: '2033-11-21' },
      ],
    },
  },
  {
    name: 'a child who left hospital on 2026-12-15 is visited until 2026-12-22, the seventh day after',
    today: '2026-12-16',
    given: person({ born: '2026-11-20', facts: { 'hospital-discharge': '2026-12-15' } }),
    expect: { due: [{ step: 'newbornHomeVisit', from: '2026-12-15', until: '2026-12-23' }] },
  },
  {
    name: 'a child born on 2024-02-29 is one year old, and due, from 2025-03-01 in a common year',
    today,
    given: person({ born: '2024-02-29' }),
    expect: {
      certain: [['2024-02-29', '2031-03-01']],
      due: [
        { step: 'twelveMonthCheck', from: '2025-03-01', until: '2025-03-30' },
        { step: 'fourYearCheck', from: '2028-03-01', until: '2029-03-01' },
      ],
    },
  },
  {
    name: 'a child born on 2024-08-31 completes six months on 2025-02-28 and is due from 2025-03-01',
    today,
    given: person({ born: '2024-08-31' }),
    expect: { due: [{ step: 'sixMonthCheck', from: '2025-03-01', until: '2025-04-01' }] },
  },
];

const edges: readonly Case[] = [
  {
    name: 'on 2026-11-22, the day of birth, care begins',
    today,
    given: person({ born: today }),
    expect: { certain: [['2026-11-22', '2033-11-23']], state: 'entitled' },
  },
  {
    name: 'on 2026-11-21, the day before the birth, nothing is owed yet',
    today: '2026-11-21',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'on 2026-11-22, the seventh birthday, the child is still served, for the last day',
    today,
    given: person({ born: '2019-11-22' }),
    expect: { certain: [['2019-11-22', '2026-11-23']], state: 'entitled' },
  },
  {
    name: 'on 2026-11-23, the day after the seventh birthday, this program ends',
    today: '2026-11-23',
    given: person({ born: '2019-11-22' }),
    expect: { state: 'not-entitled', because: ['underSeven'] },
  },
  {
    name: 'a child born between 2019-06-01 and 2020-03-31 may be over seven on 2026-11-22, so one asks',
    today,
    given: person({ born: ['2019-06-01', '2020-03-31'] }),
    expect: {
      certain: [['2020-03-31', '2026-06-02']],
      possible: [['2019-06-01', '2027-04-01']],
      state: 'ask',
      missing: ['birth-date'],
    },
  },
];

const changes: readonly Case[] = [
  {
    name: 'a child who died on 2026-12-25 had the first two contacts; no later one falls due',
    today: '2027-01-10',
    given: person({ born: '2026-11-20', died: '2026-12-25' }),
    expect: { certain: [['2026-11-20', '2026-12-25']], state: 'not-entitled', because: ['alive'] },
  },
  {
    name: 'a discharge on 2026-11-30 reported late moves the visit from the birth on 2026-11-20',
    today: '2026-12-01',
    given: person({
      born: '2026-11-20',
      facts: { 'hospital-discharge': { from: '2026-11-30', until: '2026-11-30' } },
    }),
    expect: { due: [{ step: 'newbornHomeVisit', from: '2026-11-30', until: '2026-12-08' }] },
  },
  {
    name: 'a child who came on 2026-11-01 and is registered elsewhere is served like any other',
    today,
    given: person({
      born: '2025-11-21',
      facts: {
        residence: [
          { value: '990202', until: '2026-11-01' },
          { value: '990101', from: '2026-11-01' },
        ],
        'household-registration': '990202',
      },
    }),
    expect: {
      certain: [['2025-11-21', '2032-11-22']],
      due: [{ step: 'twelveMonthCheck', from: '2026-11-22', until: '2026-12-22' }],
    },
  },
];

export const cases: readonly Case[] = [...windows, ...edges, ...changes];
