/** Worked cases of the eight antenatal contacts. */
import { woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const born = '1996-05-05';
const lastPeriod = '2026-03-01';
const expecting = woman({ born, facts: { 'last-menstrual-period': lastPeriod } });

const eightContacts = [
  { step: 'contactUpTo12Weeks', from: '2026-03-01', until: '2026-05-31' },
  { step: 'contactAt20Weeks', from: '2026-07-19', until: '2026-08-02' },
  { step: 'contactAt26Weeks', from: '2026-08-30', until: '2026-09-13' },
  { step: 'contactAt30Weeks', from: '2026-09-27', until: '2026-10-11' },
  { step: 'contactAt34Weeks', from: '2026-10-25', until: '2026-11-08' },
  { step: 'contactAt36Weeks', from: '2026-11-08', until: '2026-11-22' },
  { step: 'contactAt38Weeks', from: '2026-11-22', until: '2026-12-06' },
  { step: 'contactAt40Weeks', from: '2026-12-06', until: '2026-12-20' },
];

const counting: readonly Case[] = [
  {
    name: 'a woman whose last period began on 2026-03-01 is offered eight contacts until 2026-12-19',
    today: '2026-11-22',
    given: expecting,
    expect: {
      certain: [['2026-03-01', '2026-12-20']],
      state: 'entitled',
      because: ['duringPregnancy', 'notYetDelivered'],
      due: eightContacts,
    },
  },
  {
    name: 'an expected day of 2026-12-06 gives the same eight windows',
    today: '2026-11-22',
    given: woman({ born, facts: { 'expected-delivery': '2026-12-06' } }),
    expect: { certain: [['2026-03-01', '2026-12-20']], due: eightContacts },
  },
  {
    name: 'an expected day of 2028-03-01 is counted back over 29 February to 2027-05-26',
    today: '2027-06-01',
    given: woman({ born, facts: { 'expected-delivery': '2028-03-01' } }),
    expect: {
      certain: [['2027-05-26', '2028-03-15']],
      due: [
        { step: 'contactAt38Weeks', from: '2028-02-16', until: '2028-03-01' },
        { step: 'contactAt40Weeks', from: '2028-03-01', until: '2028-03-15' },
      ],
    },
  },
  {
    name: 'on 2026-02-28, the day before the first day, nothing is offered yet',
    today: '2026-02-28',
    given: expecting,
    expect: { state: 'not-entitled', because: ['duringPregnancy'] },
  },
  {
    name: 'on 2026-12-19, the last day of week 41, the eighth contact is still offered',
    today: '2026-12-19',
    given: expecting,
    expect: {
      state: 'entitled',
      due: [{ step: 'contactAt40Weeks', from: '2026-12-06', until: '2026-12-20' }],
    },
  },
  {
    name: 'on 2026-12-20, the day after, the schedule has ended',
    today: '2026-12-20',
    given: expecting,
    expect: { state: 'not-entitled', because: ['duringPregnancy'] },
  },
];

const others: readonly Case[] = [
  {
    name: 'a birth on 2026-10-20 ends the contacts that day',
    today: '2026-10-20',
    given: woman({
      born,
      facts: { 'last-menstrual-period': lastPeriod, delivery: '2026-10-20' },
    }),
    expect: {
      certain: [['2026-03-01', '2026-10-20']],
      state: 'not-entitled',
      because: ['notYetDelivered'],
    },
  },
  {
    name: 'a birth on 2024-01-10 does not end the pregnancy that began on 2026-03-01',
    today: '2026-11-22',
    given: woman({
      born,
      facts: {
        'last-menstrual-period': ['2023-04-05', lastPeriod],
        delivery: '2024-01-10',
      },
    }),
    expect: { certain: [['2026-03-01', '2026-12-20']], due: eightContacts },
  },
  {
    name: 'an expected day of 2026-12-13, a week later than by the last period, moves the windows a week',
    today: '2026-11-22',
    given: woman({
      born,
      facts: { 'last-menstrual-period': lastPeriod, 'expected-delivery': '2026-12-13' },
    }),
    expect: {
      certain: [['2026-03-08', '2026-12-27']],
      due: [{ step: 'contactAt38Weeks', from: '2026-11-29', until: '2026-12-13' }],
    },
  },
  {
    name: 'a last period between 2026-03-01 and 2026-03-07 leaves 2026-12-20 to 2026-12-25 open',
    today: '2026-12-22',
    given: woman({
      born,
      facts: { 'last-menstrual-period': { from: '2026-03-01', until: '2026-03-07' } },
    }),
    expect: {
      certain: [['2026-03-07', '2026-12-20']],
      possible: [['2026-03-01', '2026-12-26']],
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
    expect: {
      certain: [['2026-03-01', '2026-06-10']],
      state: 'not-entitled',
      because: ['alive'],
    },
  },
  {
    name: 'on 2026-11-22 a woman of whom nothing is on record is neither listed nor asked',
    today: '2026-11-22',
    given: woman({ born }),
    expect: { certain: [], state: 'not-entitled' },
  },
];

export const cases: readonly Case[] = [...counting, ...others];
