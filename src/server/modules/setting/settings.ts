/** Setting what a document says of the county. One hand is enough: it moves no money to anybody, see docs/adr. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import type { FundingTier } from '../../../programs/definition.ts';
import { actorOf } from '../../access/index.ts';
import type { Act } from '../registry/index.ts';
import { findTier, replaceTier, workingYearsEntered } from './queries.ts';

export async function setFundingTier(
  county: County,
  set: { readonly account: number; readonly tier: FundingTier; readonly document: string },
): Promise<Act> {
  const act = { kind: 'funding-tier', actor: actorOf(set.account), detail: { tier: set.tier } };
  const { value: event, seq } = await changeCounty(county, act, async (tx) => {
    await replaceTier(tx, set);
    return tx.event;
  });
  return { event, seq };
}

export const readSettings = (county: County, { account }: { readonly account: number }) =>
  readCounty(county, { kind: 'settings-read', actor: actorOf(account) }, async (tx) => ({
    tier: await findTier(tx),
    workingYears: await workingYearsEntered(tx),
  }));
