/** The books by payer, program and bank. */
export { postGift, postGrant, postRepaid, witnessCountyTransfers } from './county-books.ts';
export {
  postFrozen,
  postLate,
  postPaid,
  postRetired,
  type PostedLine,
  trialBalance,
  witnessTransfers,
} from './ledger.ts';
export { booksByMonth } from './queries.ts';
export { booksOf, booksRoutes } from './routes.ts';
