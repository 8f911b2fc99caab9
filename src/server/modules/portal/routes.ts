/** The route by which a desk gives residents accounts of their own. */
import * as contracts from '../../../api/contracts/rights-desk.ts';
import { route } from '../../http/route.ts';
import { givePortalAccess } from './portal.ts';

const openRoute = route(
  contracts.openPortal,
  async ({ office, keys, visitor: { account }, today, now }, { params: { person }, body }) => {
    const { login } = body;
    const asked = { person, account, today, now, ...(login !== undefined && { login }) };
    const { until, ...invited } = await givePortalAccess(office, keys, asked);
    return { ...invited, until: until.toISOString() };
  },
);

export const portalRoutes = [openRoute];
