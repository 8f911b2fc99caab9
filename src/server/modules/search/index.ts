/** Finding people, within bounds. */
export { type SearchBudget, usualBudget } from './budget.ts';
export { searchRoutes } from './routes.ts';
export { type FoundPeople, type Search, searchPeople } from './search.ts';
