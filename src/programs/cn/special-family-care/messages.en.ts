/**
 * Care for special families in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts for families and their contact persons; quiet words. */
export const messages: Messages = {
  name: 'Care for parents who lost their only child or whose only child is disabled',
  summary:
    'By choice: two contact persons, a family doctor and quick access to hospital; a family picks its contact person and may name days without visits',
  conditions: {
    inForce: 'the day is on or after 20 August 2021, when the law was amended',
    living: 'the person is living',
    specialFamily: 'the family lost its only child, or the only child is disabled',
    familyNow: 'the family is such a family now',
    bereavedBefore:
      'the family once lost its only child (a later birth or adoption changes nothing)',
    noChildLiving: 'no child is living',
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
    wishesCare: 'the person wishes to be cared for (a no changes nothing else)',
  },
};
