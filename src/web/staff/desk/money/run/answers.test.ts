/** Buttons of a question to the bank: an outcome wherever it matters, and none that the books cannot follow. */
import { expect, test } from 'vitest';
import { answerKey, isOutcomeNeeded, outcomesOf } from './answers.ts';

const keys = (kind: string, state: string) => {
  const asked = { kind, state };
  const outcomes = outcomesOf(asked).map((one) => answerKey(asked, one));
  return [...outcomes, ...(isOutcomeNeeded(asked) ? [] : ['findingNoted'])];
};

test.each([
  ['pending', 'unknown', ['findingPaid', 'findingFailed']],
  ['twice', 'paid', ['findingNoted']],
  ['contradiction', 'failed', ['findingPaid', 'findingNoted']],
  ['late-word', 'failed', ['findingPaid', 'findingFailed']],
  ['late-word', 'reissued', ['findingPaid', 'findingFailed']],
  ['late-word', 'paid', ['findingPaid', 'findingReturned']],
  ['late-word', 'paid-after-all', ['findingPaid', 'findingReturned']],
  ['late-word', 'returned', ['findingFailed']],
])('of %s where the line is %s', (kind, state, buttons) => {
  expect(keys(kind, state)).toEqual(buttons);
});
