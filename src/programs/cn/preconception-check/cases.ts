/** Worked cases of the preconception check. */
import { man, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const planFrom = (from: string, until?: string) => ({
  'pregnancy-plan': { value: true, from, ...(until !== undefined && { until }) },
});

const edges: readonly Case[] = [
  {
    name: 'a woman who told us of her plan on 2026-11-22 is offered the check from that first day',
    today,
    given: woman({ born: '1998-03-01', facts: planFrom('2026-11-22') }),
    expect: {
      certain: [['2026-11-22', null]],
      state: 'entitled',
      due: [{ step: 'examination', from: '2026-11-22', until: '2027-02-22' }],
    },
  },
  {
    name: 'on 2026-11-21, the day before she told us, nothing is offered',
    today: '2026-11-21',
    given: woman({ born: '1998-03-01', facts: planFrom('2026-11-22') }),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a man who plans a child from 2026-10-01 is offered the same check as a woman',
    today,
    given: man({ born: '1995-07-09', facts: planFrom('2026-10-01') }),
    expect: {
      certain: [['2026-10-01', null]],
      state: 'entitled',
      due: [{ step: 'examination', from: '2026-10-01', until: '2027-01-01' }],
    },
  },
  {
    name: 'a plan from 2026-11-30 has its window until 2027-02-27, February having no day 30',
    today: '2026-12-01',
    given: woman({ born: '1998-03-01', facts: planFrom('2026-11-30') }),
    expect: { due: [{ step: 'examination', from: '2026-11-30', until: '2027-02-28' }] },
  },
  {
    name: 'on 2026-11-21, the last day of a plan given up on 2026-11-22, she is still offered it',
    today: '2026-11-21',
    given: woman({ born: '1998-03-01', facts: planFrom('2026-08-01', '2026-11-22') }),
    expect: { certain: [['2026-08-01', '2026-11-22']], state: 'entitled' },
  },
  {
    name: 'on 2026-11-22, the day after, the reminders stop and nobody asks why',
    today,
    given: woman({ born: '1998-03-01', facts: planFrom('2026-08-01', '2026-11-22') }),
    expect: { state: 'not-entitled', because: ['planning'] },
  },
];

const changes: readonly Case[] = [
  {
    name: 'a second plan from 2026-09-01, after a birth on 2024-05-20, opens a new window',
    today,
    given: woman({
      born: '1994-02-28',
      facts: {
        'pregnancy-plan': [
          { value: true, from: '2023-03-01', until: '2023-09-01' },
          { value: true, from: '2026-09-01' },
        ],
        delivery: '2024-05-20',
      },
    }),
    expect: {
      certain: [
        ['2023-03-01', '2023-09-01'],
        ['2026-09-01', null],
      ],
      due: [{ step: 'examination', from: '2026-09-01', until: '2026-12-01' }],
    },
  },
  {
    name: 'someone whose plan since 2026-09-01 is noted without a clear answer may be offered it',
    today,
    given: woman({ born: '1998-03-01', facts: { 'pregnancy-plan': { from: '2026-09-01' } } }),
    expect: { certain: [], possible: [['2026-09-01', null]], state: 'ask' },
  },
  {
    name: 'a woman who died on 2026-10-10 is not written to on 2026-11-22',
    today,
    given: woman({ born: '1998-03-01', died: '2026-10-10', facts: planFrom('2026-08-01') }),
    expect: { certain: [['2026-08-01', '2026-10-10']], state: 'not-entitled' },
  },
];

const rights: readonly Case[] = [
  {
    name: 'on 2026-11-22 a divorced woman registered elsewhere, here for a month, has the same offer',
    today,
    given: woman({
      born: '1990-01-01',
      facts: {
        ...planFrom('2026-11-01'),
        'marital-status': 'divorced',
        residence: { value: '990101', from: '2026-10-20' },
        'household-registration': '990202',
      },
    }),
    expect: { certain: [['2026-11-01', null]], state: 'entitled' },
  },
  {
    name: 'on 2026-11-22 someone who has told us of no plan is neither offered it nor asked',
    today,
    given: woman({ born: '1998-03-01' }),
    expect: { certain: [], state: 'not-entitled' },
  },
];

export const cases: readonly Case[] = [...edges, ...changes, ...rights];
