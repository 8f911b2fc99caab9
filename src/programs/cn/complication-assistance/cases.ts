/**
 * Worked cases of complication assistance.
 */
import { type FactValue, person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const certified = (grade: FactValue, died?: string) =>
  person({
    born: '1962-04-04',
    ...(died !== undefined && { died }),
    facts: { 'complication-grade': grade },
  });
const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});
const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) =>
    line(`${first + i}-01-01`, `${first + i + 1}-01-01`, yuan),
  );

const days: readonly Case[] = [
  {
    name: 'a person certified at grade 3 on 2024-03-15 is entitled from that day; 260 yuan a month are withheld',
    today,
    given: certified({ value: 3, from: '2024-03-15' }),
    expect: {
      certain: [['2024-03-15', null]],
      state: 'entitled',
      payments: [],
      withheld: [line('2024-03-01', '2025-01-01', 2600), ...eachYear(2025, 2030, 3120)],
    },
  },
  {
    name: 'on 2024-03-14, the day before the certificate, there is no right yet',
    today: '2024-03-14',
    given: certified({ value: 3, from: '2024-03-15' }),
    expect: { certain: [['2024-03-15', null]], state: 'not-entitled', because: ['certified'] },
  },
  {
    name: 'on 2024-03-15, the day of the certificate, the right has begun',
    today: '2024-03-15',
    given: certified({ value: 3, from: '2024-03-15' }),
    expect: { certain: [['2024-03-15', null]], state: 'entitled' },
  },
  {
    name: 'a certificate that ended on 2025-02-28 gave its last day on 2025-02-27',
    today,
    given: certified({ value: 2, from: '2025-01-01', until: '2025-02-28' }),
    expect: {
      certain: [['2025-01-01', '2025-02-28']],
      state: 'not-entitled',
      withheld: [line('2025-01-01', '2025-03-01', 780)],
    },
  },
  {
    name: 'a certificate given on 2024-02-29 counts from the leap day',
    today,
    given: certified({ value: 1, from: '2024-02-29' }),
    expect: { certain: [['2024-02-29', null]], state: 'entitled' },
  },
  {
    name: 'a person who died on 2025-06-10 was entitled until that day',
    today,
    given: certified({ value: 1, from: '2025-01-01' }, '2025-06-10'),
    expect: {
      certain: [['2025-01-01', '2025-06-10']],
      state: 'not-entitled',
      withheld: [line('2025-01-01', '2025-07-01', 3120)],
    },
  },
];

const grades: readonly Case[] = [
  {
    name: 'a grade that rose from 3 to 1 on 2026-01-01, recorded later, changes the amount from that month',
    today: '2025-11-22',
    given: certified([
      { value: 3, from: '2025-07-01', until: '2026-01-01' },
      { value: 1, from: '2026-01-01' },
    ]),
    expect: {
      certain: [['2025-07-01', null]],
      withheld: [line('2025-07-01', '2026-01-01', 1560), ...eachYear(2026, 2029, 6240)],
    },
  },
  {
    name: 'a certificate of a grade not yet read, 1 to 3, is a right from 2025-01-01 of at least 260 yuan a month, withheld',
    today,
    given: certified({ value: [1, 3], from: '2025-01-01' }),
    expect: {
      certain: [['2025-01-01', null]],
      state: 'entitled',
      payments: [],
      withheld: eachYear(2025, 2030, 3120),
    },
  },
  {
    name: 'a certificate dated 2025-01-01 whose grade nobody can read may be a right: ask',
    today,
    given: certified({ from: '2025-01-01' }),
    expect: {
      certain: [],
      possible: [['2025-01-01', null]],
      state: 'ask',
      missing: ['complication-grade'],
    },
  },
  {
    name: 'a certificate of 2017-06-01 is a right, but of the months before 2018-01-01 no amount is known',
    today: '2017-12-01',
    given: certified({ value: 2, from: '2017-06-01' }),
    expect: {
      certain: [['2017-06-01', null]],
      state: 'entitled',
      payments: [],
      withheld: eachYear(2018, 2021, 4680),
    },
  },
  {
    name: 'a person without a certificate on 2026-11-22 is not entitled, and nobody asks',
    today,
    given: person({ born: '1962-04-04' }),
    expect: { certain: [], state: 'not-entitled', missing: [] },
  },
];

/** All cases of the program. */
export const cases: readonly Case[] = [...days, ...grades];
