/** Each check alone, on its first and last day, and what a release does. */
import { describe, expect, test } from 'vitest';
import { day } from '../../rules/index.ts';
import { type Checked, holds, holdsOf, isReleasable } from './holds.ts';

const plain: Checked = {
  from: day('2026-01-01'),
  cutOff: day('2026-11-22'),
  duplicates: 0,
  hasAccount: true,
  isAccountRefused: false,
  strangersOnAccount: 0,
  isPayeeApart: false,
  isAccountOfStaff: false,
  appliedDay: day('2026-03-01'),
  isAway: false,
  isPaidElsewhere: false,
  isSaidPaid: false,
  isCaseOver: false,
  isRuleFailed: false,
  isOwedLess: false,
};
const held = (facts: Partial<Checked>) => holdsOf({ ...plain, ...facts });

test('a line of which nothing is doubtful is not held', () => {
  expect(held({})).toEqual([]);
});

describe('is held', () => {
  test.each<[string, Partial<Checked>]>([
    ['dead', { diedFrom: day('2026-01-01') }],
    ['payee-dead', { payeeDiedFrom: day('2026-11-22') }],
    ['duplicate', { duplicates: 1 }],
    ['no-account', { hasAccount: false }],
    ['account-refused', { isAccountRefused: true }],
    ['account-shared', { strangersOnAccount: 1 }],
    ['payee-apart', { isPayeeApart: true }],
    ['account-of-staff', { isAccountOfStaff: true }],
    ['birth-corrected', { birthCorrectedOn: day('2026-03-01') }],
    ['birth-corrected', { birthCorrectedOn: day('2026-08-24'), appliedDay: day('2026-10-01') }],
    ['moved-away', { isAway: true }],
    ['paid-elsewhere', { isPaidElsewhere: true }],
    ['bank-says-paid', { isSaidPaid: true }],
    ['case-over', { isCaseOver: true }],
    ['rule-failed', { isRuleFailed: true }],
    ['not-owed', { isOwedLess: true }],
  ])('%s %j', (hold, facts) => {
    expect(held(facts)).toEqual([hold]);
    expect(holds).toContain(hold);
  });
});

describe('is not held', () => {
  test.each<[string, Partial<Checked>]>([
    ['a death within the period', { diedFrom: day('2026-01-02') }],
    ['a payee who dies later', { payeeDiedFrom: day('2026-11-23') }],
    ['a birth date corrected before she applied', { birthCorrectedOn: day('2026-02-28') }],
    [
      'a birth date corrected long ago, where she applied later',
      { birthCorrectedOn: day('2026-08-23'), appliedDay: day('2026-10-01') },
    ],
  ])('for %s', (_, facts) => {
    expect(held(facts)).toEqual([]);
  });
});

test('a release takes away what somebody has looked at, and nothing that must be put right', () => {
  const all = { duplicates: 1, isPayeeApart: true, hasAccount: false };
  expect(holdsOf({ ...plain, ...all }, ['duplicate', 'no-account'])).toEqual([
    'no-account',
    'payee-apart',
  ]);
  expect(holds.filter((hold) => !isReleasable(hold))).toEqual([
    ...['payee-dead', 'no-account', 'account-refused', 'bank-says-paid', 'case-over', 'not-owed'],
  ]);
});
