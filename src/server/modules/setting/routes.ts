/** Routes of what is set for a county. */
import * as contracts from '../../../api/contracts/policy/settings.ts';
import type { FundingTier } from '../../../programs/definition.ts';
import { route } from '../../http/route.ts';
import { readSettings, setFundingTier } from './settings.ts';

const readRoute = route(contracts.readSettings, async ({ office, visitor: { account } }) => {
  const { tier, workingYears } = await readSettings(office, { account });
  return { workingYears, ...(tier && { fundingTier: tier }) };
});

const setRoute = route(
  contracts.setFundingTier,
  ({ office, visitor: { account } }, { body: { tier, document } }) =>
    setFundingTier(office, { account, tier: tier as FundingTier, document }),
);

export const settingRoutes = [readRoute, setRoute];
