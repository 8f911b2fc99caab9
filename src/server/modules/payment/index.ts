/** What was paid. That a person is paid once for a program and period is a key of the table. */
import { type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { dayText, sqlState } from '../../../db/database.ts';
import { programIds } from '../entitlement/index.ts';
import { insertPayments, type PaidRow, unpaidBefore } from './queries.ts';

/** Money that arrived. Units: fen; days; the period is `[from, until)`. */
export type Payment = Omit<PaidRow, 'program'> & {
  /** Program id, such as cn/childcare-subsidy. */
  readonly program: string;
};

const UNIQUE_VIOLATION = '23505';

/**
 * Records payments, all or none.
 * Errors: PAYMENT_TWICE when a person, program and period was paid before.
 */
export async function recordPayments(
  county: County,
  payments: readonly Payment[],
  { actor, source }: { readonly actor: string; readonly source?: string },
): Promise<{ readonly seq: number }> {
  const act = { kind: 'payments', actor, ...(source !== undefined && { source }) };
  try {
    return await changeCounty(county, act, async (tx) => {
      const names = [...new Set(payments.map(({ program }) => program))];
      const programs = await programIds(tx, names);
      const rows = payments.map((one) => ({ ...one, program: programs.get(one.program)! }));
      await insertPayments(tx, rows);
      for (const person of new Set(payments.map(({ personId }) => personId))) {
        tx.changed('payment', person);
      }
      tx.note({ payments: payments.length });
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw Object.assign(new Error('a payment of the list was recorded before'), {
      code: 'PAYMENT_TWICE',
      detail: { payments: payments.length },
      cause: error,
    });
  }
}

/** Payable periods that were over before a day and of which nothing is paid. */
export async function unpaidPeriods(
  county: County,
  before: number,
): Promise<readonly Pick<Payment, 'personId' | 'program' | 'from' | 'until' | 'amountFen'>[]> {
  const rows = await snapshotCounty(county, (tx) => unpaidBefore(tx, dayText(before)));
  return rows.map(({ person_id, program, from_day, until_day, unpaid_fen }) => ({
    personId: person_id,
    program,
    from: from_day,
    until: until_day,
    amountFen: unpaid_fen,
  }));
}
