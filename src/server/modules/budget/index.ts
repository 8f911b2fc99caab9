/** What a county will owe and is bound to pay, and what other values of the policy would cost. */
export {
  type Commitment,
  type CommitmentKind,
  commitmentKinds,
  type Commitments,
  commitments,
} from './commitments.ts';
export { budgetRoutes } from './routes.ts';
export { type Found, type TryInput, tryValues } from './try/work.ts';
