/** Every child in its first year. The parents’ marriage, registration and other children are not looked at. */
import { age, alive, all, years } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-may-register'),
  inFirstYear: age.below(years(1)).cites('when-it-is-offered'),
});
