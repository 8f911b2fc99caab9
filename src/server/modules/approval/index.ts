/** Money by two: what one proposes another one approves. */
export { decideProposal, listProposals, proposePayments } from './approvals.ts';
export { paymentsRoutes } from './routes.ts';
