/** What somebody was paid: a statement that agrees with the books. */
export { lineShown, statementRoutes } from './routes.ts';
export { namedStatementOf, statementOf } from './statement.ts';
