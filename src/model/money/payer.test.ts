/** Parts of an amount are the whole to the fen, and as near to the shares as whole fen can be. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dividedFen, payers, type Shares } from './payer.ts';

const shares = fc
  .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map(
    ([a, b, c]): Shares => ({
      ...{ central: a!, province: b! - a!, county: c! - b!, unassigned: 1000 - c! },
    }),
  );
const amounts = fc.oneof(fc.nat(5000), fc.nat(10 ** 12));

test('parts add up, and none is a whole fen away from its share', () => {
  fc.assert(
    fc.property(amounts, shares, (fen, split) => {
      const parts = dividedFen(fen, split);
      expect(payers.reduce((sum, payer) => sum + parts[payer], 0)).toBe(fen);
      for (const payer of payers) {
        expect(Math.abs(parts[payer] * 1000 - fen * split[payer])).toBeLessThan(1000);
      }
    }),
  );
});

/** Fen by fen: each goes to whoever is furthest behind. */
function slowly(fen: number, split: Shares): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const payer of payers) parts[payer] = Math.floor((fen * split[payer]) / 1000);
  let left = fen - payers.reduce((sum, payer) => sum + parts[payer]!, 0);
  while (left-- > 0) {
    const behind = (payer: (typeof payers)[number]) => fen * split[payer] - 1000 * parts[payer]!;
    const most = payers.reduce((best, payer) => (behind(payer) > behind(best) ? payer : best));
    parts[most]!++;
  }
  return parts;
}

test('odd fen go where a fen by fen division puts them', () => {
  fc.assert(
    fc.property(fc.nat(100_000), shares, (fen, split) => {
      expect(dividedFen(fen, split)).toEqual(slowly(fen, split));
    }),
  );
});

test('a payer without a share bears nothing', () => {
  const split = { central: 0, province: 333, county: 667, unassigned: 0 };
  expect(dividedFen(100, split)).toEqual({ central: 0, province: 33, county: 67, unassigned: 0 });
});
