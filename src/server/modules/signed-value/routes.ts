/** Routes of signed values. They are about everybody in the county: only who serves all of it proposes or decides. */
import * as contracts from '../../../api/contracts/policy/values.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { byAnotherHand } from '../alert/index.ts';
import { agreeToValue, type Hand, proposeValue, refuseValue } from './propose.ts';
import type { ValueRow } from './queries.ts';
import { type OpenPolicyValue, policyValues } from './values.ts';

const handOf = ({ visitor: { account, post } }: SignedIn): Hand => ({
  ...{ account, post: post!.id },
  unit: post!.unit!.id,
});

const openShown = ({ from, until, value, source, ...row }: OpenPolicyValue) => ({
  ...row,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
  ...(value !== undefined && { value }),
  ...(source !== undefined && { source }),
});

const proposalShown = (row: ValueRow, hand: Hand) => ({
  ...{ id: row.id, program: row.program, parameter: row.parameter, from: row.from },
  ...{ value: row.value, document: row.document, office: row.office, state: row.state },
  ...{ proposer: row.proposer, unitName: row.unitName },
  isMine: row.proposedBy === hand.account || row.unit === hand.unit,
  ...(row.decider !== null && { decider: row.decider }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.effects !== null && { effects: row.effects }),
  ...(row.seen !== null && { seen: row.seen }),
});

const listRoute = route(contracts.listPolicyValues, async (at) => {
  const hand = handOf(at);
  const asked = { account: hand.account, today: at.today };
  const { open, proposals, signed } = await policyValues(at.office, asked);
  return {
    open: open.map(openShown),
    proposals: proposals.map((row) => proposalShown(row, hand)),
    signed: signed.map(({ fate, ...row }) => ({ ...proposalShown(row, hand), fate })),
  };
});

const proposeRoute = route(contracts.proposeValue, (at, { body }) =>
  proposeValue(at.office, { ...handOf(at), ...body }),
);

const agreeRoute = route(contracts.agreeToValue, (at, { params, body }) =>
  byAnotherHand(at, `value ${params.id}`, () =>
    agreeToValue(at.office, { ...handOf(at), ...params, ...body }),
  ),
);

const refuseRoute = route(contracts.refuseValue, (at, { params, body }) =>
  refuseValue(at.office, { ...handOf(at), ...params, ...body }),
);

export const signedValueRoutes = [listRoute, proposeRoute, agreeRoute, refuseRoute];
