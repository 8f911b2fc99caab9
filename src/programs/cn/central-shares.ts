/**
 * The central government's share of basic public health and of assistance to families, by tier of provinces.
 */
import type { FundingShare, FundingTier } from '../definition.ts';

/** Units: per mille by tier, since 2019-01-01. Source: 国办发〔2018〕67号, as each source.md restates it. */
const central = { 1: 800, 2: 600, 3: 500, 4: 300, 5: 100 } satisfies Record<FundingTier, number>;

const tiers: readonly FundingTier[] = [1, 2, 3, 4, 5];

/** The shares as a program cites them. What province and county pay of the rest each province rules. */
export const centralShares = (
  status: FundingShare['status'],
  source: string,
): readonly FundingShare[] =>
  tiers.map((tier) => ({ from: '2019-01-01', tier, central: central[tier], status, source }));
