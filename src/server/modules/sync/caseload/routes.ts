/** Routes over which phones fetch. */
import * as contracts from '../../../../api/contracts/phone/sync.ts';
import { route, type SignedIn } from '../../../http/route.ts';
import { getDevice } from '../device/devices.ts';
import { holderOf } from '../device/routes.ts';
import { areaList } from '../../area/index.ts';
import { type Asked, caseloadChanges, caseloadPage, policyText } from './caseload.ts';

/** For which phone who asks. Errors: those of the phone. */
async function askedBy(at: SignedIn, device: number): Promise<Asked> {
  const { visitor, today, keys } = at;
  return {
    ...{ account: visitor.account, post: visitor.post!, today, keys },
    device: await getDevice(at.office, { ...holderOf(at), device }),
  };
}

const caseloadRoute = route(
  contracts.fetchCaseload,
  async (at, { params: { device }, query: { after } }) =>
    caseloadPage(at.county, await askedBy(at, device), after),
);

const changesRoute = route(contracts.fetchChanges, async (at, { params: { device }, query }) =>
  caseloadChanges(at.county, await askedBy(at, device), query),
);

const policyRoute = route(contracts.fetchPolicy, async ({ office }, { params: { hash } }) => ({
  definition: await policyText(office, hash),
}));

const areasRoute = route(contracts.fetchAreas, ({ county, office, today }, { query: { known } }) =>
  areaList(office, { within: county.code, today, known }),
);

export const caseloadRoutes = [caseloadRoute, changesRoute, policyRoute, areasRoute];
