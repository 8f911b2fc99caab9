/** Routes of money by two. */
import * as contracts from '../../../api/contracts/payments.ts';
import { softwareOf } from '../../../db/county.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { raiseAlerts } from '../alert/index.ts';
import { decideProposal, listProposals, proposePayments } from './approvals.ts';

const handOf = ({ visitor: { account, post } }: SignedIn) => ({ account, post: post!.id });

const proposeRoute = route(contracts.proposePayments, async (at, { body }) => {
  const { periods, paidOn, reference } = body;
  return proposePayments(at.office, {
    ...handOf(at),
    unit: at.visitor.post!.unit!.id,
    periods: periods.map((one) => ({ ...one, from: dayFrom(one.from, 'body/periods') })),
    paidOn: dayFrom(paidOn, 'body/paidOn'),
    reference,
    today: at.today,
  });
});

const PAGE = 50;

const listRoute = route(
  contracts.listProposals,
  async ({ office, visitor: { account } }, { query: { after = 0, limit = PAGE } }) => {
    const asked = { actor: actorOf(account), after, limit };
    const { rows, next } = await listProposals(office, asked);
    return {
      proposals: rows.map(({ id, proposer, proposal: { lines, paidOn, reference } }) => ({
        ...{ id, proposer, paidOn, reference },
        lines: lines.map(({ fen, until, ...line }) => ({
          ...line,
          ...(until !== 'infinity' && { until }),
          amountFen: fen,
        })),
        totalFen: lines.reduce((sum, { fen }) => sum + fen, 0),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

/** Decides; an attempt by a hand that had the proposal before is refused, and told. */
async function deciding(at: SignedIn, id: number, reason?: string) {
  const hand = handOf(at);
  const asked = { ...hand, id, today: at.today, ...(reason !== undefined && { reason }) };
  try {
    return await decideProposal(at.office, asked);
  } catch (error) {
    const code = (error as { readonly code?: string }).code;
    if (code === 'APPROVAL_OWN' || code === 'APPROVAL_SAME_HAND') {
      const key = `${id} ${hand.account}`;
      const alert = { rule: 'own-approval', key, account: hand.account, entries: [] };
      await raiseAlerts(softwareOf(at.office), [alert], at.now);
    }
    throw error;
  }
}

const approveRoute = route(contracts.approvePayments, async (at, { params: { id } }) =>
  deciding(at, id),
);

const refuseRoute = route(
  contracts.refusePayments,
  async (at, { params: { id }, body: { reason } }) => deciding(at, id, reason),
);

export const paymentsRoutes = [proposeRoute, listRoute, approveRoute, refuseRoute];
