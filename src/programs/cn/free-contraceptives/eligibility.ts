/** Every adult. Nothing else is looked at: not sex, marriage, children, registration or method. */
import { age, alive, all, years } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  adult: age.atLeast(years(18)).cites('who-is-served'),
});
