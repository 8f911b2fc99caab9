/** Routes of the relief fund; its ledger is read by anybody. */
import * as contracts from '../../../api/contracts/money/relief-fund.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { byAnotherHand } from '../alert/index.ts';
import { fundError } from './errors.ts';
import { decide, type Hand, listGrants, proposeGrant, publicFund, recordGift } from './fund.ts';

const handOf = ({ visitor: { account, post }, today }: SignedIn): Hand => ({
  ...{ account, today },
  unit: post!.unit!.id,
});

const publicRoute = route(
  contracts.readPublicFund,
  async ({ findServed, today }, { query: { county } }) => {
    const served = findServed(county);
    if (!served) throw fundError('FUND_COUNTY_UNKNOWN', { county: county ?? '-' });
    const stretches = await publicFund(served.county, today);
    return { stretches: stretches.map((one) => ({ ...one, grants: [...one.grants] })) };
  },
);

const PAGE = 50;

const listRoute = route(contracts.listGrants, async (at, { query: { limit = PAGE, ...query } }) => {
  const { account } = at.visitor;
  const asked = { account, limit, ...query };
  const { balance, grants, areWordsSeen, next } = await listGrants(at.office, asked);
  return {
    balanceFen: balance,
    grants: grants.map((row) => ({
      ...{ id: row.id, person: row.person, name: row.name, fen: row.fen },
      ...{ state: row.state, unitName: row.unitName },
      ...(row.day !== null && { day: dayShown(row.day) }),
      ...(areWordsSeen && { purpose: row.purpose, reason: row.reason }),
      ...(areWordsSeen && row.refusedBecause !== null && { refusedBecause: row.refusedBecause }),
    })),
    ...(next !== undefined && { next }),
  };
});

const giftRoute = route(contracts.recordGift, (at, { body: { day, ...body } }) =>
  recordGift(at.office, { ...handOf(at), ...body, day: dayFrom(day, 'body/day') }),
);

const proposeRoute = route(contracts.proposeGrant, (at, { body }) =>
  proposeGrant(at.office, { ...handOf(at), ...body }),
);

const giveRoute = route(contracts.giveGrant, (at, { params }) =>
  byAnotherHand(at, `grant ${params.id}`, () =>
    decide(at.office, { ...handOf(at), ...params, to: 'granted' }),
  ),
);

const refuseRoute = route(contracts.refuseGrant, (at, { params, body }) =>
  decide(at.office, { ...handOf(at), ...params, ...body, to: 'refused' }),
);

export const reliefFundRoutes = [
  ...[publicRoute, listRoute, giftRoute, proposeRoute, giveRoute, refuseRoute],
];
