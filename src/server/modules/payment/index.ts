/** What was paid. That a person is paid once for a program and period is a key of the table. */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
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
 * Records payments within a change that is under way, all or none.
 * Errors: PAYMENT_TWICE when a person, program and period was paid before.
 */
export async function addPayments(tx: Changing, payments: readonly Payment[]): Promise<void> {
  const names = [...new Set(payments.map(({ program }) => program))];
  const programs = await programIds(tx, names);
  const rows = payments.map((one) => ({ ...one, program: programs.get(one.program)! }));
  try {
    await insertPayments(tx, rows);
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw Object.assign(new Error('a payment of the list was recorded before'), {
      code: 'PAYMENT_TWICE',
      detail: { payments: payments.length },
      cause: error,
    });
  }
  for (const person of new Set(payments.map(({ personId }) => personId))) {
    tx.changed('payment', person);
  }
  tx.note({ payments: payments.length });
}

/** Records payments, as one act. Errors: as {@link addPayments}. */
export async function recordPayments(
  county: County,
  payments: readonly Payment[],
  { actor, source }: { readonly actor: string; readonly source?: string },
): Promise<{ readonly seq: number }> {
  const act = { kind: 'payments', actor, ...(source !== undefined && { source }) };
  return changeCounty(county, act, (tx) => addPayments(tx, payments));
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
