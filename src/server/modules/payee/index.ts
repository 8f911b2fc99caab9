/** Where money goes: bank accounts of those who are paid, and of staff. */
export {
  accountContext,
  addAccounts,
  declareOwnAccount,
  findAccount,
  type NewAccount,
  setAccount,
} from './accounts.ts';
export { payeeRoutes } from './routes.ts';
