/**
 * Worked cases of the one-child parents' award as far as the national law goes.
 */
import { child, type FactValue, man, woman } from '../../../model/family.ts';
import type { Case } from '../../case.ts';

const today = '2026-11-22';

const holder = (certificate: FactValue, died?: string) =>
  woman({
    born: '1985-06-01',
    ...(died !== undefined && { died }),
    facts: { 'one-child-certificate': certificate },
  }).with(child({ born: '2014-03-03' }));

/** All cases of the program; nationally there is a right and never an amount. */
export const cases: readonly Case[] = [
  {
    name: 'a mother who received the certificate on 2014-09-10 is entitled from that day, with no national amount',
    today,
    given: holder({ value: true, from: '2014-09-10' }),
    expect: { certain: [['2014-09-10', null]], state: 'entitled', payments: [], withheld: [] },
  },
  {
    name: 'on 2014-09-09, the day before the certificate, she is not entitled yet',
    today: '2014-09-09',
    given: holder({ value: true, from: '2014-09-10' }),
    expect: {
      certain: [['2014-09-10', null]],
      state: 'not-entitled',
      because: ['certificateHeld'],
    },
  },
  {
    name: 'on 2014-09-10, the day of the certificate, she is entitled',
    today: '2014-09-10',
    given: holder({ value: true, from: '2014-09-10' }),
    expect: { certain: [['2014-09-10', null]], state: 'entitled' },
  },
  {
    name: 'a certificate given back on 2026-11-22 had its last day on 2026-11-21',
    today,
    given: holder({ value: true, from: '2014-09-10', until: '2026-11-22' }),
    expect: { certain: [['2014-09-10', '2026-11-22']], state: 'not-entitled' },
  },
  {
    name: 'on 2026-11-21, its last day, the certificate still gives the right',
    today: '2026-11-21',
    given: holder({ value: true, from: '2014-09-10', until: '2026-11-22' }),
    expect: { certain: [['2014-09-10', '2026-11-22']], state: 'entitled' },
  },
  {
    name: 'a certificate replaced on 2026-05-05 with its first date, 2014-09-10, counts back to that date',
    today,
    given: holder([
      { value: true, from: '2014-09-10', until: '2026-05-05' },
      { value: true, from: '2026-05-05' },
    ]),
    expect: { certain: [['2014-09-10', null]], state: 'entitled' },
  },
  {
    name: 'a certificate of which it is not known whether it still holds from 2020-01-01 may be a right: ask',
    today,
    given: holder([
      { value: true, from: '2014-09-10', until: '2020-01-01' },
      { from: '2020-01-01' },
    ]),
    expect: {
      certain: [['2014-09-10', '2020-01-01']],
      possible: [['2014-09-10', null]],
      state: 'ask',
      missing: ['one-child-certificate'],
    },
  },
  {
    name: 'a certificate of 2016-02-29, a leap day, counts from that day',
    today,
    given: holder({ value: true, from: '2016-02-29' }),
    expect: { certain: [['2016-02-29', null]], state: 'entitled' },
  },
  {
    name: 'a mother who died on 2025-12-31 was entitled until that day',
    today,
    given: holder({ value: true, from: '2014-09-10' }, '2025-12-31'),
    expect: { certain: [['2014-09-10', '2025-12-31']], state: 'not-entitled', because: ['living'] },
  },
  {
    name: 'a father of one child without a certificate on 2026-11-22 is not entitled, and nobody asks',
    today,
    given: man({ born: '1985-06-01' }).with(child({ born: '2014-03-03' })),
    expect: { certain: [], state: 'not-entitled', missing: [] },
  },
];
