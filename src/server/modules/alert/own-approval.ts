/** An attempt to decide about one's own proposal is refused wherever it is made; here it is also told. */
import { softwareOf } from '../../../db/county.ts';
import type { SignedIn } from '../../http/route.ts';
import { raiseAlerts } from './alerts.ts';

/** Refusals because of whose hand it is. */
const ownHands: ReadonlySet<unknown> = new Set([
  ...['RUN_OWN', 'RUN_SAME_HAND'],
  ...['CASE_OWN_HAND', 'CASE_SAME_HAND', 'CASE_SECOND_READER'],
  ...['VALUE_OWN', 'VALUE_SAME_HAND', 'FUND_OWN', 'FUND_SAME_HAND'],
  ...['RECOVERY_OWN', 'RECOVERY_SAME_HAND', 'RECOVERY_SECOND_READER'],
]);

/**
 * Does what another hand must do; when it is refused because it is none, somebody is told.
 * @param about What it is about, such as "run 3": of one account and one thing there is one alert.
 */
export async function byAnotherHand<T>(
  { office, visitor: { account }, now }: Pick<SignedIn, 'office' | 'visitor' | 'now'>,
  about: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (ownHands.has((error as { readonly code?: unknown }).code)) {
      const alert = { rule: 'own-approval', key: `${about} ${account}`, account, entries: [] };
      await raiseAlerts(softwareOf(office), [alert], now);
    }
    throw error;
  }
}
