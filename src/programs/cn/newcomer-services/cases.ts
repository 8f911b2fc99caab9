/** Worked cases of newcomers’ rights. */
import { person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const home = '990101';

/** Someone registered at home who lived there until a move. */
const movedOn = (day: string, to = '990202', died?: string) =>
  person({
    born: '1990-04-02',
    ...(died !== undefined && { died }),
    facts: {
      'household-registration': home,
      residence: [
        { value: home, until: day },
        { value: to, from: day },
      ],
    },
  });

const edges: readonly Case[] = [
  {
    name: 'someone who moved on 2026-05-22 has the right from 2026-11-22, the first day',
    today,
    given: movedOn('2026-05-22'),
    expect: { certain: [['2026-11-22', null]], state: 'entitled' },
  },
  {
    name: 'on 2026-11-21, the day before half a year, the right is still to come',
    today: '2026-11-21',
    given: movedOn('2026-05-22'),
    expect: { state: 'not-entitled', because: ['halfAYearAway'] },
  },
  {
    name: 'a move on 2026-08-31 gives the right from 2027-02-28, February having no day 31',
    today,
    given: movedOn('2026-08-31'),
    expect: { certain: [['2027-02-28', null]], state: 'not-entitled' },
  },
  {
    name: 'a move on 2027-08-31 gives it from the leap day 2028-02-29',
    today,
    given: movedOn('2027-08-31'),
    expect: { certain: [['2028-02-29', null]] },
  },
  {
    name: 'someone who went home on 2026-11-22 had the right until 2026-11-21, the last day',
    today,
    given: person({
      born: '1990-04-02',
      facts: {
        'household-registration': home,
        residence: [
          { value: home, until: '2025-01-10' },
          { value: '990202', from: '2025-01-10', until: '2026-11-22' },
          { value: home, from: '2026-11-22' },
        ],
      },
    }),
    expect: { certain: [['2025-07-10', '2026-11-22']], state: 'not-entitled' },
  },
  {
    name: 'a move on 2026-01-15 within the county gives none: one is at home there',
    today,
    given: movedOn('2026-01-15', '990101002003'),
    expect: { certain: [], state: 'not-entitled' },
  },
];

const changes: readonly Case[] = [
  {
    name: 'a registration moved after on 2026-10-01 ends the right that began on 2026-07-15',
    today,
    given: person({
      born: '1990-04-02',
      facts: {
        'household-registration': [
          { value: home, until: '2026-10-01' },
          { value: '990202', from: '2026-10-01' },
        ],
        residence: [
          { value: home, until: '2026-01-15' },
          { value: '990202', from: '2026-01-15' },
        ],
      },
    }),
    expect: { certain: [['2026-07-15', '2026-10-01']], state: 'not-entitled' },
  },
  {
    name: 'a move found on 2026-11-22 to have been on 2026-03-01 gives the right back from 2026-09-01',
    today,
    given: movedOn('2026-03-01'),
    expect: { certain: [['2026-09-01', null]], state: 'entitled' },
  },
  {
    name: 'someone of whom only the residence since 2026-01-15 is known is asked for the registration',
    today,
    given: person({
      born: '1990-04-02',
      facts: { residence: { value: '990202', from: '2026-01-15' } },
    }),
    expect: {
      certain: [],
      possible: [['1990-04-02', null]],
      state: 'ask',
      missing: ['household-registration'],
    },
  },
  {
    name: 'someone who moved on 2026-01-15 and died on 2026-09-20 had the right from 2026-07-15 until then',
    today,
    given: movedOn('2026-01-15', '990202', '2026-09-20'),
    expect: { certain: [['2026-07-15', '2026-09-20']], state: 'not-entitled', because: ['alive'] },
  },
];

export const cases: readonly Case[] = [...edges, ...changes];
