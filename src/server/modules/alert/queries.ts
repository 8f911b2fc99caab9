/** SQL of alerts. */
import type { Changing, Reading } from '../../../db/county.ts';

export type NewAlertRow = {
  readonly rule: string;
  /** What it is about: the same thing is found once. */
  readonly key: string;
  readonly account: number;
  /** Audit events that it rests on. */
  readonly entries: readonly number[];
};

/** How many of these were new. */
export async function insertAlerts(
  tx: Changing,
  alerts: readonly NewAlertRow[],
  now: Date,
): Promise<number> {
  const rows = await tx.query(
    `insert into alert (rule, key, account_id, entries, found_at, added_in)
     select rule, key, account, entries, $2, $3
     from jsonb_to_recordset($1) as found (rule text, key text, account bigint, entries bigint[])
     on conflict (rule, key) do nothing returning id`,
    [JSON.stringify(alerts), now, tx.event],
  );
  return rows.length;
}

export type AlertRow = {
  readonly id: number;
  readonly rule: string;
  readonly account: number;
  readonly account_name: string;
  readonly entries: readonly number[];
  readonly found_at: Date;
};

/** Alerts that nobody has closed, in the order in which they were found. */
export const openAlerts = (tx: Reading, after: number, limit: number) =>
  tx.query<AlertRow>(
    `select alert.id, rule, account_id as account, account.name as account_name, entries, found_at
     from alert join account on account.id = account_id
     where reason is null and alert.id > $1 order by alert.id limit $2`,
    [after, limit],
  );

/** Whom an open alert is about; undefined when there is no such open one. */
export async function lockAlert(tx: Changing, id: number): Promise<number | undefined> {
  const [row] = await tx.query<{ account: number }>(
    'select account_id as account from alert where id = $1 and reason is null for update',
    [id],
  );
  return row?.account;
}

export const closeAlertRow = (tx: Changing, id: number, reason: string, account: number) =>
  tx.query('update alert set reason = $2, closed_by = $3, closed_in = $4 where id = $1', [
    ...[id, reason, account, tx.event],
  ]);
