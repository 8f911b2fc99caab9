/** Cases: the ways that are meant, and every way that random steps take compared with rules told of whole histories. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterStep,
  type CaseState,
  type CaseStep,
  caseSteps,
  type DecidingStep,
  decidingSteps,
  isOpen,
  isPaid,
  standingOf,
} from './case.ts';

const all = decidingSteps;
const stateAfter = (...happened: CaseStep[]) => standingOf(all, happened)?.state;

describe('a case', () => {
  test('goes from hand to hand and then stands', () => {
    expect(stateAfter('applied')).toBe('to-verify');
    expect(stateAfter('begun', 'applied', 'verified', 'checked')).toBe('to-confirm');
    expect(stateAfter('applied', 'verified', 'checked', 'confirmed')).toBe('confirmed');
    expect(standingOf(['check', 'confirm'], ['applied'])?.state).toBe('to-check');
    expect(stateAfter('applied', 'checked')).toBeUndefined();
  });

  test('is returned once, with everything, and goes on where it stood', () => {
    const once = ['applied', 'verified', 'returned', 'resubmitted'] as const;
    expect(stateAfter(...once)).toBe('to-check');
    expect(stateAfter(...once, 'returned')).toBeUndefined();
    expect(stateAfter(...once, 'checked', 'returned')).toBeUndefined();
    expect(stateAfter('applied', 'returned', 'refused')).toBeUndefined();
  });

  test('that is refused may be appealed once, by another round', () => {
    const appealed = ['applied', 'refused', 'appealed'] as const;
    expect(standingOf(all, appealed)).toMatchObject({ state: 'appealed', round: 2 });
    expect(stateAfter(...appealed, 'upheld')).toBe('to-check');
    expect(stateAfter(...appealed, 'upheld', 'checked', 'confirmed')).toBe('confirmed');
    const late = ['applied', 'verified', 'checked', 'refused', 'appealed', 'upheld'] as const;
    expect(stateAfter(...late)).toBe('confirmed');
    expect(stateAfter(...appealed, 'dismissed')).toBe('refused');
    expect(stateAfter(...appealed, 'dismissed', 'appealed')).toBeUndefined();
  });

  test('that was ended is paid on while its end is contested', () => {
    const ended = ['applied', 'verified', 'checked', 'confirmed', 'ended'] as const;
    expect(isPaid(stateAfter(...ended)!)).toBe(false);
    expect(isPaid(stateAfter(...ended, 'appealed')!)).toBe(true);
    expect(stateAfter(...ended, 'appealed', 'dismissed')).toBe('ended');
    expect(stateAfter(...ended, 'appealed', 'upheld', 'ended', 'appealed')).toBe('contested');
  });

  test('that another one of hers takes the place of is what it was once the two are two again', () => {
    const merged = ['applied', 'verified', 'returned', 'merged'] as const;
    expect(isOpen(stateAfter(...merged)!)).toBe(false);
    expect(stateAfter(...merged, 'resubmitted')).toBeUndefined();
    expect(stateAfter(...merged, 'parted')).toBe('returned');
    expect(stateAfter(...merged, 'parted', 'resubmitted', 'checked')).toBe('to-confirm');
    expect(stateAfter('applied', 'refused', 'merged')).toBeUndefined();
  });

  test('in review stands as before, whether anybody answers or not', () => {
    const due = ['applied', 'verified', 'checked', 'confirmed', 'review-due'] as const;
    expect(standingOf(all, due)).toMatchObject({ state: 'confirmed', isReviewDue: true, round: 2 });
    expect(stateAfter(...due, 'review-due')).toBeUndefined();
    expect(stateAfter(...due, 'reviewed', 'review-due')).toBe('confirmed');
  });
});

/** The same rules, told of a whole history each time. */
function slowState(
  steps: readonly DecidingStep[],
  history: readonly CaseStep[],
): CaseState | 'none' {
  if (history.at(-1) === 'merged') return 'merged';
  const own = history.filter((step) => step !== 'merged' && step !== 'parted');
  const last = own.at(-1);
  if (last === undefined) return 'none';
  if (last === 'begun' || last === 'returned' || last === 'withdrawn') return last;
  if (last === 'refused' || last === 'ended') return last;
  if (last === 'appealed') return own.at(-2) === 'ended' ? 'contested' : 'appealed';
  if (last === 'dismissed') return own.at(-3) === 'ended' ? 'ended' : 'refused';
  const yeses = own.filter((step) => ['verified', 'checked', 'confirmed', 'upheld'].includes(step));
  return yeses.length >= steps.length ? 'confirmed' : `to-${steps[yeses.length]!}`;
}

function slowMay(steps: readonly DecidingStep[], history: readonly CaseStep[], step: CaseStep) {
  const state = slowState(steps, history);
  const isWaiting = state.startsWith('to-');
  const since = (mark: CaseStep) => history.slice(history.lastIndexOf(mark) + 1);
  const needs: Readonly<Record<CaseStep, boolean>> = {
    begun: state === 'none',
    applied: state === 'none' || state === 'begun',
    merged: state !== 'none' && isOpen(state),
    parted: state === 'merged',
    verified: state === 'to-verify',
    checked: state === 'to-check',
    confirmed: state === 'to-confirm',
    returned: isWaiting && !since('appealed').includes('returned'),
    resubmitted: state === 'returned',
    refused: isWaiting,
    withdrawn: state !== 'none' && isOpen(state),
    appealed: (state === 'refused' || state === 'ended') && !since('upheld').includes('appealed'),
    upheld: state === 'appealed' || state === 'contested',
    dismissed: state === 'appealed' || state === 'contested',
    'review-due':
      state === 'confirmed' &&
      (since('review-due').length === history.length ||
        since('review-due').some((one) => one === 'reviewed' || one === 'ended')),
    reviewed:
      state === 'confirmed' &&
      history.includes('review-due') &&
      !since('review-due').some((one) => one === 'reviewed' || one === 'ended'),
    ended: state === 'confirmed',
  };
  return needs[step];
}

const procedures = fc.constantFrom<readonly DecidingStep[]>(
  decidingSteps,
  ['check', 'confirm'],
  ['verify', 'confirm'],
  ['confirm'],
);

test('whatever happens in whatever order, each step is possible exactly where the rules say so', () => {
  fc.assert(
    fc.property(procedures, fc.array(fc.nat(), { maxLength: 25 }), (steps, choices) => {
      const history: CaseStep[] = [];
      let standing = standingOf(steps, []);
      for (const choice of choices) {
        const possible = caseSteps.filter((step) => afterStep(steps, standing, step));
        expect(possible).toEqual(caseSteps.filter((step) => slowMay(steps, history, step)));
        const step = possible[choice % possible.length];
        if (step === undefined) break;
        history.push(step);
        standing = afterStep(steps, standing, step);
        expect(standing!.state).toBe(slowState(steps, history));
        const rounds = history.filter((one) => ['appealed', 'review-due', 'parted'].includes(one));
        expect(standing!.round).toBe(1 + rounds.length);
      }
    }),
    { numRuns: 2000, seed: 20261122 },
  );
});
