/** Whoever has told us of a plan for a child: woman or man, married or not, each for themselves. */
import { fact } from '../../../model/facts/index.ts';
import { alive, all, either, firstDayOf, sameDay, within, years } from '../../../rules/index.ts';

export const planning = fact('pregnancy-plan').held;

/** First day of the plan on record; of the plan after the latest birth where there is one. */
export const plannedSince = either(
  firstDayOf(
    all({ planning, afterLatestBirth: within(fact('delivery').last, sameDay, years(100)) }),
  ),
  firstDayOf(planning),
);

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  planning: planning.cites('who-is-served'),
});
