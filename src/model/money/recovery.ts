/**
 * What may be asked back of somebody who was paid too much, at most. The limits are data, and where an office erred
 * the answer is nothing: she could not know, and the money was spent on what it was for.
 */
import { addMonths, toDay } from '../../rules/index.ts';

export const recoveryCauses = ['office-erred', 'record-changed', 'untrue'] as const;
/** office-erred: it had what it needed to know. record-changed: it became known later. untrue: she knew better. */
export type RecoveryCause = (typeof recoveryCauses)[number];

export type RecoveryLimit = {
  /** Part of what was paid too much. Units: per mille. */
  readonly atMostPerMille: number;
  /** Nothing of what was paid longer ago. */
  readonly monthsBack: number;
  readonly status: 'secondary' | 'unverified' | 'project convention';
};

/** Three years are the general limitation of claims (Civil Code, article 188). */
export const recoveryLimits: Readonly<Record<RecoveryCause, RecoveryLimit>> = {
  'office-erred': { atMostPerMille: 0, monthsBack: 0, status: 'project convention' },
  'record-changed': { atMostPerMille: 1000, monthsBack: 36, status: 'secondary' },
  untrue: { atMostPerMille: 1000, monthsBack: 36, status: 'secondary' },
};

/** Days in which she may appeal (Administrative Reconsideration Law, article 20). */
export const RECOVERY_APPEAL_DAYS = 60;

/** The most that may be asked back. Units: fen. */
export function mayAskBackFen(
  cause: RecoveryCause,
  paid: { readonly overpaidFen: number; readonly paidOn: number },
  today: number,
): number {
  const { atMostPerMille, monthsBack } = recoveryLimits[cause];
  if (today > addMonths(toDay(paid.paidOn), monthsBack)) return 0;
  return Math.floor((paid.overpaidFen * atMostPerMille) / 1000);
}

/** notified: decided, and she was told. dismissed: her appeal was read and found without ground. */
export type RecoveryState =
  | 'proposed'
  | 'notified'
  | 'agreed'
  | 'appealed'
  | 'dismissed'
  | 'waived'
  | 'repaid';
