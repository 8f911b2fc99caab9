/**
 * The ledger: what each step of a line moves from one account to another. A transfer has both sides, so the books
 * balance whatever is added to them.
 */
import { dividedFen, payers, type Shares } from './payer.ts';

/**
 * What is posted. frozen: owed to her from now on. paid: the bank paid. retired: a frozen line was taken out again.
 * paid-after-all: the bank had paid a line that was taken out. returned: what it had paid came back.
 */
export type LedgerEvent = 'frozen' | 'paid' | 'retired' | 'paid-after-all' | 'returned';

/** Units: fen, above 0. Accounts: `payer/<payer>`, `payable/<program>`, `bank`. */
export type Transfer = {
  readonly debit: string;
  readonly credit: string;
  readonly amountFen: number;
};

export const BANK = 'bank';
export const payableOf = (program: string): string => `payable/${program}`;

/** Each payer's part becomes payable. */
export function frozenTransfers(
  program: string,
  amountFen: number,
  shares: Shares,
): readonly Transfer[] {
  const parts = dividedFen(amountFen, shares);
  return payers
    .filter((payer) => parts[payer] > 0)
    .map((payer) => ({
      debit: `payer/${payer}`,
      credit: payableOf(program),
      amountFen: parts[payer],
    }));
}

/** What is payable leaves the bank. */
export const paidTransfer = (program: string, amountFen: number): Transfer => ({
  debit: payableOf(program),
  credit: BANK,
  amountFen,
});

/** A line that was frozen and taken out was paid after all: both steps at once, as it was frozen. */
export const paidAfterAllTransfers = (
  program: string,
  amountFen: number,
  frozen: readonly Transfer[],
): readonly Transfer[] => [...frozen, paidTransfer(program, amountFen)];

/** What undoes transfers, to the fen. */
export const undoneTransfers = (posted: readonly Transfer[]): readonly Transfer[] =>
  posted.map(({ debit, credit, amountFen }) => ({ debit: credit, credit: debit, amountFen }));

/** Money came back: to the bank, for those who had borne it, in the parts in which they had. */
export function repaidTransfers(amountFen: number, shares: Shares): readonly Transfer[] {
  const parts = dividedFen(amountFen, shares);
  return payers
    .filter((payer) => parts[payer] > 0)
    .map((payer) => ({ debit: BANK, credit: `payer/${payer}`, amountFen: parts[payer] }));
}

const RELIEF_FUND = 'relief-fund';

/** A gift arrives for the relief fund. */
export const giftTransfer = (amountFen: number): Transfer => ({
  ...{ debit: BANK, credit: RELIEF_FUND, amountFen },
});

/** Help out of the relief fund leaves the bank. */
export const grantTransfer = (amountFen: number): Transfer => ({
  ...{ debit: RELIEF_FUND, credit: BANK, amountFen },
});

/** What each account comes to: debits less credits. Units: fen. */
export function balances(transfers: Iterable<Transfer>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (account: string, fen: number) => sums.set(account, (sums.get(account) ?? 0) + fen);
  for (const { debit, credit, amountFen } of transfers) {
    add(debit, amountFen);
    add(credit, -amountFen);
  }
  return sums;
}
