/** The books: they balance whatever happens, and every account can be told from the lines. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrearsReasonOf, type Paying } from './arrears.ts';
import { day } from '../../rules/index.ts';
import {
  balances,
  frozenTransfers,
  paidAfterAllTransfers,
  paidTransfer,
  undoneTransfers,
} from './transfers.ts';

const line = fc.record({
  program: fc.constantFrom('cn/rural-award', 'cn/childcare-subsidy'),
  amountFen: fc.integer({ min: 1, max: 10 ** 7 }),
  central: fc.nat(600),
  county: fc.nat(400),
  end: fc.constantFrom('open', 'paid', 'retired', 'paid-after-all', 'returned', 'returned-later'),
});

test('bank, payable and payers are what the lines say', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const transfers = lines.flatMap(({ program, amountFen, central, county, end }) => {
        const unassigned = 1000 - central - county;
        const frozen = frozenTransfers(program, amountFen, {
          ...{ central, province: 0, county, unassigned },
        });
        const paid = [...frozen, paidTransfer(program, amountFen)];
        const retired = [...frozen, ...undoneTransfers(frozen)];
        const late = paidAfterAllTransfers(program, amountFen, frozen);
        const lives = {
          ...{ open: frozen, paid, retired, 'paid-after-all': [...retired, ...late] },
          returned: [...paid, ...undoneTransfers(late)],
          'returned-later': [...retired, ...late, ...undoneTransfers(late)],
        };
        return lives[end];
      });
      const sums = balances(transfers);
      const fen = (...ends: string[]) =>
        lines.reduce((sum, one) => sum + (ends.includes(one.end) ? one.amountFen : 0), 0);
      const of = (prefix: string) =>
        [...sums].reduce((sum, [name, one]) => sum + (name.startsWith(prefix) ? one : 0), 0);
      expect(of('')).toBe(0);
      expect(of('bank')).toBe(-fen('paid', 'paid-after-all') + 0);
      expect(of('payable/')).toBe(-fen('open') + 0);
      expect(of('payer/')).toBe(fen('open', 'paid', 'paid-after-all'));
    }),
  );
});

type Late = Partial<Pick<Paying, 'isFurther' | 'isOtherPolicy' | 'isReturned'>> & {
  from: string;
  applied?: string;
};
test.each<[string | undefined, Late]>([
  [undefined, { from: '2026-01-01' }],
  ['not-paid-in-time', { from: '2025-01-01', applied: '2025-12-31' }],
  ['applied-later', { from: '2025-01-01', applied: '2026-01-01' }],
  ['record-changed', { from: '2026-01-01', isFurther: true }],
  ['bank-returned', { from: '2026-01-01', isFurther: true, isReturned: true, isOtherPolicy: true }],
  ['policy-changed', { from: '2025-01-01', isFurther: true, isOtherPolicy: true }],
])('a line is arrears for this reason: %s', (reason, { from, applied, ...more }) => {
  const paying = {
    isFurther: false,
    isOtherPolicy: false,
    isReturned: false,
    cutOff: day('2026-11-22'),
    ...more,
  };
  const appliedDay = day(applied ?? '2026-02-01');
  expect(arrearsReasonOf({ ...paying, from: day(from), appliedDay })).toBe(reason);
});
