/** Every child in its first year, of whatever family. */
import { age, alive, all, years } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  inFirstYear: age.below(years(1)).cites('who-is-served'),
});
