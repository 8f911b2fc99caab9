/** Worked cases of maternal care: five contacts before a birth, two after it. */
import { woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const born = '1996-05-05';
const lastPeriod = '2026-03-01';
const expecting = woman({ born, facts: { 'last-menstrual-period': lastPeriod } });

const contactsFromMarch = [
  { step: 'firstContact', from: '2026-03-01', until: '2026-05-31' },
  { step: 'secondContact', from: '2026-06-21', until: '2026-07-26' },
  { step: 'thirdContact', from: '2026-07-26', until: '2026-08-23' },
  { step: 'fourthContact', from: '2026-09-13', until: '2026-11-15' },
  { step: 'fifthContact', from: '2026-11-15', until: '2026-12-13' },
];

const counting: readonly Case[] = [
  {
    name: 'a woman whose last period began on 2026-03-01 is offered five contacts until 2026-12-12',
    today: '2026-11-22',
    given: expecting,
    expect: {
      certain: [['2026-03-01', '2026-12-20']],
      state: 'entitled',
      due: contactsFromMarch,
    },
  },
  {
    name: 'a woman of whom only the expected day 2026-12-06 is known has the same weeks',
    today: '2026-11-22',
    given: woman({ born, facts: { 'expected-delivery': '2026-12-06' } }),
    expect: { certain: [['2026-03-01', '2026-12-20']], due: contactsFromMarch },
  },
  {
    name: 'an expected day of 2028-03-01 is counted back over 29 February to 2027-05-26',
    today: '2027-06-01',
    given: woman({ born, facts: { 'expected-delivery': '2028-03-01' } }),
    expect: {
      certain: [['2027-05-26', '2028-03-15']],
      due: [{ step: 'fifthContact', from: '2028-02-09', until: '2028-03-08' }],
    },
  },
  {
    name: 'on 2026-02-28, the day before the first day, nothing is offered yet',
    today: '2026-02-28',
    given: expecting,
    expect: { certain: [['2026-03-01', '2026-12-20']], state: 'not-entitled' },
  },
  {
    name: 'on 2026-12-19, the last day of 42 weeks, care before birth is still offered',
    today: '2026-12-19',
    given: expecting,
    expect: { state: 'entitled' },
  },
  {
    name: 'on 2026-12-20, the day after 42 weeks with no birth on record, it no longer is',
    today: '2026-12-20',
    given: expecting,
    expect: { state: 'not-entitled', because: ['duringPregnancy'] },
  },
];

const afterBirth: readonly Case[] = [
  {
    name: 'a birth on 2026-10-20, in week 33, ends all contacts before birth, also the fourth until 2026-11-14',
    today: '2026-11-22',
    given: woman({
      born,
      facts: { 'last-menstrual-period': lastPeriod, delivery: '2026-10-20' },
    }),
    expect: {
      certain: [['2026-03-01', '2027-01-12']],
      state: 'entitled',
      because: ['weeksAfterBirth'],
      due: [
        { step: 'postnatalHomeVisit', from: '2026-10-20', until: '2026-10-28' },
        { step: 'postnatalCheck', from: '2026-12-01', until: '2026-12-15' },
      ],
    },
  },
  {
    name: 'a mother discharged on 2026-11-24 is visited at home until 2026-12-01, the seventh day after',
    today: '2026-11-25',
    given: woman({
      born,
      facts: { delivery: '2026-11-20', 'hospital-discharge': '2026-11-24' },
    }),
    expect: {
      certain: [['2026-11-20', '2027-02-12']],
      due: [
        { step: 'postnatalHomeVisit', from: '2026-11-24', until: '2026-12-02' },
        { step: 'postnatalCheck', from: '2027-01-01', until: '2027-01-15' },
      ],
    },
  },
  {
    name: 'a birth at home on 2026-11-20 has its visit from that day, also if a discharge of 2023 is on record',
    today: '2026-11-22',
    given: woman({
      born,
      facts: {
        delivery: ['2023-08-01', '2026-11-20'],
        'hospital-discharge': '2023-08-04',
      },
    }),
    expect: {
      certain: [
        ['2023-08-01', '2023-10-24'],
        ['2026-11-20', '2027-02-12'],
      ],
      due: [{ step: 'postnatalHomeVisit', from: '2026-11-20', until: '2026-11-28' }],
    },
  },
];

const changes: readonly Case[] = [
  {
    name: 'an expected day of 2027-03-01 recorded later counts, not the last period of 2022',
    today: '2026-11-22',
    given: woman({
      born,
      facts: {
        'last-menstrual-period': '2022-10-25',
        delivery: '2023-08-01',
        'expected-delivery': '2027-03-01',
      },
    }),
    expect: {
      certain: [
        ['2023-08-01', '2023-10-24'],
        ['2026-05-25', '2027-03-15'],
      ],
      state: 'entitled',
    },
  },
  {
    name: 'a birth known only to lie between 2026-12-01 and 2026-12-10 leaves those days open',
    today: '2026-12-05',
    given: woman({
      born,
      facts: {
        'last-menstrual-period': lastPeriod,
        delivery: { from: '2026-12-01', until: '2026-12-10' },
      },
    }),
    expect: {
      certain: [
        ['2026-03-01', '2026-12-01'],
        ['2026-12-10', '2027-02-23'],
      ],
      possible: [['2026-03-01', '2027-03-04']],
      state: 'ask',
      missing: [],
    },
  },
  {
    name: 'a woman who died on 2026-06-10 is sent nothing from that day',
    today: '2026-06-10',
    given: woman({
      born,
      died: '2026-06-10',
      facts: { 'last-menstrual-period': lastPeriod },
    }),
    expect: { certain: [['2026-03-01', '2026-06-10']], state: 'not-entitled', because: ['alive'] },
  },
];

const rights: readonly Case[] = [
  {
    name: 'on 2026-11-22 a never-married woman registered in another county has the same five contacts',
    today: '2026-11-22',
    given: woman({
      born,
      facts: {
        'last-menstrual-period': lastPeriod,
        'marital-status': 'never-married',
        residence: '990101',
        'household-registration': '990202',
      },
    }),
    expect: { certain: [['2026-03-01', '2026-12-20']], due: contactsFromMarch },
  },
  {
    name: 'on 2026-11-22 a woman of whom nothing is on record is neither listed nor asked',
    today: '2026-11-22',
    given: woman({ born }),
    expect: { certain: [], state: 'not-entitled' },
  },
];

export const cases: readonly Case[] = [...counting, ...afterBirth, ...changes, ...rights];
