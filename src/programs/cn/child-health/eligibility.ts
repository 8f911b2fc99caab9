/** Every child under seven, wherever the family is registered and however long it has lived here. */
import { age, alive, all, years } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  underSeven: age.below(years(7)).cites('who-is-served'),
});
