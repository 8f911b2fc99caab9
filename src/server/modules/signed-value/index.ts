/** Values of policy that nobody verified, and the two hands that sign them with the document. */
export { signedValueRoutes } from './routes.ts';
export { settleValues } from './settle.ts';
