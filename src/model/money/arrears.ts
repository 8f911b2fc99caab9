/** Why a line is paid late, and which cycle it belongs to. */
import { yearOf } from '../../rules/index.ts';

/**
 * applied-later: she applied after the year. not-paid-in-time: it was due in an earlier year and nobody paid it.
 * bank-returned: it was paid, and the bank got it back. policy-changed, record-changed: more is owed for a period that
 * was paid, under another policy or by what was learnt.
 */
export const arrearsReasons = [
  'applied-later',
  'not-paid-in-time',
  'bank-returned',
  'policy-changed',
  'record-changed',
] as const;
export type ArrearsReason = (typeof arrearsReasons)[number];

export type Paying = {
  /** First day of the period. */
  readonly from: number;
  readonly cutOff: number;
  readonly appliedDay: number;
  /** Something was paid for the period before. */
  readonly isFurther: boolean;
  /** Whether what was paid before was worked out under another policy. */
  readonly isOtherPolicy: boolean;
  /** Whether what was paid before came back. */
  readonly isReturned: boolean;
};

/** Why a line is arrears; undefined: it is this cycle's. */
export function arrearsReasonOf(line: Paying): ArrearsReason | undefined {
  const { from, cutOff, appliedDay, isFurther, isOtherPolicy, isReturned } = line;
  if (isReturned) return 'bank-returned';
  if (isFurther) return isOtherPolicy ? 'policy-changed' : 'record-changed';
  if (yearOf(from) === yearOf(cutOff)) return undefined;
  return yearOf(appliedDay) > yearOf(from) ? 'applied-later' : 'not-paid-in-time';
}
