/**
 * Worked cases of the rural award in Beijing: the higher of two.
 */
import { child, man, type Member, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const rural = { 'household-registration-type': 'agricultural' } as const;
const mother = (more: Partial<Member> = {}) => woman({ born: '1964-03-01', facts: rural, ...more });
const line = (from: string, until: string, yuan: number) => ({
  from,
  until,
  amountFen: yuan * 100,
});
const eachYear = (first: number, end: number, yuan: number) =>
  Array.from({ length: end - first }, (_, i) =>
    line(`${first + i}-01-01`, `${first + i + 1}-01-01`, yuan),
  );

const oneRight: readonly Case[] = [
  {
    name: 'a rural mother of one living son is owed 80 yuan a month from 60 on, 2024-03-02',
    today,
    given: mother().with(child({ sex: 'male', born: '1988-01-01' })),
    expect: {
      certain: [['2024-03-02', null]],
      state: 'entitled',
      payments: [line('2024-03-01', '2025-01-01', 800), ...eachYear(2025, 2030, 960)],
    },
  },
  {
    name: 'a rural mother of two daughters, of whom one died on 2025-01-10, is owed 80 yuan a month',
    today,
    given: mother().with(
      child({ sex: 'female', born: '1988-01-01' }),
      child({ sex: 'female', born: '1990-01-01', died: '2025-01-10' }),
    ),
    expect: { payments: [line('2024-03-01', '2025-01-01', 800), ...eachYear(2025, 2030, 960)] },
  },
  {
    name: 'before special assistance began on 2008-01-01 a bereaved mother of 60 was owed 50 yuan a month',
    today: '2006-11-22',
    given: woman({ born: '1940-03-01', facts: rural }).with(
      child({ sex: 'male', born: '1965-01-01', died: '2000-01-10' }),
    ),
    expect: {
      certain: [['2004-01-01', null]],
      payments: eachYear(2004, 2008, 600),
    },
  },
];

const bothRights: readonly Case[] = [
  {
    name: 'a rural mother who lost her only son on 2020-01-10 is entitled at 60, but 900 yuan is the higher of two',
    today,
    given: mother().with(child({ sex: 'male', born: '1988-01-01', died: '2020-01-10' })),
    expect: { certain: [['2024-03-02', null]], state: 'entitled', payments: [] },
  },
  {
    name: 'a loss on 2024-06-15 ends the lines with May, because special assistance pays June whole',
    today,
    given: mother().with(child({ sex: 'male', born: '1988-01-01', died: '2024-06-15' })),
    expect: {
      certain: [['2024-03-02', null]],
      payments: [line('2024-03-01', '2024-06-01', 240)],
    },
  },
  {
    name: 'an only son who recovered on 2025-03-10 brings the 80 yuan back from April 2025',
    today,
    given: mother().with(
      child({
        sex: 'male',
        born: '1988-01-01',
        facts: { 'disability-level': { value: 3, from: '2020-01-01', until: '2025-03-10' } },
      }),
    ),
    expect: {
      certain: [['2024-03-02', null]],
      payments: [line('2025-04-01', '2026-01-01', 720), ...eachYear(2026, 2030, 960)],
    },
  },
  {
    name: 'in 2015 Beijing’s special rate is not known, so the difference is not, and there is no line',
    today: '2015-11-22',
    given: woman({ born: '1950-03-01', died: '2015-12-31', facts: rural }).with(
      child({ sex: 'male', born: '1975-01-01', died: '2009-01-10' }),
    ),
    expect: {
      certain: [['2010-03-02', '2015-12-31']],
      state: 'entitled',
      payments: [],
      withheld: [],
    },
  },
];

const edgesAndUnknowns: readonly Case[] = [
  {
    name: 'on 2024-03-01, her 60th birthday and the day before, a mother of one is not entitled yet',
    today: '2024-03-01',
    given: mother().with(child({ sex: 'male', born: '1988-01-01' })),
    expect: { certain: [['2024-03-02', null]], state: 'not-entitled', because: ['ofAge'] },
  },
  {
    name: 'on 2024-03-02, the first day, she is entitled',
    today: '2024-03-02',
    given: mother().with(child({ sex: 'male', born: '1988-01-01' })),
    expect: { state: 'entitled' },
  },
  {
    name: 'a mother who died on 2025-07-02 is owed July, her last month, whole',
    today,
    given: mother({ died: '2025-07-02' }).with(child({ sex: 'male', born: '1988-01-01' })),
    expect: {
      certain: [['2024-03-02', '2025-07-02']],
      payments: [line('2024-03-01', '2025-01-01', 800), line('2025-01-01', '2025-08-01', 560)],
    },
  },
  {
    name: 'a bereaved father of 60 of unknown marital status is entitled from 2024-03-02 to 0 to 80 yuan a month',
    today,
    given: man({ born: '1964-03-01', facts: rural }).with(
      child({ sex: 'male', born: '1988-01-01', died: '2020-01-10' }),
    ),
    expect: {
      certain: [['2024-03-02', null]],
      state: 'entitled',
      payments: [line('2024-03-01', '2025-01-01', 0), ...eachYear(2025, 2030, 0)],
    },
  },
  {
    name: 'a mother of unknown registration type may be entitled from 2024-03-02: ask',
    today,
    given: woman({ born: '1964-03-01' }).with(child({ sex: 'male', born: '1988-01-01' })),
    expect: {
      certain: [],
      possible: [['2024-03-02', null]],
      state: 'ask',
      payments: [],
      missing: ['household-registration-type'],
    },
  },
];

/** All cases of the override. */
export const cases: readonly Case[] = [...oneRight, ...bothRights, ...edgesAndUnknowns];
