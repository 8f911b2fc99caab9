/** What somebody was paid: a statement that agrees with the books. */
export { statementRoutes } from './routes.ts';
export { statementOf } from './statement.ts';
