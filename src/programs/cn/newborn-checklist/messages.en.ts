/** English texts of the newborn checklist. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Checklist for a newborn',
  summary:
    'Seven things to settle after a birth, on one list: tick off what is done, hide what you do not need. It is for every child, whether the parents are married or not and wherever they are registered.',
  conditions: {
    alive: 'the child is living',
    inFirstYear: 'the child is under 1 year old',
  },
  steps: {
    birthCertificate: 'Birth certificate (hospital)',
    vaccinationRecord: 'Vaccination record (vaccination clinic)',
    hukouEntry: 'Entry in the household register (police station): within one month of birth',
    residentInsurance: 'Residents’ medical insurance',
    socialSecurityCard: 'Social-security card',
    maternityCostRefund: 'Refund of the costs of birth',
    parentingGuidance: 'Parenting guidance',
  },
};
