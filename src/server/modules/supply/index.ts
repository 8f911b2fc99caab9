/** Goods: what a unit has, and what is given to residents. */
export { issueSupply, type Issuing, moveSupply, stockOfUnit, takeBackSupply } from './supplies.ts';
export { suppliesRoutes } from './routes.ts';
