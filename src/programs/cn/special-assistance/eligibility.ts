/**
 * Parents who lost their only child, or whose only child is disabled.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  age,
  alive,
  all,
  any,
  born,
  children,
  count,
  deceased,
  ever,
  every,
  from,
  not,
  sex,
  some,
  spouse,
  spouseOnRecord,
  years,
} from '../../../rules/index.ts';

const aged49 = age.atLeast(years(49)).cites('conditions');
const female = sex.is('female').cites('conditions');
const wifeOf49 = all({ wifeLiving: alive.cites('conditions'), female, aged49 });
const childHasLived = {
  childLiving: alive.cites('conditions'),
  childDied: deceased.cites('conditions'),
};

/**
 * Days on which a person has not yet had two living children at the same time: an only child, born
 * or adopted, or several of whom one lived at a time.
 *
 * Source: source.md#conditions
 */
export const oneChildOnly = oneChildAmong(children);

/** The same, looking at the children on record or at all of them. */
export function oneChildAmong(who: typeof children) {
  return not(ever(count(who, alive).atLeast(2))).cites('conditions');
}

/**
 * Days on which a person has had a child, and every child born so far has died or holds a
 * certificate of grade 1, 2 or 3.
 *
 * Unknown: a death that is not known for certain makes the day possible, unless the child is also
 * certified; no certificate on record means none.
 * Source: source.md#conditions
 */
export const childLostOrDisabled = lostOrDisabledAmong(children);

/** The same, looking at the children on record or at all of them. */
export function lostOrDisabledAmong(who: typeof children) {
  return all({
    hadChild: some(who, any(childHasLived)).cites('conditions'),
    eachLostOrDisabled: every(
      who,
      any({
        lost: deceased.cites('conditions'),
        disabled: fact('disability-level').atMost(3).cites('conditions'),
        notBornYet: not(any(childHasLived)).cites('conditions'),
      }),
    ).cites('conditions'),
  });
}

/**
 * Days on which a parent is entitled: a woman from 49 on, her husband with her, and a widowed or
 * divorced parent from 49 on.
 *
 * Source: source.md#conditions
 */
export const eligibility = all({
  inForce: from('2008-01-01').cites('rates-since-2008'),
  living: alive.cites('conditions'),
  bornSince1933: born.onOrAfter('1933-01-01').cites('conditions'),
  ofAge: any({
    woman: all({ female, aged49 }),
    husband: any({
      wifeOnRecord: some(spouseOnRecord, wifeOf49).cites('unit-of-payment'),
      // A wife nobody has recorded is asked about only where she is likely to be of the age.
      wifeToAskFor: all({ aged49, wifeUnlisted: some(spouse, wifeOf49).cites('unit-of-payment') }),
    }),
    singleParent: all({
      alone: fact('marital-status').oneOf('widowed', 'divorced').cites('conditions'),
      aged49,
    }),
  }),
  oneChildOnly,
  childLostOrDisabled,
});
