/** SQL of extracts: that one was made. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export const insertMade = (
  tx: Changing,
  one: {
    readonly extract: string;
    readonly purpose: string;
    readonly run?: number;
    readonly rows: number;
    readonly account: number;
    readonly post: number;
    readonly unit: number;
    readonly today: number;
  },
) =>
  tx.query(
    `insert into extract_made (extract, purpose, run_id, row_count, account_id, post_id, unit_id, day, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[one.extract, one.purpose, one.run ?? null, one.rows],
      ...[one.account, one.post, one.unit, dayText(one.today), tx.event],
    ],
  );

export type MadeRow = {
  readonly id: number;
  readonly extract: string;
  readonly purpose: string;
  readonly rows: number;
  readonly account: number;
  readonly accountName: string;
  readonly unit: number;
  readonly unitName: string;
  readonly run: number | null;
  readonly day: number;
};

/** The newest first, before a number. */
export const madeRows = (tx: Reading, before: number | null, limit: number) =>
  tx.query<MadeRow>(
    `select made.id, extract, purpose, row_count as rows, made.account_id as account, account.name as "accountName",
       made.unit_id as unit, unit.name as "unitName", run_id as run, day
     from extract_made made join account on account.id = account_id join unit on unit.id = made.unit_id
     where $1::bigint is null or made.id < $1 order by made.id desc limit $2`,
    [before, limit],
  );
