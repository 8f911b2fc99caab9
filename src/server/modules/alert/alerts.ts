/** Alerts: what looks like misuse, for somebody else to look into. An alert is a question and never a verdict. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import type { Act } from '../registry/index.ts';
import {
  type AlertRow,
  closeAlertRow,
  insertAlerts,
  lockAlert,
  type NewAlertRow,
  openAlerts,
} from './queries.ts';

export type Alert = NewAlertRow;

/** Writes alerts down that are not yet; gives the number of new ones. One act, also when there are none. */
export async function raiseAlerts(
  county: County,
  alerts: readonly Alert[],
  now: Date,
): Promise<number> {
  const act = { kind: 'alerts-raise', actor: 'nuanjia misuse' };
  return (await changeCounty(county, act, (tx) => insertAlerts(tx, alerts, now))).value;
}

/** Alerts that nobody has looked into. */
export const listAlerts = (
  county: County,
  {
    actor,
    after,
    limit,
  }: { readonly actor: string; readonly after: number; readonly limit: number },
): Promise<readonly AlertRow[]> =>
  readCounty(county, { kind: 'alerts-read', actor }, (tx) => openAlerts(tx, after, limit));

/** Closes an alert with what came of it. Errors: ALERT_UNKNOWN, ALERT_OWN for whom it is about. */
export async function closeAlert(
  county: County,
  {
    actor,
    account,
    id,
    reason,
  }: {
    readonly actor: string;
    readonly account: number;
    readonly id: number;
    readonly reason: string;
  },
): Promise<Act> {
  const { value, seq } = await changeCounty(county, { kind: 'alert-close', actor }, async (tx) => {
    const about = await lockAlert(tx, id);
    if (about === undefined) throw alertError('ALERT_UNKNOWN', { alert: id });
    if (about === account) throw alertError('ALERT_OWN');
    await closeAlertRow(tx, id, reason, account);
    tx.note({ alert: id });
    return tx.event;
  });
  return { event: value, seq };
}

const alertError = (code: string, detail: Readonly<Record<string, number>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
