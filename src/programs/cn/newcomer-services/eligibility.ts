/** People who have lived in another county than that of their registration for half a year without a break. */
import { placesDiffer } from '../../../model/facts/index.ts';
import { alive, all, months, sustained } from '../../../rules/index.ts';

export const eligibility = all({
  alive: alive.cites('who-it-is-for'),
  halfAYearAway: sustained(placesDiffer('residence', 'household-registration', 6), months(6)).cites(
    'half-a-year',
    'equal-services',
  ),
});
