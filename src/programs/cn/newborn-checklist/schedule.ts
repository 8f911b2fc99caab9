/** Seven errands, each best done in the first month and kept on the list for a year. */
import { birth, type Duration, sameDay, years } from '../../../rules/index.ts';
import type { EncounterKind, Schedule } from '../../definition.ts';

/** To the end of the day with the same number one month later. */
const oneMonth: Duration = { months: 1, days: 1 };

/** Each errand is kept by a fact of its own: one that is done says nothing of the others. */
const errand = <const Kind extends EncounterKind>(keptBy: Kind, citation: string) =>
  ({
    anchor: birth,
    from: sameDay,
    until: oneMonth,
    catchUpUntil: years(1),
    keptBy,
    citation,
  }) as const;

export const schedule = {
  birthCertificate: errand('errand-birth-certificate', 'errands'),
  vaccinationRecord: errand('errand-vaccination-record', 'errands'),
  hukouEntry: errand('errand-household-register', 'entry-in-the-household-register'),
  residentInsurance: errand('errand-insurance', 'errands'),
  socialSecurityCard: errand('errand-social-security-card', 'errands'),
  maternityCostRefund: errand('errand-cost-refund', 'errands'),
  parentingGuidance: errand('errand-parenting-guidance', 'errands'),
} satisfies Schedule;
