/** Employed mothers during the base leave, counted from the day of birth. */
import { fact } from '../../../model/facts/index.ts';
import { alive, all, days, sameDay, within } from '../../../rules/index.ts';
import { maternityLeaveDays } from './amounts.ts';

export const onBaseLeave = within(fact('delivery').each, sameDay, days(maternityLeaveDays));

export const eligibility = all({
  alive: alive.cites('who-it-is-for'),
  employed: fact('employment').is('employed').cites('who-it-is-for'),
  onBaseLeave: onBaseLeave.cites('base-leave'),
});
