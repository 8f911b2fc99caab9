/** Women from 35 to 64, in town and country alike, wherever they are registered. */
import { age, alive, all, sex, years } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  woman: sex.is('female').cites('who-is-served'),
  from35To64: age.between(years(35), years(65)).cites('who-is-served'),
});
