/**
 * Who holds the right to the rural award, a legacy of the one-child years.
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
  from,
  sex,
  some,
  years,
} from '../../../rules/index.ts';

const livingChildren = count(children, alive);

/**
 * Days on which a person holds the right. "No birth against the law of the time" is left to an
 * officer (officerChecks) and is not computed here.
 *
 * Unknown: an unknown registration type, or a child whose dates are not known, leaves days possible.
 * Source: source.md#conditions
 */
export const eligibility = all({
  inForce: from('2004-01-01').cites('rates-since-2004'),
  living: alive.cites('conditions'),
  bornSince1933: born.onOrAfter('1933-01-01').cites('conditions'),
  ofAge: age.atLeast(years(60)).cites('conditions'),
  ruralRegistration: fact('household-registration-type').is('agricultural').cites('conditions'),
  parentBefore2016: some(
    children,
    all({
      bornBefore2016: born.before('2016-01-01').cites('article-31'),
      alreadyBorn: any({
        childLiving: alive.cites('article-31'),
        childDied: deceased.cites('article-31'),
      }),
    }),
  ).cites('article-31'),
  childrenNow: any({
    atMostOneChild: livingChildren.atMost(1).cites('conditions'),
    twoDaughters: all({
      noThirdChild: livingChildren.atMost(2).cites('conditions'),
      daughters: count(
        children,
        all({ childLiving: alive.cites('conditions'), girl: sex.is('female').cites('conditions') }),
      )
        .atLeast(2)
        .cites('conditions'),
    }),
  }),
});
