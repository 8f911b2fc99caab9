/**
 * What may be done to a case now by who asks: what can happen to it, belongs to her post and turn, and is not taken
 * twice by one hand. It says what a screen offers; the step itself is judged anew, also by the database.
 */
import type { Action } from '../../../api/actions.ts';
import { afterStep, type CaseStep, caseSteps } from '../../../model/casework/case.ts';
import type { CaseRow, StepRow } from './queries.ts';
import { standingAt } from './steps.ts';

export type AskingHand = {
  readonly account: number;
  readonly unit?: number;
  readonly actions: readonly Action[];
};

const claims: readonly CaseStep[] = ['applied', 'resubmitted', 'withdrawn', 'appealed', 'reviewed'];
const readings: readonly CaseStep[] = ['upheld', 'dismissed'];
const decisions: readonly CaseStep[] = ['verified', 'checked', 'confirmed', 'refused'];
const submissions: readonly CaseStep[] = ['applied', 'resubmitted'];
/** What the software does alone is offered to nobody. */
const ofSoftware: readonly CaseStep[] = ['begun', 'review-due', 'merged', 'parted'];

type Hands = Pick<StepRow, 'step' | 'account'>;

/** Steps of a case that are open to somebody. */
export function stepsOpenTo(
  hand: AskingHand,
  row: CaseRow,
  happened: readonly StepRow[],
): readonly CaseStep[] {
  const standing = standingAt(row, happened);
  return caseSteps.filter(
    (step) =>
      afterStep(row.steps, standing, step) !== undefined &&
      isOfPost(step, hand, row) &&
      !isTaken(step, happened, hand.account),
  );
}

function isOfPost(step: CaseStep, { actions, unit }: AskingHand, row: CaseRow): boolean {
  if (claims.includes(step)) return actions.includes('case.apply') || actions.includes('case.own');
  if (ofSoftware.includes(step)) return false;
  if (step === 'ended') return actions.includes('case.confirm');
  const isTurn = unit !== undefined && row.turn_unit === unit;
  if (readings.includes(step)) return isTurn && actions.includes('appeal.decide');
  if (step === 'refused' && row.state === 'to-verify') return false;
  return isTurn && actions.includes(`case.${row.state.replace('to-', '')}` as Action);
}

/** Whether a hand of the same account stands against it. */
function isTaken(step: CaseStep, happened: readonly Hands[], account: number): boolean {
  const own = happened.filter((one) => one.account === account);
  const has = (steps: readonly CaseStep[]) => own.some((one) => steps.includes(one.step));
  if (step === 'dismissed') return own.some((one) => !readings.includes(one.step));
  if (step === 'upheld') return own.some((one) => one.step !== 'dismissed');
  if (!decisions.includes(step)) return false;
  return has(
    step === 'verified' ? [...decisions, 'upheld'] : [...decisions, ...submissions, 'upheld'],
  );
}
