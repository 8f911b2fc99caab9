/** Worked cases of leave in Guangdong. */
import { child, man, type Member, unlisted, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const employed = { employment: 'employed' } as const;
const father = (more: Partial<Member> = {}) =>
  man({ born: '1992-02-03', facts: employed, ...more });
const mother = (delivery: string, more: Partial<Member> = {}) =>
  woman({ born: '1995-02-03', facts: { ...employed, delivery }, ...more });

const afterBirth: readonly Case[] = [
  {
    name: 'a mother whose child of 2026-05-29 died that day keeps her 178 days, to 2026-11-22',
    today,
    given: mother('2026-05-29').with(child({ born: '2026-05-29', died: '2026-05-29' })),
    expect: {
      certain: [['2026-05-29', '2026-11-23']],
      state: 'entitled',
      because: ['maternityLeave'],
    },
  },
  {
    name: 'on 2026-11-23, the day after the 178 days, it is over for her',
    today: '2026-11-23',
    given: mother('2026-05-29').with(child({ born: '2026-05-29', died: '2026-05-29' })),
    expect: { state: 'not-entitled', because: ['leave'] },
  },
  {
    name: 'a mother since 2026-09-01 has leave and then childcare leave to 2029-09-01, the third birthday',
    today,
    given: mother('2026-09-01').with(child({ born: '2026-09-01' })),
    expect: { certain: [['2026-09-01', '2029-09-02']], state: 'entitled' },
  },
  {
    name: 'on 2026-08-31, the day before the birth, no page is made of a pregnancy',
    today: '2026-08-31',
    given: mother('2026-09-01').with(child({ born: '2026-09-01' })),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a father whose child was born on 2026-11-10 and died on 2026-11-12 keeps 15 days to 2026-11-24',
    today,
    given: father().with(child({ born: '2026-11-10', died: '2026-11-12' })),
    expect: {
      certain: [['2026-11-10', '2026-11-25']],
      state: 'entitled',
      because: ['partnerLeave'],
    },
  },
];

const childcare: readonly Case[] = [
  {
    name: 'a father of a child born on 2023-11-22 has childcare leave on 2026-11-22, the last day',
    today,
    given: father().with(child({ born: '2023-11-22' })),
    expect: {
      certain: [['2023-11-22', '2026-11-23']],
      state: 'entitled',
      because: ['childcareLeave'],
    },
  },
  {
    name: 'on 2026-11-23, the day after the third birthday, he has none',
    today: '2026-11-23',
    given: father().with(child({ born: '2023-11-22' })),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a child born on 2024-02-29 gives childcare leave to 2027-02-28',
    today,
    given: father().with(child({ born: '2024-02-29' })),
    expect: { certain: [['2024-02-29', '2027-03-01']], state: 'entitled' },
  },
  {
    name: 'a child born on 2020-01-01 gives it from 2021-12-01, the first day of the rules',
    today: '2021-12-01',
    given: father().with(child({ born: '2020-01-01' })),
    expect: { certain: [['2021-12-01', '2023-01-02']], state: 'entitled' },
  },
  {
    name: 'a child born on 2024-05-05 and adopted on 2026-01-01 gives it from the adoption',
    today,
    given: father().with(child({ born: '2024-05-05' }, { from: '2026-01-01' })),
    expect: { certain: [['2026-01-01', '2027-05-06']], state: 'entitled' },
  },
];

const others: readonly Case[] = [
  {
    name: 'a father since 2025-06-01 of whose work nothing is known is asked for it',
    today,
    given: father({ facts: {} }).with(child({ born: '2025-06-01' })),
    expect: {
      certain: [],
      possible: [['2025-06-01', '2028-06-02']],
      state: 'ask',
      missing: ['employment'],
    },
  },
  {
    name: 'on 2026-11-22 a man who may have a child not on record is not asked about children',
    today,
    given: father().with(unlisted('children', 0, 1)),
    expect: { certain: [], state: 'not-entitled', missing: [] },
  },
  {
    name: 'a job from 2026-07-01, reported later, gives childcare leave from then',
    today,
    given: father({
      facts: {
        employment: [
          { value: 'not-employed', until: '2026-07-01' },
          { value: 'employed', from: '2026-07-01' },
        ],
      },
    }).with(child({ born: '2025-06-01' })),
    expect: { certain: [['2026-07-01', '2028-06-02']], state: 'entitled' },
  },
  {
    name: 'a father who died on 2026-10-01 is not written to on 2026-11-22',
    today,
    given: father({ died: '2026-10-01' }).with(child({ born: '2025-06-01' })),
    expect: { certain: [['2025-06-01', '2026-10-01']], state: 'not-entitled', because: ['alive'] },
  },
  {
    name: 'on 2026-11-22 the first and the third child of mothers since 2026-09-01 open the same page',
    today,
    given: mother('2026-09-01').with(
      child({ born: '2018-01-01' }),
      child({ born: '2020-01-01' }),
      child({ born: '2026-09-01' }),
    ),
    expect: {
      certain: [
        ['2021-12-01', '2023-01-02'],
        ['2026-09-01', '2029-09-02'],
      ],
      state: 'entitled',
    },
  },
];

export const cases: readonly Case[] = [...afterBirth, ...childcare, ...others];
