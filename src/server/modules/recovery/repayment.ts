/** Money that came back: recorded by a person, and given in the books to those who had borne the payment. */
import type { Changing, County } from '../../../db/county.ts';
import { repaidTransfers } from '../../../model/money/transfers.ts';
import { fundingOf } from '../../../programs/funding/funding.ts';
import { recordsOf } from '../care/queries.ts';
import { findCurrentEvaluation } from '../entitlement/index.ts';
import { postRepaid, witnessCountyTransfers } from '../ledger/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import type { Act } from '../registry/index.ts';
import { findFundingTier } from '../setting/index.ts';
import { recoveryError } from './errors.ts';
import { dividedBy, insertRepayment, type RecoveryRow } from './queries.ts';
import { type Hand, stepOf } from './recoveries.ts';

export type Repaying = Hand & {
  readonly id: number;
  readonly fen: number;
  readonly day: number;
  /** What the bank calls it. */
  readonly reference: string;
};

/**
 * Errors: RECOVERY_UNKNOWN, RECOVERY_STATE, RECOVERY_TOO_MUCH, RECOVERY_DAY for a day that is yet to come,
 * RECOVERY_RECEIPT for money that is recorded already.
 */
export const takeRepayment = (county: County, repaying: Repaying): Promise<Act> =>
  stepOf(
    county,
    { id: repaying.id, kind: 'repaid', account: repaying.account },
    ['notified', 'agreed', 'dismissed'],
    async (tx, row) => {
      const { id, fen, day, today } = repaying;
      if (day > today) throw recoveryError('RECOVERY_DAY', {});
      const open = row.fen - row.repaidFen;
      if (fen > open) throw recoveryError('RECOVERY_TOO_MUCH', { recovery: id, fen: open });
      const repayment = await insertRepayment(tx, repaying);
      if (repayment === undefined) throw recoveryError('RECOVERY_RECEIPT', { recovery: id });
      const shares = await sharesOf(tx, county, row);
      await postRepaid(tx, repayment, repaidTransfers(fen, shares));
      await witnessCountyTransfers(tx);
      tx.changed('payment', row.person);
    },
  );

/** Who bore the payment, as the run that made it divided it; as today where no run did. */
async function sharesOf(tx: Changing, county: County, row: RecoveryRow) {
  const records = await recordsOf(tx, row.person);
  const run = await dividedBy(tx, records, row);
  const policy = run?.policy ?? (await findCurrentEvaluation(tx))!.policy_version_id;
  const tier = run ? run.tier : await findFundingTier(tx);
  const { programs } = await jurisdictionOf(county, policy);
  const program = programs.find(({ id }) => id === row.program)!;
  return fundingOf(program, row.from, tier ?? undefined);
}
