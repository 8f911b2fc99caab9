/** Worked cases of the newborn checklist; the person is the newborn child. */
import { parent, person } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';
const errands = [
  'birthCertificate',
  'vaccinationRecord',
  'hukouEntry',
  'residentInsurance',
  'socialSecurityCard',
  'maternityCostRefund',
  'parentingGuidance',
];
const all = (from: string, until: string) => errands.map((step) => ({ step, from, until }));

const days: readonly Case[] = [
  {
    name: 'a child born on 2026-11-22 has seven errands, best settled by 2026-12-22',
    today,
    given: person({ born: '2026-11-22' }),
    expect: {
      certain: [['2026-11-22', '2027-11-23']],
      state: 'entitled',
      due: all('2026-11-22', '2026-12-23'),
    },
  },
  {
    name: 'on 2026-11-21, the day before the birth, the list is not there yet',
    today: '2026-11-21',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'not-entitled' },
  },
  {
    name: 'a child born on 2027-01-31 is to be entered in the register by 2027-02-28',
    today: '2027-02-01',
    given: person({ born: '2027-01-31' }),
    expect: { due: [{ step: 'hukouEntry', from: '2027-01-31', until: '2027-03-01' }] },
  },
  {
    name: 'a child born on 2028-01-31 has until 2028-02-29, the leap day',
    today: '2028-02-01',
    given: person({ born: '2028-01-31' }),
    expect: { due: [{ step: 'hukouEntry', from: '2028-01-31', until: '2028-03-01' }] },
  },
  {
    name: 'on 2027-11-22, the first birthday, the list is there for the last day',
    today: '2027-11-22',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'entitled' },
  },
  {
    name: 'on 2027-11-23, the day after the first birthday, the list is closed',
    today: '2027-11-23',
    given: person({ born: '2026-11-22' }),
    expect: { state: 'not-entitled', because: ['inFirstYear'] },
  },
];

const others: readonly Case[] = [
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
    name: 'a birth of 2026-06-01 reported on 2026-11-22 still gets the list, with its windows as they were',
    today,
    given: person({ born: '2026-06-01' }),
    expect: {
      certain: [['2026-06-01', '2027-06-02']],
      state: 'entitled',
      due: all('2026-06-01', '2026-07-02'),
    },
  },
  {
    name: 'on 2026-11-22 the child of a divorced newcomer has the same seven errands',
    today,
    given: person({ born: '2026-11-10' }).with(
      parent({
        sex: 'male',
        born: '1992-02-03',
        facts: { 'marital-status': 'divorced', 'household-registration': '990202' },
      }),
    ),
    expect: {
      certain: [['2026-11-10', '2027-11-11']],
      state: 'entitled',
      due: all('2026-11-10', '2026-12-11'),
    },
  },
  {
    name: 'the parents of a child who died on 2026-11-20 are not reminded on 2026-11-22',
    today,
    given: person({ born: '2026-11-10', died: '2026-11-20' }),
    expect: { certain: [['2026-11-10', '2026-11-20']], state: 'not-entitled' },
  },
];

export const cases: readonly Case[] = [...days, ...others];
