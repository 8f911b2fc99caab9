/**
 * Families who lost their only child, or whose only child is disabled: who may be offered care.
 */
import { alive, all, from } from '../../../rules/index.ts';
import { childLostOrDisabled, oneChildOnly } from '../special-assistance/eligibility.ts';

/**
 * Days on which a parent may be offered care. The family is read as for special assistance, but no
 * age, sex, marriage or registration is asked for.
 *
 * Unknown: as there; a family that may be one is asked once, kindly, and never pressed.
 * Source: source.md#article-32
 */
export const eligibility = all({
  inForce: from('2021-08-20').cites('article-32'),
  living: alive.cites('article-32'),
  oneChildOnly,
  childLostOrDisabled,
});
