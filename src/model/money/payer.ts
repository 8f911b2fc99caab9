/** Who bears a payment, and how an amount is divided among them so that the parts are the whole. */

export const payers = ['central', 'province', 'county', 'unassigned'] as const;
/** unassigned: no text that was seen says who pays. */
export type Payer = (typeof payers)[number];

/** Parts of one payment by who bears them. Units: per mille; they add up to 1,000. */
export type Shares = Readonly<Record<Payer, number>>;

/**
 * An amount in parts by shares; the odd fen go to the largest remainders, of equal ones to the payer that is named first.
 *
 * Units: fen, none of them negative; the parts add up to the amount.
 */
export function dividedFen(amountFen: number, shares: Shares): Readonly<Record<Payer, number>> {
  const parts = payers.map((payer) => {
    const share = BigInt(amountFen) * BigInt(shares[payer]);
    return { payer, fen: Number(share / 1000n), rest: Number(share % 1000n) };
  });
  const odd = amountFen - parts.reduce((sum, { fen }) => sum + fen, 0);
  for (const part of parts.toSorted((a, b) => b.rest - a.rest).slice(0, odd)) part.fen++;
  return Object.fromEntries(parts.map(({ payer, fen }) => [payer, fen])) as Record<Payer, number>;
}
