/** Which questions are of no use any more: those that settle only days that are over, of what is no benefit. */
import type { PackedEntitlement } from '../../model/sync/caseload.ts';
import { BEGINNING, END } from '../../rules/index.ts';
import type { Program } from '../definition.ts';

/**
 * Whether a question of a program settles only days before `today`, by the days on which somebody may have it. Counties
 * are evaluated since the first day of the year; of a benefit money may be left of those days, of anything else nothing.
 */
export function isSettled(
  program: Program | undefined,
  entitled: readonly PackedEntitlement[],
  today: number,
): boolean {
  if (program === undefined || program.kind === 'benefit') return false;
  const own = entitled.filter(([id]) => id === program.id);
  const ahead = own.filter(([, , until]) => (until ?? END) > today);
  if (ahead.length === 0) return own.length > 0;
  return (
    ahead.some(([, from]) => (from ?? BEGINNING) <= today) &&
    ahead.every(([, , , isCertain]) => isCertain === 1)
  );
}
