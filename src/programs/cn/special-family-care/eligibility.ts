/**
 * Families who lost their only child, or whose only child is disabled: who may be offered care.
 */
import {
  alive,
  all,
  any,
  childrenOnRecord,
  count,
  deceased,
  ever,
  from,
  some,
} from '../../../rules/index.ts';
import { lostOrDisabledAmong, oneChildAmong } from '../special-assistance/eligibility.ts';

const oneChildOnly = oneChildAmong(childrenOnRecord);
const childLostOrDisabled = lostOrDisabledAmong(childrenOnRecord);

const onlyChildLost = all({
  oneChildOnly,
  childDied: some(childrenOnRecord, deceased).cites('conditions'),
  noChildLiving: count(childrenOnRecord, alive).atMost(0).cites('conditions'),
});

/**
 * Days on which a parent may be offered care. The family is read as for special assistance, but no
 * age, sex, marriage or registration is asked for, and after a loss the offer stands for good: a
 * later birth or adoption takes nothing away.
 *
 * Unknown: only children on record count. Care after a loss is no reason to ask anyone how many
 * children she had; special assistance asks where money is at stake.
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
