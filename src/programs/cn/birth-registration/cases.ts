/** Worked cases of birth registration; the person is the newborn child. */
import { parent, person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const days: readonly Case[] = [
  {
    name: 'a child born on 2026-11-22 may be registered from that first day until 2026-12-22 at leisure',
    today,
    given: person({ born: '2026-11-22' }),
    expect: {
      certain: [['2026-11-22', '2027-11-23']],
      state: 'entitled',
      due: [{ step: 'registration', from: '2026-11-22', until: '2026-12-23' }],
    },
  },
  {
    name: 'on 2026-11-21, the day before the birth, no task is made of a pregnancy',
    today: '2026-11-21',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'on 2027-11-22, the first birthday, the offer stands for its last day',
    today: '2027-11-22',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'entitled' },
  },
  {
    name: 'on 2027-11-23, the day after the first birthday, no more reminders are sent',
    today: '2027-11-23',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'not-entitled', because: ['inFirstYear'] },
  },
  {
    name: 'a child born on 2027-01-31 has until 2027-02-28, February having no day 31',
    today: '2027-02-01',
    given: person({ born: '2027-01-31' }),
    expect: { due: [{ step: 'registration', from: '2027-01-31', until: '2027-03-01' }] },
  },
  {
    name: 'a child born on 2024-02-29 is in its first year until 2025-02-28',
    today,
    given: person({ born: '2024-02-29' }),
    expect: { certain: [['2024-02-29', '2025-03-01']], state: 'not-entitled' },
  },
];

const rights: readonly Case[] = [
  {
    name: 'on 2026-11-22 the child of a never-married mother registered elsewhere has the same offer',
    today,
    given: person({ born: '2026-11-10' }).with(
      parent({
        sex: 'female',
        born: '2001-02-03',
        facts: { 'marital-status': 'never-married', 'household-registration': '990202' },
      }),
    ),
    expect: {
      certain: [['2026-11-10', '2027-11-11']],
      state: 'entitled',
      due: [{ step: 'registration', from: '2026-11-10', until: '2026-12-11' }],
    },
  },
  {
    name: 'a birth known only to lie between 2025-11-01 and 2025-12-31 is asked about on 2026-11-22',
    today,
    given: person({ born: ['2025-11-01', '2025-12-31'] }),
    expect: {
      certain: [['2025-12-31', '2026-11-02']],
      possible: [['2025-11-01', '2027-01-01']],
      state: 'ask',
      missing: ['birth-date'],
    },
  },
  {
    name: 'a child whose birth on 2026-03-05 becomes known on 2026-11-22 can still be registered',
    today,
    given: person({ born: '2026-03-05' }),
    expect: {
      certain: [['2026-03-05', '2027-03-06']],
      state: 'entitled',
      due: [{ step: 'registration', from: '2026-03-05', until: '2026-04-06' }],
    },
  },
  {
    name: 'the parents of a child who died on 2026-11-20 are not reminded on 2026-11-22',
    today,
    given: person({ born: '2026-11-10', died: '2026-11-20' }),
    expect: { certain: [['2026-11-10', '2026-11-20']], state: 'not-entitled' },
  },
];

export const cases: readonly Case[] = [...days, ...rights];
