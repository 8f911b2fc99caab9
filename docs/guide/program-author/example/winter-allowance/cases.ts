/** Worked cases of the winter allowance. */
import { person } from '../../../../../src/model/family.ts';
import type { Case } from '../../../../../src/programs/case.ts';

const today = '2026-11-22';
const here = { residence: '990101' };

/** All cases of the program. */
export const cases: readonly Case[] = [
  {
    name: 'someone who was 70 on 2026-05-05 is owed 480 yuan of 2026, May as a whole month',
    today,
    given: person({ born: '1956-05-05', facts: here }),
    expect: {
      certain: [['2026-05-06', null]],
      state: 'entitled',
      payments: [{ from: '2026-05-01', until: '2027-01-01', amountFen: 480_00 }],
    },
  },
  {
    name: 'on 2026-05-05, the birthday and the day before, nobody is entitled yet',
    today: '2026-05-05',
    given: person({ born: '1956-05-05', facts: here }),
    expect: { state: 'not-entitled', because: ['ofAge'] },
  },
  {
    name: 'on 2026-05-06, the first day, the right begins',
    today: '2026-05-06',
    given: person({ born: '1956-05-05', facts: here }),
    expect: { state: 'entitled' },
  },
  {
    name: 'someone born on 1956-02-29, a leap day, is 70 on 2026-02-28 and entitled from 2026-03-01',
    today,
    given: person({ born: '1956-02-29', facts: here }),
    expect: { certain: [['2026-03-01', null]] },
  },
  {
    name: 'a death on 2026-06-10 ends the right on that day, and June is paid whole: 360 yuan',
    today,
    given: person({ born: '1950-01-01', died: '2026-06-10', facts: here }),
    expect: {
      certain: [['2025-01-01', '2026-06-10']],
      payments: [
        { from: '2025-01-01', until: '2026-01-01', amountFen: 720_00 },
        { from: '2026-01-01', until: '2026-07-01', amountFen: 360_00 },
      ],
    },
  },
  {
    name: 'someone of 76 whose residence is not known may be entitled from 2025-01-01: ask',
    today,
    given: person({ born: '1950-01-01' }),
    expect: {
      certain: [],
      possible: [['2025-01-01', null]],
      state: 'ask',
      payments: [],
      missing: ['residence'],
    },
  },
  {
    name: 'a move here on 2026-09-15, recorded later, begins the right on that day',
    today,
    given: person({
      born: '1950-01-01',
      facts: {
        residence: [
          { value: '990102', until: '2026-09-15' },
          { value: '990101', from: '2026-09-15' },
        ],
      },
    }),
    expect: { certain: [['2026-09-15', null]], state: 'entitled' },
  },
  {
    name: 'the years from 2027-01-01 rest on an unverified amount and are withheld: 960 yuan each',
    today,
    given: person({ born: '1950-01-01', facts: here }),
    expect: {
      withheld: [
        { from: '2027-01-01', until: '2028-01-01', amountFen: 960_00 },
        { from: '2028-01-01', until: '2029-01-01', amountFen: 960_00 },
        { from: '2029-01-01', until: '2030-01-01', amountFen: 960_00 },
      ],
    },
  },
];
