/**
 * Which children the national childcare subsidy is for, and on which days.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  age,
  alive,
  all,
  any,
  days,
  death,
  from,
  sameDay,
  within,
  years,
} from '../../../rules/index.ts';

const underThree = age.below(years(3)).cites('article-5');
const inForce = from('2025-01-01').cites('article-5');

/**
 * Days under three since the subsidy exists, whether or not the child lived them: the year in which
 * a child dies is claimed whole, so the months of that year must not shrink.
 * Source: source.md#death-of-the-child
 */
export const subsidisedAge = all({ underThree, inForce });

/**
 * Days on which a child is entitled. The day of death counts, so that a child who dies on the day
 * of birth or on 1 January keeps the claim for that year.
 *
 * Unknown: an unknown nationality or birth date leaves days possible, never takes them away.
 * Source: source.md#article-5
 */
export const eligibility = all({
  chineseNationality: fact('nationality').is('cn').cites('nationality'),
  underThree,
  inForce,
  livedOnTheDay: any({
    living: alive.cites('death-of-the-child'),
    onTheDayOfDeath: within(death, sameDay, days(1)).cites('death-of-the-child'),
  }),
});
