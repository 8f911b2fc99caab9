/** Seven errands, each best done in the first month and kept on the list for a year. */
import { birth, type Duration, sameDay, years } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';

/** To the end of the day with the same number one month later. */
const oneMonth: Duration = { months: 1, days: 1 };

const errand = (citation: string) =>
  ({
    anchor: birth,
    from: sameDay,
    until: oneMonth,
    catchUpUntil: years(1),
    keptBy: 'errand-done',
    citation,
  }) as const;

export const schedule = {
  birthCertificate: errand('errands'),
  vaccinationRecord: errand('errands'),
  hukouEntry: errand('entry-in-the-household-register'),
  residentInsurance: errand('errands'),
  socialSecurityCard: errand('errands'),
  maternityCostRefund: errand('errands'),
  parentingGuidance: errand('errands'),
} satisfies Schedule;
