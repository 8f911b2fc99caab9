/**
 * Who pays a benefit on a day: the shares that a text assigns, and what it leaves open.
 */
import { day } from '../../rules/index.ts';
import type { FundingShare, FundingTier, Program } from '../definition.ts';

/** Parts of one payment by who pays them. Units: per mille; they add up to 1,000. */
export type FundingSplit = {
  readonly central: number;
  readonly province: number;
  readonly county: number;
  /** What no text that was seen assigns to anyone. */
  readonly unassigned: number;
  /** How well the text is established; absent where everything is unassigned. */
  readonly status?: FundingShare['status'];
};

const NOBODY: FundingSplit = { central: 0, province: 0, county: 0, unassigned: 1000 };

/**
 * Who pays a program's payments of a day, in provinces of a tier.
 *
 * Unknown: without a tier, shares that differ by tier are unassigned; so is everything that has no share.
 */
export function fundingOf(program: Program, on: number, tier?: FundingTier): FundingSplit {
  const shares = program.kind === 'benefit' ? (program.funding ?? []) : [];
  const share = shares.find(
    (one) =>
      day(one.from) <= on &&
      (one.until === undefined || on < day(one.until)) &&
      (one.tier === undefined || one.tier === tier),
  );
  if (share === undefined) return NOBODY;
  const { central = 0, province = 0, county = 0, status } = share;
  return { central, province, county, unassigned: 1000 - central - province - county, status };
}
