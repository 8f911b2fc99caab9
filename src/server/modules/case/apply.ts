/** What who claims does: apply, bring what was missing, withdraw, appeal, confirm once a year. */
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import { isCertainlyChild } from '../../../model/consent/age.ts';
import { stepsOfCase } from '../../../programs/procedure/procedure.ts';
import { actorOf } from '../../access/index.ts';
import { birthOfRecords } from '../consent/queries.ts';
import type { Act } from '../registry/index.ts';
import { findPerson, findStaying, lockRecords } from '../registry/queries.ts';
import { lockPerson } from '../registry/records.ts';
import { caseError } from './errors.ts';
import {
  type CaseRow,
  findUnitServing,
  insertCase,
  lockOpenCase,
  type Origin,
  type Reason,
  stepsOf,
  updateApplication,
} from './queries.ts';
import { type Hand, openCase, rulesOf, takeStep } from './steps.ts';

export type Acting = Hand & { readonly today: number };

export type Application = {
  readonly by: Acting;
  readonly person: number;
  readonly program: string;
  /** Absent: she herself. */
  readonly applicant?: number;
  /** Absent: who applies. */
  readonly payee?: number;
  readonly origin: Origin;
  readonly note?: string;
};

export type CaseDone = Act & { readonly case: number };

/**
 * Applies: opens a case, or goes on with one that began with a wish for help.
 * To be called with the software's rights; whose record it is decides the access decision.
 * Errors: PERSON_UNKNOWN, CASE_PROGRAM, CASE_THERE, CASE_APPLICANT for a child who has nobody to apply, CASE_STATE,
 * those of the access decision.
 */
export async function applyFor(county: County, asked: Application): Promise<CaseDone> {
  const { by, person, program, origin, note } = asked;
  const { today, ...hand } = by;
  const act = { kind: 'case-apply', actor: actorOf(by.account), detail: { program } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const records = await lockPerson(tx, person);
    tx.seen(person);
    const rules = await rulesOf(tx, county, program);
    const applicant = await applicantOf(tx, records, asked);
    const row = await caseFor(tx, records, asked);
    const serving = await findUnitServing(tx, records, ['township', 'county'], today);
    const unit = by.unit ?? serving ?? row.unit;
    const steps = stepsOfCase(rules.procedure);
    const payee = asked.payee ?? applicant;
    const application = { applicant, unit, origin, day: today, steps, payee };
    await updateApplication(tx, row.id, application);
    await takeStep(tx, { ...row, ...application, applied_day: today }, rules, {
      by: hand,
      today,
      step: 'applied',
      ...(note !== undefined && { note }),
    });
    return { case: row.id, event: tx.event };
  });
  return { ...value, seq };
}

/** The case that goes on, or a new one. Errors: CASE_THERE. */
async function caseFor(
  tx: Changing,
  records: readonly number[],
  { by, person, program, origin }: Application,
): Promise<CaseRow> {
  const open = await lockOpenCase(tx, records, program);
  if (open && open.state !== 'begun') throw caseError('CASE_THERE', { case: open.id });
  if (open) return open;
  const staying = (await findStaying(tx, person)) ?? person;
  const unit = by.unit ?? (await findUnitServing(tx, records, ['township', 'county'], by.today));
  if (unit === undefined) throw caseError('CASE_NOWHERE');
  const begun = await insertCase(tx, { person: staying, program, unit, origin });
  const row = begun && (await lockOpenCase(tx, records, program));
  if (!row) throw caseError('CASE_PROGRAM', { program });
  return row;
}

/** Errors: CASE_APPLICANT. */
async function applicantOf(
  tx: Changing,
  records: readonly number[],
  { person, applicant = person, payee, by }: Application,
): Promise<number> {
  const isOwn = records.includes(applicant);
  const birth = isOwn ? await birthOfRecords(tx, records) : undefined;
  if (isOwn && isCertainlyChild(birth, by.today)) throw caseError('CASE_APPLICANT');
  for (const one of [applicant, ...(payee === undefined ? [] : [payee])]) {
    if (!(await findPerson(tx, one))?.is_on_record) throw caseError('CASE_APPLICANT');
  }
  return isOwn ? records[0]! : applicant;
}

export type OnCase = { readonly by: Acting; readonly case: number };

/** She brought what was missing; the case goes on where it stood. Errors: CASE_UNKNOWN, CASE_STATE. */
export const resubmit = (county: County, asked: OnCase & { readonly note?: string }) =>
  claimantStep(county, 'case-resubmit', asked, ({ note }) => ({
    step: 'resubmitted',
    ...(note !== undefined && { note }),
  }));

/** She does not want to go on. Errors: CASE_UNKNOWN, CASE_STATE. */
export const withdraw = (county: County, asked: OnCase) =>
  claimantStep(county, 'case-withdraw', asked, () => ({ step: 'withdrawn' }));

/** Nothing has changed since last year. Errors: CASE_UNKNOWN, CASE_STATE. */
export const review = (county: County, asked: OnCase) =>
  claimantStep(county, 'case-review', asked, () => ({ step: 'reviewed' }));

export type Appealing = OnCase & {
  readonly reasons: readonly Reason[];
  /** Why it comes late; the reader judges whether the reason is good. */
  readonly lateReason?: string;
};

/**
 * She disagrees with a no. Somebody reads it who had no hand in the case; what was paid goes on meanwhile.
 * Errors: CASE_UNKNOWN, CASE_STATE, CASE_THERE where another case was opened since, CASE_LATE without a reason.
 */
export const appeal = (county: County, asked: Appealing) =>
  claimantStep(county, 'case-appeal', asked, async ({ reasons, lateReason, by }, tx, row) => {
    const steps = await stepsOf(tx, row.id);
    const until = steps.findLast(
      ({ step }) => step === 'refused' || step === 'ended',
    )?.appeal_until;
    if (until !== undefined && until !== null && by.today > until && lateReason === undefined) {
      throw caseError('CASE_LATE', { case: row.id });
    }
    const late = lateReason === undefined ? [] : [{ text: lateReason }];
    return { step: 'appealed', reasons: [...reasons, ...late] };
  });

type Told = Pick<Parameters<typeof takeStep>[3], 'step' | 'reasons' | 'note'>;

async function claimantStep<A extends OnCase>(
  county: County,
  kind: string,
  asked: A,
  saying: (asked: A, tx: Changing, row: CaseRow) => Told | Promise<Told>,
): Promise<CaseDone> {
  const { today, ...by } = asked.by;
  const act = { kind, actor: actorOf(by.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const row = await openCase(tx, asked.case);
    const rules = await rulesOf(tx, county, row.program);
    await assertAlone(tx, row);
    await takeStep(tx, row, rules, { by, today, ...(await saying(asked, tx, row)) });
    return { case: row.id, event: tx.event };
  });
  return { ...value, seq };
}

/** Errors: CASE_THERE where another case of hers is open: only one goes on. */
async function assertAlone(tx: Changing, { id, person, program }: CaseRow): Promise<void> {
  const records = (await lockRecords(tx, [person])).map((one) => one.id);
  const open = await lockOpenCase(tx, records, program);
  if (open && open.id !== id) throw caseError('CASE_THERE', { case: open.id });
}
