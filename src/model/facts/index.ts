/** The project's facts as words for rules: `fact('disability-level').atMost(3)`. */
import { vocabulary } from '../../rules/index.ts';
import { catalog } from './catalog.ts';

export { catalog, type FactKind } from './catalog.ts';
export const { fact, placesDiffer } = vocabulary(catalog);
