/**
 * Families who lost their only child, or whose only child is disabled: who may be offered care.
 */
import {
  alive,
  all,
  any,
  children,
  count,
  deceased,
  ever,
  from,
  some,
} from '../../../rules/index.ts';
import { childLostOrDisabled, oneChildOnly } from '../special-assistance/eligibility.ts';

const onlyChildLost = all({
  oneChildOnly,
  childDied: some(children, deceased).cites('conditions'),
  noChildLiving: count(children, alive).atMost(0).cites('conditions'),
});

/**
 * Days on which a parent may be offered care. The family is read as for special assistance, but no
 * age, sex, marriage or registration is asked for, and after a loss the offer stands for good: a
 * later birth or adoption takes nothing away.
 *
 * Unknown: as for special assistance; nobody is pressed for an answer.
 * Source: source.md#article-32
 */
export const eligibility = all({
  inForce: from('2021-08-20').cites('article-32'),
  living: alive.cites('article-32'),
  specialFamily: any({
    familyNow: all({ oneChildOnly, childLostOrDisabled }),
    bereavedBefore: ever(onlyChildLost).cites('by-choice'),
  }),
});
