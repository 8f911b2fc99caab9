/** SQL of the relief fund. The balance is one row that only gifts and grants change, and it stays above zero. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { Given, Granted, GrantPurpose } from '../../../model/money/public-ledger.ts';

export async function balanceFen(tx: Reading): Promise<number> {
  return (await tx.query<{ fen: number }>('select balance_fen as fen from relief_fund'))[0]!.fen;
}

/** Whoever takes from the fund waits for the others. */
export const lockFund = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [FUND_LOCK, Number(county)]);
const FUND_LOCK = 7_426_660;

export type Purse = { readonly gifts: readonly Given[]; readonly grants: readonly Granted[] };

/** Everything that came in and went out, by month. */
export async function wholePurse(tx: Reading): Promise<Purse> {
  return {
    gifts: await tx.query<Given>(
      `select to_char(day, 'YYYY-MM') as month, sum(amount_fen)::bigint as fen from fund_gift group by 1`,
    ),
    grants: await tx.query<Granted>(
      `select to_char(day, 'YYYY-MM') as month, person_id as person, purpose, amount_fen as fen
       from fund_grant where state = 'granted'`,
    ),
  };
}

/** Undefined when the receipt is recorded already. */
export async function insertGift(
  tx: Changing,
  gift: Readonly<Record<'day' | 'fen' | 'account', number>> & { readonly reference: string },
): Promise<number | undefined> {
  const known = await tx.query('select 1 from fund_gift where reference = $1', [gift.reference]);
  if (known.length > 0) return undefined;
  const [row] = await tx.query<{ id: number }>('select take_gift($1, $2, $3, $4, $5) as id', [
    ...[dayText(gift.day), gift.fen, gift.reference, gift.account, tx.event],
  ]);
  return row!.id;
}

export type GrantRow = {
  readonly id: number;
  readonly person: number;
  readonly name: string;
  readonly purpose: GrantPurpose;
  readonly fen: number;
  readonly reason: string;
  readonly state: 'proposed' | 'granted' | 'refused';
  readonly proposedBy: number;
  readonly unit: number;
  readonly unitName: string;
  readonly day: number | null;
  readonly refusedBecause: string | null;
};

const grantSql = `select fund_grant.id, person_id as person, person.name, purpose, amount_fen as fen, reason,
    fund_grant.state, proposed_by as "proposedBy", proposed_unit_id as unit, unit.name as "unitName", day,
    decided_reason as "refusedBecause"
  from fund_grant join person on person.id = person_id join unit on unit.id = proposed_unit_id`;

/** Of everybody, or of somebody's records. */
export const grantsBefore = (
  tx: Reading,
  { before, limit, of }: { before: number | null; limit: number; of: readonly number[] | null },
) =>
  tx.query<GrantRow>(
    `${grantSql} where ($1::bigint is null or fund_grant.id < $1)
       and ($3::bigint[] is null or person_id = any($3)) order by fund_grant.id desc limit $2`,
    [before, limit, of],
  );

export async function findGrant(tx: Reading, id: number): Promise<GrantRow | undefined> {
  return (await tx.query<GrantRow>(`${grantSql} where fund_grant.id = $1`, [id]))[0];
}

export async function insertGrant(
  tx: Changing,
  row: Pick<GrantRow, 'person' | 'purpose' | 'fen' | 'reason' | 'unit'> & {
    readonly account: number;
  },
): Promise<number> {
  const [made] = await tx.query<{ id: number }>(
    `insert into fund_grant (person_id, purpose, amount_fen, reason, proposed_by, proposed_unit_id, proposed_in)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [row.person, row.purpose, row.fen, row.reason, row.account, row.unit, tx.event],
  );
  return made!.id;
}

export const decideGrant = (
  tx: Changing,
  id: number,
  to: 'granted' | 'refused',
  by: Readonly<Record<'account' | 'unit' | 'day', number>> & { readonly reason?: string },
) =>
  tx.query('select decide_grant($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, to, by.account, by.unit, tx.event, dayText(by.day), by.reason ?? null],
  ]);
