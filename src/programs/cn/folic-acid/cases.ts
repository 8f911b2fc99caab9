/** Worked cases of folic acid. */
import { man, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const born = '1998-03-01';
const lastPeriod = (on: string) => woman({ born, facts: { 'last-menstrual-period': on } });

const edges: readonly Case[] = [
  {
    name: 'a woman who plans a child since 2026-09-01 is supplied from that day',
    today,
    given: woman({ born, facts: { 'pregnancy-plan': { value: true, from: '2026-09-01' } } }),
    expect: {
      certain: [['2026-09-01', null]],
      state: 'entitled',
      due: [{ step: 'planningSupply', from: '2026-09-01', until: '2026-10-01' }],
    },
  },
  {
    name: 'a pregnancy from 2026-08-23 is supplied until 2026-11-22, the last day of the third month',
    today,
    given: lastPeriod('2026-08-23'),
    expect: {
      certain: [['2026-08-23', '2026-11-23']],
      state: 'entitled',
      due: [{ step: 'earlyPregnancySupply', from: '2026-08-23', until: '2026-11-23' }],
    },
  },
  {
    name: 'on 2026-11-23, the day after the third month, the supply ends',
    today: '2026-11-23',
    given: lastPeriod('2026-08-23'),
    expect: { state: 'not-entitled', because: ['earlyPregnancy'] },
  },
  {
    name: 'on 2026-08-22, the day before the first day of pregnancy, nothing is owed',
    today: '2026-08-22',
    given: lastPeriod('2026-08-23'),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a pregnancy from 2027-11-30 is supplied until 2028-02-28, the day before the leap day',
    today: '2027-12-01',
    given: lastPeriod('2027-11-30'),
    expect: { certain: [['2027-11-30', '2028-02-29']] },
  },
];

const changes: readonly Case[] = [
  {
    name: 'a plan until 2026-10-01 and a pregnancy from 2026-10-01 are one unbroken supply to 2026-12-31',
    today,
    given: woman({
      born,
      facts: {
        'pregnancy-plan': { value: true, from: '2026-07-01', until: '2026-10-01' },
        'last-menstrual-period': '2026-10-01',
      },
    }),
    expect: {
      certain: [['2026-07-01', '2027-01-01']],
      state: 'entitled',
      due: [
        { step: 'planningSupply', from: '2026-07-01', until: '2026-08-01' },
        { step: 'earlyPregnancySupply', from: '2026-10-01', until: '2027-01-01' },
      ],
    },
  },
  {
    name: 'an expected day of 2027-06-08, told on 2026-11-22, opens the supply back on 2026-09-01',
    today,
    given: woman({ born, facts: { 'expected-delivery': '2027-06-08' } }),
    expect: { certain: [['2026-09-01', '2026-12-01']], state: 'entitled' },
  },
  {
    name: 'a last period between 2026-08-20 and 2026-08-25 leaves 2026-11-22 open, so one asks',
    today,
    given: woman({
      born,
      facts: { 'last-menstrual-period': { from: '2026-08-20', until: '2026-08-25' } },
    }),
    expect: {
      certain: [['2026-08-25', '2026-11-20']],
      possible: [['2026-08-20', '2026-11-25']],
      state: 'ask',
      missing: [],
    },
  },
  {
    name: 'a woman who died on 2026-10-10 is not written to on 2026-11-22',
    today,
    given: woman({ born, died: '2026-10-10', facts: { 'last-menstrual-period': '2026-09-01' } }),
    expect: { certain: [['2026-09-01', '2026-10-10']], state: 'not-entitled' },
  },
];

const rights: readonly Case[] = [
  {
    name: 'on 2026-11-22 a woman registered as non-agricultural elsewhere is supplied like a villager',
    today,
    given: woman({
      born,
      facts: {
        'pregnancy-plan': { value: true, from: '2026-09-01' },
        'household-registration-type': 'non-agricultural',
        'household-registration': '990202',
      },
    }),
    expect: { certain: [['2026-09-01', null]], state: 'entitled' },
  },
  {
    name: 'on 2026-11-22 a man who plans a child is offered the check-up, not the tablets',
    today,
    given: man({ born, facts: { 'pregnancy-plan': { value: true, from: '2026-09-01' } } }),
    expect: { certain: [], state: 'not-entitled', because: ['woman'] },
  },
];

export const cases: readonly Case[] = [...edges, ...changes, ...rights];
