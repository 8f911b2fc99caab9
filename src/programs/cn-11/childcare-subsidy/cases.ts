/**
 * Worked cases of the childcare subsidy in Beijing.
 */
import { type FactValue, person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const here = '110101000000';
const elsewhere = '440106000000';

const citizen = (born: string, registration?: FactValue, died?: string) =>
  person({
    born,
    ...(died !== undefined && { died }),
    facts: {
      nationality: 'cn',
      ...(registration !== undefined && { 'household-registration': registration }),
    },
  });
const yearly = (...lines: readonly (readonly [year: number, yuan: number])[]) =>
  lines.map(([year, yuan]) => ({
    from: `${year}-01-01`,
    until: `${year + 1}-01-01`,
    amountFen: yuan * 100,
  }));

const places: readonly Case[] = [
  {
    name: 'a child born on 2023-12-10 and registered in Beijing is owed 7,200 yuan',
    today,
    given: citizen('2023-12-10', here),
    expect: {
      certain: [['2025-01-01', '2026-12-11']],
      state: 'entitled',
      payments: yearly([2025, 3600], [2026, 3600]),
    },
  },
  {
    name: 'a child born on 2023-12-10 and registered in another province is not owed here',
    today,
    given: citizen('2023-12-10', elsewhere),
    expect: {
      certain: [],
      state: 'not-entitled',
      payments: [],
      because: ['registeredInProvince'],
    },
  },
  {
    name: 'a child born on 2023-12-10 whose registration is not known may be owed until 2026-12-11: ask',
    today,
    given: citizen('2023-12-10'),
    expect: {
      certain: [],
      possible: [['2025-01-01', '2026-12-11']],
      state: 'ask',
      payments: [],
      missing: ['household-registration'],
    },
  },
];

const days: readonly Case[] = [
  {
    name: 'a child born on 2026-11-22 and registered on that day is entitled from this first day',
    today,
    given: citizen('2026-11-22', { value: here, from: '2026-11-22' }),
    expect: { certain: [['2026-11-22', '2029-11-23']], state: 'entitled' },
  },
  {
    name: 'a child born on 2023-11-22 is entitled on this last day, the third birthday',
    today,
    given: citizen('2023-11-22', here),
    expect: { certain: [['2025-01-01', '2026-11-23']], state: 'entitled' },
  },
  {
    name: 'a child born on 2023-11-21 is no longer entitled on 2026-11-22, the day after',
    today,
    given: citizen('2023-11-21', here),
    expect: { certain: [['2025-01-01', '2026-11-22']], state: 'not-entitled' },
  },
  {
    name: 'a child born on 2024-02-29, a leap day, and registered here is owed 7,800 yuan',
    today,
    given: citizen('2024-02-29', here),
    expect: {
      certain: [['2025-01-01', '2027-03-01']],
      payments: yearly([2025, 3600], [2026, 3600], [2027, 600]),
    },
  },
  {
    name: 'a child born on 2024-05-05 who died on 2026-03-10, registered here, is owed 3,600 yuan for 2026',
    today,
    given: citizen('2024-05-05', here, '2026-03-10'),
    expect: {
      certain: [['2025-01-01', '2026-03-11']],
      payments: yearly([2025, 3600], [2026, 3600]),
    },
  },
];

const moves: readonly Case[] = [
  {
    name: 'a child whose registration moved here on 2026-03-10, recorded later, is entitled from that day',
    today,
    given: citizen('2024-05-05', [
      { value: elsewhere, until: '2026-03-10' },
      { value: here, from: '2026-03-10' },
    ]),
    expect: {
      certain: [['2026-03-10', '2027-05-06']],
      state: 'entitled',
      payments: yearly([2026, 3600], [2027, 1500]),
    },
  },
  {
    name: 'on 2026-03-09, the day before the move, the child is not entitled here',
    today: '2026-03-09',
    given: citizen('2024-05-05', [
      { value: elsewhere, until: '2026-03-10' },
      { value: here, from: '2026-03-10' },
    ]),
    expect: { certain: [['2026-03-10', '2027-05-06']], state: 'not-entitled' },
  },
];

/** All cases of the override. */
export const cases: readonly Case[] = [...places, ...days, ...moves];
