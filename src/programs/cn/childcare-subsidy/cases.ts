/**
 * Worked cases of the childcare subsidy; the first nine are the worked values of the policy page.
 */
import { type Member, person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const citizen = (born: string, more: Partial<Member> = {}) =>
  person({ born, facts: { nationality: 'cn' }, ...more });

/** Lines of whole calendar years, in yuan. */
const yearly = (...lines: readonly (readonly [year: number, yuan: number])[]) =>
  lines.map(([year, yuan]) => ({
    from: `${year}-01-01`,
    until: `${year + 1}-01-01`,
    amountFen: yuan * 100,
  }));

/** Born before the subsidy began: the worked table. */
const earlierBirths: readonly Case[] = [
  {
    name: 'a child born on 2021-12-31 was three on 2025-01-01, the first day, and is owed nothing',
    today,
    given: citizen('2021-12-31'),
    expect: { certain: [], state: 'not-entitled', payments: [] },
  },
  {
    name: 'a child born on 2022-01-01 is under three on 2025-01-01 alone: one month, 300 yuan',
    today,
    given: citizen('2022-01-01'),
    expect: {
      certain: [['2025-01-01', '2025-01-02']],
      state: 'not-entitled',
      payments: yearly([2025, 300]),
    },
  },
  {
    name: 'a child born on 2022-06-15 is owed six months of 2025, 1,800 yuan',
    today,
    given: citizen('2022-06-15'),
    expect: { certain: [['2025-01-01', '2025-06-16']], payments: yearly([2025, 1800]) },
  },
  {
    name: 'a child born on 2022-12-31 is owed all of 2025, 3,600 yuan, and nothing of 2026',
    today,
    given: citizen('2022-12-31'),
    expect: { certain: [['2025-01-01', '2026-01-01']], payments: yearly([2025, 3600]) },
  },
  {
    name: 'a child born on 2023-01-01 is owed 3,600 yuan for 2025 and 300 for 2026',
    today,
    given: citizen('2023-01-01'),
    expect: {
      certain: [['2025-01-01', '2026-01-02']],
      payments: yearly([2025, 3600], [2026, 300]),
    },
  },
  {
    name: 'a child born on 2023-12-10 is owed 24 months, 7,200 yuan',
    today,
    given: citizen('2023-12-10'),
    expect: {
      certain: [['2025-01-01', '2026-12-11']],
      state: 'entitled',
      payments: yearly([2025, 3600], [2026, 3600]),
    },
  },
  {
    name: 'a child born on 2024-02-29 completes three years on 2027-02-28: 26 months, 7,800 yuan',
    today,
    given: citizen('2024-02-29'),
    expect: {
      certain: [['2025-01-01', '2027-03-01']],
      state: 'entitled',
      payments: yearly([2025, 3600], [2026, 3600], [2027, 600]),
    },
  },
  {
    name: 'a child born on 2024-12-31 is owed 36 months, 10,800 yuan, first to be claimed by 2025-12-31',
    today,
    given: citizen('2024-12-31'),
    expect: {
      certain: [['2025-01-01', '2028-01-01']],
      payments: yearly([2025, 3600], [2026, 3600], [2027, 3600]),
      claimUntil: ['2026-01-01', '2027-01-01', '2028-01-01'],
    },
  },
];

/** Born since the subsidy began: whole years, three of them. */
const laterBirths: readonly Case[] = [
  {
    name: 'a child born on 2025-01-01 is owed three payments, 10,800 yuan, the first to be claimed by the end of 2026',
    today,
    given: citizen('2025-01-01'),
    expect: {
      certain: [['2025-01-01', '2028-01-02']],
      state: 'entitled',
      payments: yearly([2025, 3600], [2026, 3600], [2027, 3600]),
      claimUntil: ['2027-01-01', '2027-01-01', '2028-01-01'],
    },
  },
  {
    name: 'a child born on 2025-12-31 is owed 3,600 yuan for 2025 already',
    today,
    given: citizen('2025-12-31'),
    expect: {
      certain: [['2025-12-31', '2029-01-01']],
      payments: yearly([2025, 3600], [2026, 3600], [2027, 3600]),
    },
  },
  {
    name: 'a child born on 2026-10-05 is owed 3,600 yuan for each of 2026, 2027 and 2028',
    today,
    given: citizen('2026-10-05'),
    expect: {
      certain: [['2026-10-05', '2029-10-06']],
      state: 'entitled',
      payments: yearly([2026, 3600], [2027, 3600], [2028, 3600]),
    },
  },
];

/** First and last days as the day asked. */
const edges: readonly Case[] = [
  {
    name: 'on the third birthday, 2026-11-22, a child is still under three',
    today,
    given: citizen('2023-11-22'),
    expect: { certain: [['2025-01-01', '2026-11-23']], state: 'entitled' },
  },
  {
    name: 'on the day after the third birthday, 2026-11-22, the entitlement has ended',
    today,
    given: citizen('2023-11-21'),
    expect: {
      certain: [['2025-01-01', '2026-11-22']],
      state: 'not-entitled',
      because: ['underThree'],
    },
  },
  {
    name: 'on 2024-12-31, the day before the first day, a child of one year is not entitled yet',
    today: '2024-12-31',
    given: citizen('2023-06-01'),
    expect: { certain: [['2025-01-01', '2026-06-02']], state: 'not-entitled' },
  },
  {
    name: 'on 2025-01-01, the first day, a child of one year is entitled',
    today: '2025-01-01',
    given: citizen('2023-06-01'),
    expect: { certain: [['2025-01-01', '2026-06-02']], state: 'entitled' },
  },
];

const deaths: readonly Case[] = [
  {
    name: 'a child who died on 2026-03-10 is owed the whole year of death, 3,600 yuan',
    today,
    given: citizen('2024-05-05', { died: '2026-03-10' }),
    expect: {
      certain: [['2025-01-01', '2026-03-11']],
      state: 'not-entitled',
      payments: yearly([2025, 3600], [2026, 3600]),
    },
  },
  {
    name: 'a child who died on 2025-01-01, the first day, is owed 3,600 yuan for 2025',
    today,
    given: citizen('2024-05-05', { died: '2025-01-01' }),
    expect: { certain: [['2025-01-01', '2025-01-02']], payments: yearly([2025, 3600]) },
  },
  {
    name: 'a child who died on 2024-12-31, the day before, is owed nothing',
    today,
    given: citizen('2024-05-05', { died: '2024-12-31' }),
    expect: { certain: [], state: 'not-entitled', payments: [] },
  },
  {
    name: 'a child who died on the day of birth, 2026-07-01, is owed 3,600 yuan for 2026',
    today,
    given: citizen('2026-07-01', { died: '2026-07-01' }),
    expect: { certain: [['2026-07-01', '2026-07-02']], payments: yearly([2026, 3600]) },
  },
  {
    name: 'a child born on 2023-02-10 who died on 2026-01-20 is owed two months of 2026, 600 yuan',
    today,
    given: citizen('2023-02-10', { died: '2026-01-20' }),
    expect: {
      certain: [['2025-01-01', '2026-01-21']],
      payments: yearly([2025, 3600], [2026, 600]),
    },
  },
];

const unknownsAndChanges: readonly Case[] = [
  {
    name: 'a child of unknown nationality born on 2025-03-03 may be owed: ask',
    today,
    given: person({ born: '2025-03-03' }),
    expect: {
      certain: [],
      possible: [['2025-03-03', '2028-03-04']],
      state: 'ask',
      payments: [],
      missing: ['nationality'],
    },
  },
  {
    name: 'a child whose birth date is not known may be owed on any day since 2025-01-01: ask',
    today,
    given: person({ facts: { nationality: 'cn' } }),
    expect: { certain: [], possible: [['2025-01-01', null]], state: 'ask', payments: [] },
  },
  {
    name: 'a child born on some day of December 2023 is owed 7,200 yuan whichever day it was',
    today,
    given: person({ born: ['2023-12-01', '2023-12-31'], facts: { nationality: 'cn' } }),
    expect: {
      certain: [['2025-01-01', '2026-12-02']],
      possible: [['2025-01-01', '2027-01-01']],
      payments: yearly([2025, 3600], [2026, 3600]),
    },
  },
  {
    name: 'a child of another nationality born on 2025-03-03 is not entitled',
    today,
    given: citizen('2025-03-03', { facts: { nationality: 'other' } }),
    expect: { certain: [], state: 'not-entitled', because: ['chineseNationality'] },
  },
  {
    name: 'a child who became a Chinese national on 2026-02-01, recorded later, is entitled from that day',
    today,
    given: citizen('2025-03-03', {
      facts: {
        nationality: [
          { value: 'other', until: '2026-02-01' },
          { value: 'cn', from: '2026-02-01' },
        ],
      },
    }),
    expect: {
      certain: [['2026-02-01', '2028-03-04']],
      state: 'entitled',
      payments: yearly([2026, 3600], [2027, 3600], [2028, 3600]),
    },
  },
];

/** All cases of the program. */
export const cases: readonly Case[] = [
  ...earlierBirths,
  ...laterBirths,
  ...edges,
  ...deaths,
  ...unknownsAndChanges,
];
