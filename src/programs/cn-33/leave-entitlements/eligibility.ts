/**
 * Employed people with a birth in the last months or a child under three. Which leave it is follows
 * from the condition that holds; the order of births is never looked at.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  age,
  alive,
  all,
  any,
  birth,
  childrenOnRecord,
  days,
  from,
  sameDay,
  sex,
  some,
  within,
  years,
} from '../../../rules/index.ts';
import { longestMaternityLeaveDays, partnerLeaveDays } from './amounts.ts';

export const leave = any({
  maternityLeave: within(fact('delivery').each, sameDay, days(longestMaternityLeaveDays)).cites(
    'leave-after-a-birth',
  ),
  partnerLeave: all({
    man: sex.is('male'),
    newbornChild: some(childrenOnRecord, within(birth, sameDay, days(partnerLeaveDays))),
  }).cites('leave-for-the-partner'),
  childcareLeave: some(
    childrenOnRecord,
    all({ childAlive: alive, childUnderThree: age.below(years(3)) }),
  ).cites('childcare-leave'),
});

export const eligibility = all({
  alive: alive.cites('who-it-is-for'),
  employed: fact('employment').is('employed').cites('who-it-is-for'),
  inForce: from('2021-11-25').cites('who-it-is-for'),
  leave: leave.cites('who-it-is-for'),
});
