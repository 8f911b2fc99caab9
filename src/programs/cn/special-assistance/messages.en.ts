/**
 * Special assistance in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for parents and caseworkers; quiet words. */
export const messages: Messages = {
  name: 'Special assistance to parents who lost their only child or whose only child is disabled',
  summary:
    'A monthly amount for each parent, from the mother’s age of 49, after the loss or disability of an only child',
  conditions: {
    inForce: 'the day is on or after 1 January 2008',
    living: 'the person is living',
    bornSince1933: 'the person was born on or after 1 January 1933',
    ofAge: 'the age of the rule is reached',
    woman: 'she is 49 or older',
    husband: 'his wife is 49 or older',
    wifeOnRecord: 'his wife is 49 or older',
    wifeToAskFor: 'he is 49 or older, and so is his wife',
    wifeUnlisted: 'his wife is 49 or older',
    wifeLiving: 'the wife is living',
    singleParent: 'the widowed or divorced parent is 49 or older',
    female: 'is a woman',
    aged49: 'is 49 or older',
    alone: 'the person is widowed or divorced',
    oneChildOnly: 'there was one child only, born or adopted, or one living child at a time',
    childLostOrDisabled: 'the child has died, or is certified disabled at grade 1 to 3',
    hadChild: 'the person has had a child',
    eachLostOrDisabled: 'each child has died or is certified disabled at grade 1 to 3',
    childLiving: 'the child is living',
    childDied: 'the child has died',
    lost: 'the child has died',
    disabled: 'the child holds a disability certificate of grade 1, 2 or 3',
    notBornYet: 'the child had not been born yet',
  },
  checks: {
    lawfulAdoption: 'an adopted child was adopted lawfully (see the adoption register)',
    paidFromConfirmation:
      'paid from the day on which the right is confirmed; earlier months are not paid to someone who was over 49 by then',
  },
};
