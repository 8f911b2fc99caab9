/**
 * Posting a name where the law asks for it: between the check and the confirmation, masked, and never of a program that
 * tells of a loss, a disability, health or the number of children, whatever its procedure says.
 */
import type { Changing, Reading } from '../../../db/county.ts';
import { maskedName } from '../../../model/casework/masked-name.ts';
import { workCalendar, workingDaysAfter } from '../../../model/working-days/calendar.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import { unposted } from '../../../programs/lint/procedure.ts';
import type { Procedure } from '../../../programs/procedure/procedure.ts';
import type { Label } from '../../../rules/index.ts';
import { caseError } from '../case/errors.ts';
import { type CaseRow, ownYears } from '../case/queries.ts';
import { insertPublicNotice, nameOf, postedUntil, villageOf } from './queries.ts';

type Rules = { readonly program: BenefitProgram; readonly procedure: Procedure };

const mayBePosted = ({ program }: Rules): boolean => {
  const amount = program.payments?.amountFen.labels ?? [];
  const labels: readonly Label[] = [...program.eligibility.labels, ...amount];
  return !labels.some((label) => unposted.includes(label));
};

/** Posts a case that was checked, if its procedure has a notice. */
export async function postNotice(
  tx: Changing,
  { id, person, program_id }: CaseRow,
  rules: Rules,
  today: number,
): Promise<void> {
  const { publicNotice } = rules.procedure;
  if (publicNotice === undefined || !mayBePosted(rules)) return;
  const calendar = workCalendar(await ownYears(tx));
  const last = workingDaysAfter(calendar, { from: today, count: publicNotice.workingDays });
  await insertPublicNotice(tx, {
    ...{ caseId: id, program: program_id, from: today, until: last.day + 1 },
    maskedName: maskedName(await nameOf(tx, person)),
    village: await villageOf(tx, person, today),
  });
}

/** Errors: CASE_POSTED while the notice still hangs. */
export async function assertPosted(
  tx: Reading,
  caseId: number,
  rules: Rules,
  today: number,
): Promise<void> {
  if (rules.procedure.publicNotice === undefined || !mayBePosted(rules)) return;
  const until = await postedUntil(tx, caseId);
  if (until !== undefined && until > today) throw caseError('CASE_POSTED', { case: caseId });
}
