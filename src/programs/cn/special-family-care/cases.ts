/**
 * Worked cases of special-family care.
 */
import { child, man, unlisted, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const losses: readonly Case[] = [
  {
    name: 'a mother of 38 whose only child died on 2024-05-06 may be offered care from that day, whatever her age',
    today,
    given: woman({ born: '1986-01-01' }).with(child({ born: '2015-02-02', died: '2024-05-06' })),
    expect: { certain: [['2024-05-06', null]], state: 'entitled', payments: [] },
  },
  {
    name: 'on 2024-05-05, the day before the loss, there is nothing to offer',
    today: '2024-05-05',
    given: woman({ born: '1986-01-01' }).with(child({ born: '2015-02-02', died: '2024-05-06' })),
    expect: { certain: [['2024-05-06', null]], state: 'not-entitled' },
  },
  {
    name: 'on 2024-05-06, the day of the loss, care may be offered',
    today: '2024-05-06',
    given: woman({ born: '1986-01-01' }).with(child({ born: '2015-02-02', died: '2024-05-06' })),
    expect: { certain: [['2024-05-06', null]], state: 'entitled' },
  },
  {
    name: 'a father whose only child died in 2010 may be offered care since the law of 2021-08-20',
    today,
    given: man({ born: '1960-01-01' }).with(child({ born: '1990-02-02', died: '2010-05-06' })),
    expect: { certain: [['2021-08-20', null]], state: 'entitled' },
  },
  {
    name: 'a child lost on the leap day 2024-02-29 counts from that day',
    today,
    given: woman({ born: '1986-01-01' }).with(child({ born: '2015-02-02', died: '2024-02-29' })),
    expect: { certain: [['2024-02-29', null]], state: 'entitled' },
  },
  {
    name: 'a mother who died on 2025-01-01 could be offered care until that day',
    today,
    given: woman({ born: '1986-01-01', died: '2025-01-01' }).with(
      child({ born: '2015-02-02', died: '2024-05-06' }),
    ),
    expect: { certain: [['2024-05-06', '2025-01-01']], state: 'not-entitled', because: ['living'] },
  },
];

const others: readonly Case[] = [
  {
    name: 'a certificate of grade 2 dated back to 2022-01-10 opens the offer from that day',
    today,
    given: woman({ born: '1986-01-01' }).with(
      child({
        born: '2015-02-02',
        facts: { 'disability-level': { value: 2, from: '2022-01-10' } },
      }),
    ),
    expect: { certain: [['2022-01-10', null]], state: 'entitled' },
  },
  {
    name: 'a birth on 2026-03-03 after a loss on 2024-05-06 does not end the offer',
    today,
    given: woman({ born: '1986-01-01' }).with(
      child({ born: '2015-02-02', died: '2024-05-06' }),
      child({ born: '2026-03-03' }),
    ),
    expect: { certain: [['2024-05-06', null]], state: 'entitled' },
  },
  {
    name: 'a mother of an only child of whom no death or certificate is recorded on 2026-11-22 is not entitled',
    today,
    given: woman({ born: '1986-01-01' }).with(child({ born: '2015-02-02' })),
    expect: { certain: [], state: 'not-entitled' },
  },
  {
    name: 'a mother whose child died on 2024-05-06 is offered care since then and never asked whether she had others',
    today,
    given: woman({ born: '1986-01-01' }).with(
      child({ born: '2015-02-02', died: '2024-05-06' }),
      unlisted('children', 0, 1),
    ),
    expect: { certain: [['2024-05-06', null]], state: 'entitled', missing: [] },
  },
];

/** All cases of the program. */
export const cases: readonly Case[] = [...losses, ...others];
