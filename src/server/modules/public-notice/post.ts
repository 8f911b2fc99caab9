/**
 * Posting a name where the law asks for it: between the check and the confirmation, masked, and never of a program that
 * tells of a loss, a disability, health or the number of children, whatever its procedure says.
 */
import type { Changing, Reading } from '../../../db/county.ts';
import type { Standing } from '../../../model/casework/case.ts';
import { maskedName } from '../../../model/casework/masked-name.ts';
import { workCalendar, workingDaysAfter } from '../../../model/working-days/calendar.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import { unposted } from '../../../programs/lint/procedure.ts';
import type { Procedure } from '../../../programs/procedure/procedure.ts';
import type { Label } from '../../../rules/index.ts';
import { caseError } from '../case/errors.ts';
import { type CaseRow, ownYears } from '../case/queries.ts';
import { insertPublicNotice, nameOf, postedUntil, takeDown, villageOf } from './queries.ts';

export type Rules = { readonly program: BenefitProgram; readonly procedure: Procedure };

const mayBePosted = ({ program }: Rules): boolean => {
  const amount = program.payments?.amountFen.labels ?? [];
  const labels: readonly Label[] = [...program.eligibility.labels, ...amount];
  return !labels.some((label) => unposted.includes(label));
};

/** Whether a name hangs: the next yes, of the office or of the reader of an appeal, is the confirmation. */
const hangs = (standing: Standing | undefined): boolean =>
  standing?.turn === 'confirm' &&
  (standing.state === 'to-confirm' || standing.state === 'appealed');

export type Going = {
  /** What the case was before its step; undefined: new. */
  readonly before: Standing | undefined;
  readonly standing: Standing;
  readonly today: number;
};

/**
 * Hangs a case's notice once its confirmation is next and takes it down when it no longer is, whatever the step was.
 * Errors: CASE_POSTED, CASE_UNPOSTED for a confirmation without its notice.
 */
export async function keepNotice(
  tx: Changing,
  row: CaseRow,
  rules: Rules,
  { before, standing, today }: Going,
): Promise<void> {
  if (hangs(standing)) await postNotice(tx, row, rules, today);
  else if (hangs(before)) {
    if (standing.state === 'confirmed') await assertPosted(tx, row.id, rules, today);
    await takeDown(tx, row.id, today);
  }
}

/** Posts a case, if its procedure has a notice; one that hangs, or hung its whole time, is not posted again. */
export async function postNotice(
  tx: Changing,
  { id, person, program_id }: CaseRow,
  rules: Rules,
  today: number,
): Promise<void> {
  const { publicNotice } = rules.procedure;
  if (publicNotice === undefined || !mayBePosted(rules)) return;
  if ((await postedUntil(tx, id)) !== undefined) return;
  const calendar = workCalendar(await ownYears(tx));
  const last = workingDaysAfter(calendar, { from: today, count: publicNotice.workingDays });
  await insertPublicNotice(tx, {
    ...{ caseId: id, program: program_id, from: today, until: last.day + 1 },
    maskedName: maskedName(await nameOf(tx, person)),
    village: await villageOf(tx, person, today),
  });
}

async function assertPosted(
  tx: Reading,
  caseId: number,
  rules: Rules,
  today: number,
): Promise<void> {
  if (rules.procedure.publicNotice === undefined || !mayBePosted(rules)) return;
  const until = await postedUntil(tx, caseId);
  if (until === undefined) throw caseError('CASE_UNPOSTED', { case: caseId });
  if (until > today) throw caseError('CASE_POSTED', { case: caseId });
}
