/** Women who have told us of a plan for a child or are in the first three months of a pregnancy. */
import { fact } from '../../../model/facts/index.ts';
import { alive, all, any, months, sameDay, sex, within } from '../../../rules/index.ts';
import { pregnancyStart } from '../maternal-care/eligibility.ts';

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  woman: sex.is('female').cites('who-is-served'),
  planningOrEarlyPregnancy: any({
    planning: fact('pregnancy-plan').held,
    earlyPregnancy: within(pregnancyStart, sameDay, months(3)),
  }).cites('period'),
});
