/**
 * The rural award in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for residents and township clerks. */
export const messages: Messages = {
  name: 'Award for rural one-child and two-daughter families',
  summary:
    'A monthly amount from the age of 60 for rural people who have one child, two daughters, or whose children have all died',
  conditions: {
    inForce: 'the day is in or after 2004, when the award began',
    living: 'the person is living',
    bornSince1933: 'the person was born on or after 1 January 1933',
    ofAge: 'the person is 60 or older',
    ruralRegistration: 'the registration is agricultural, or the person counts as a rural resident',
    parentBefore2016: 'the person had a child before 2016, in the years of one child per couple',
    bornBefore2016: 'the child was born before 1 January 2016',
    alreadyBorn: 'the child has been born',
    childLiving: 'the child is living',
    childDied: 'the child has died',
    childrenNow: 'the children living now are as the rule asks',
    atMostOneChild: 'one child is living, or all children have died',
    twoDaughters: 'two daughters are living and no other child',
    noThirdChild: 'not more than two children are living',
    daughters: 'two daughters are living',
    girl: 'the child is a daughter',
  },
  checks: {
    noBirthAgainstTheLaw:
      'no birth from 1973 to 2001 against the family-planning law of the time (only who confirmed it and when is kept, no history)',
  },
};
