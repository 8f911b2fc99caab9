/** Worked cases of the national base leave. */
import { type Member, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const mother = (delivery: string | readonly [string, string], more: Partial<Member> = {}) =>
  woman({
    born: '1995-02-03',
    ...more,
    facts: {
      employment: 'employed',
      delivery: typeof delivery === 'string' ? delivery : [...delivery],
      ...more.facts,
    },
  });

const edges: readonly Case[] = [
  {
    name: 'an employed mother who gave birth on 2026-08-17 has base leave until 2026-11-22, the last day',
    today: '2026-11-22',
    given: mother('2026-08-17'),
    expect: { certain: [['2026-08-17', '2026-11-23']], state: 'entitled' },
  },
  {
    name: 'on 2026-11-23, the day after 98 days, only what the province adds is left',
    today: '2026-11-23',
    given: mother('2026-08-17'),
    expect: { state: 'not-entitled', because: ['onBaseLeave'] },
  },
  {
    name: 'on 2026-08-17, the first day, the day of the birth counts',
    today: '2026-08-17',
    given: mother('2026-08-17'),
    expect: { state: 'entitled' },
  },
  {
    name: 'on 2026-08-16, the day before the birth, no page is made of a pregnancy',
    today: '2026-08-16',
    given: mother('2026-08-17'),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'after a birth on 2027-12-01 the 98 days run over 29 February 2028 to 2028-03-07',
    today: '2027-12-01',
    given: mother('2027-12-01'),
    expect: { certain: [['2027-12-01', '2028-03-08']] },
  },
];

const others: readonly Case[] = [
  {
    name: 'births on 2023-05-01 and 2026-10-01 each have their 98 days',
    today: '2026-11-22',
    given: mother(['2023-05-01', '2026-10-01']),
    expect: {
      certain: [
        ['2023-05-01', '2023-08-07'],
        ['2026-10-01', '2027-01-07'],
      ],
      state: 'entitled',
    },
  },
  {
    name: 'a mother since 2026-10-01 of whose work nothing is known is asked for it',
    today: '2026-11-22',
    given: woman({ born: '1995-02-03', facts: { delivery: '2026-10-01' } }),
    expect: {
      certain: [],
      possible: [['2026-10-01', '2027-01-07']],
      state: 'ask',
      missing: ['employment'],
    },
  },
  {
    name: 'a mother since 2026-10-01 without an employer has none',
    today: '2026-11-22',
    given: mother('2026-10-01', { facts: { employment: 'not-employed' } }),
    expect: { certain: [], state: 'not-entitled', because: ['employed'] },
  },
  {
    name: 'a job from 2026-11-01, reported later, gives what is left of the 98 days after 2026-10-01',
    today: '2026-11-22',
    given: mother('2026-10-01', {
      facts: {
        employment: [
          { value: 'not-employed', until: '2026-11-01' },
          { value: 'employed', from: '2026-11-01' },
        ],
      },
    }),
    expect: { certain: [['2026-11-01', '2027-01-07']], state: 'entitled' },
  },
  {
    name: 'a mother who died on 2026-10-20 after a birth on 2026-10-01 is not written to',
    today: '2026-11-22',
    given: mother('2026-10-01', { died: '2026-10-20' }),
    expect: { certain: [['2026-10-01', '2026-10-20']], state: 'not-entitled', because: ['alive'] },
  },
  {
    name: 'on 2026-11-22 a never-married mother since 2026-10-01 has the same 98 days',
    today: '2026-11-22',
    given: mother('2026-10-01', { facts: { 'marital-status': 'never-married' } }),
    expect: { certain: [['2026-10-01', '2027-01-07']], state: 'entitled' },
  },
];

export const cases: readonly Case[] = [...edges, ...others];
