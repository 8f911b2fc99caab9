/** SQL of a county's settings. */
import type { Changing, Reading } from '../../../db/county.ts';
import type { FundingTier } from '../../../programs/definition.ts';

export type TierRow = { readonly tier: FundingTier; readonly document: string };

export async function findTier(tx: Reading): Promise<TierRow | undefined> {
  const [row] = await tx.query<TierRow>(
    `select value as tier, document from county_setting where kind = 'funding-tier' and retracted_in is null`,
  );
  return row;
}

/** Group of provinces of this county; undefined: nobody set it, and shares by group are assigned to nobody. */
export const findFundingTier = async (tx: Reading): Promise<FundingTier | undefined> =>
  (await findTier(tx))?.tier;

/** Of two who set it at once the later one counts. */
export async function replaceTier(
  tx: Changing,
  { tier, document, account }: TierRow & { readonly account: number },
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [SETTING_LOCK]);
  await tx.query(
    `update county_setting set retracted_in = $1 where kind = 'funding-tier' and retracted_in is null`,
    [tx.event],
  );
  await tx.query(
    `insert into county_setting (kind, value, document, account_id, added_in)
     values ('funding-tier', $1, $2, $3, $4)`,
    [tier, document, account, tx.event],
  );
}

const SETTING_LOCK = 7_426_658;

export const workingYearsEntered = (tx: Reading) =>
  tx.query<{ year: number; document: string }>(
    'select year, document from working_year where retracted_in is null order by year',
  );
