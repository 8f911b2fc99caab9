/**
 * One step of a case: whether it can happen, whose turn it is then, by when, and who is told. Every step of every case
 * goes through here.
 */
import type { Changing, County, Reading } from '../../../db/county.ts';
import { softwareOf } from '../../../db/county.ts';
import {
  afterStep,
  type CaseStep,
  isOpen,
  type Standing,
  standingOf,
} from '../../../model/casework/case.ts';
import { type WorkCalendar, workCalendar } from '../../../model/working-days/calendar.ts';
import { dueAfter } from '../../../programs/procedure/clock.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import type { Procedure } from '../../../programs/procedure/procedure.ts';
import { accessError } from '../../access/index.ts';
import { programsShown } from '../answer/person-queries.ts';
import { currentPolicy } from '../answer/queries.ts';
import { insertNotice } from '../notice/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { keepNotice, type Rules as Posting } from '../public-notice/post.ts';
import { insertTaskRow } from '../service/queries.ts';
import { caseError, stepError } from './errors.ts';
import {
  type CaseRow,
  closeTurnTask,
  findUnitServing,
  insertStep,
  lockCase,
  type NewStep,
  ownYears,
  type StepRow,
  stepsOf,
  type Tier,
  updateCase,
} from './queries.ts';

/** Who acts: an account, in a post of a unit or as a resident. */
export type Hand = { readonly account: number; readonly post?: number; readonly unit?: number };

/** A benefit of the policy in force, with how its claims are decided. */
export type Rules = {
  readonly policy: number;
  readonly jurisdiction: Jurisdiction;
  readonly program: BenefitProgram;
  readonly procedure: Procedure;
};

/** A benefit that is claimed here under the policy in force; undefined: there is none of that name. */
export async function findRules(
  tx: Reading,
  county: County,
  id: string,
): Promise<Rules | undefined> {
  const policy = await currentPolicy(tx);
  if (policy === undefined) return undefined;
  const jurisdiction = await jurisdictionOf(softwareOf(county), policy);
  const program = jurisdiction.programs.find((one) => one.id === id);
  if (program?.kind !== 'benefit' || program.procedure === undefined) return undefined;
  return { policy, jurisdiction, program, procedure: program.procedure };
}

/** Errors: CASE_PROGRAM where the policy in force knows no such benefit that is claimed here. */
export async function rulesOf(tx: Reading, county: County, id: string): Promise<Rules> {
  const rules = await findRules(tx, county, id);
  if (!rules) throw caseError('CASE_PROGRAM', { program: id });
  return rules;
}

/**
 * A case, locked and opened for who asks.
 * Errors: CASE_UNKNOWN, also for cases of people whom the asker does not serve; ACCESS_NEEDS_TASK, ACCESS_ROLE.
 */
export async function openCase(tx: Changing, id: number): Promise<CaseRow> {
  const row = await lockCase(tx, id);
  if (!row) throw caseError('CASE_UNKNOWN', { case: id });
  try {
    await tx.open(row.person);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw code === 'ACCESS_NOBODY' ? caseError('CASE_UNKNOWN', { case: id }) : error;
  }
  // What a role never sees of anybody it does not decide about either.
  const shown = await programsShown(tx);
  if (shown && !shown.includes(row.program)) throw accessError('ACCESS_ROLE', { action: 'case' });
  tx.seen(row.person);
  return row;
}

export type Taking = Omit<NewStep, 'round' | 'account' | 'post' | 'unit' | 'day'> & {
  /** Absent: the software, which says that a review is due, or what follows from a merge of records. */
  readonly by?: Hand;
  readonly today: number;
};

export type Taken = { readonly step: number; readonly standing: Standing };

/** The case after its steps, before another one. */
export const standingAt = (row: CaseRow, steps: readonly StepRow[]): Standing | undefined =>
  standingOf(
    row.steps,
    steps.map(({ step }) => step),
  );

/**
 * Takes a step of a locked case, closes the task of the turn that is over and opens the next one.
 * Errors: CASE_STATE where it cannot happen, CASE_OWN_HAND, CASE_SECOND_READER, CASE_REASONS, CASE_POSTED, CASE_UNPOSTED.
 */
export async function takeStep(
  tx: Changing,
  row: CaseRow,
  rules: Posting,
  { by, today, ...taking }: Taking,
): Promise<Taken> {
  const before = await stepsOf(tx, row.id);
  const was = standingAt(row, before);
  const standing = afterStep(row.steps, was, taking.step);
  if (!standing) {
    throw caseError('CASE_STATE', { case: row.id, state: row.state, step: taking.step });
  }
  const detail = { case: row.id, step: taking.step };
  const { round } = standing;
  const step = await insertStep(tx, row, { ...taking, ...by, round, day: today }).catch(
    (error: unknown) => {
      throw stepError(error, detail);
    },
  );
  const happened = [...before.map((one) => ({ step: one.step, day: one.day }))];
  const submitted = lastSubmission([...happened, { step: taking.step, day: today }]) ?? today;
  await passOn(tx, row, rules.procedure, { standing, submitted, today });
  await keepNotice(tx, row, rules, { before: was, standing, today });
  await tell(tx, row, taking.step);
  tx.changed('service', row.person);
  tx.note(detail);
  return { step, standing };
}

/** After a no was set aside, too, the office begins anew. */
const submissions: readonly CaseStep[] = ['applied', 'resubmitted', 'upheld'];

/** The day from which the limit of all steps together runs. */
export const lastSubmission = (
  happened: readonly { readonly step: CaseStep; readonly day: number }[],
): number | undefined => happened.findLast(({ step }) => submissions.includes(step))?.day;

/** Ends the turn that is over and gives the case to the unit whose turn it is. */
async function passOn(
  tx: Changing,
  row: CaseRow,
  procedure: Procedure,
  at: { readonly standing: Standing; readonly submitted: number; readonly today: number },
): Promise<void> {
  const { standing, today, submitted } = at;
  const { round, state } = standing;
  const isClosed = !isOpen(state);
  if (row.task !== null) {
    const isNeeded = state !== 'withdrawn' && state !== 'merged';
    await closeTurnTask(tx, row.task, isNeeded ? 'done' : 'not-needed');
  }
  const kept = { round, state, isClosed };
  const tiers = tiersOf(standing, procedure);
  if (!tiers) {
    await updateCase(tx, row.id, kept);
    return;
  }
  const calendar: WorkCalendar = workCalendar(await ownYears(tx));
  const due = dueAfter(procedure, calendar, { standing, submitted, day: today });
  const unit = (await findUnitServing(tx, [row.person], tiers, today)) ?? row.unit;
  const task = await insertTaskRow(tx, {
    ...{ person: row.person, purpose: 'benefit', basis: 'referred', program: row.program, unit },
    ...(due && { due: due.day }),
  });
  await updateCase(tx, row.id, { ...kept, turnUnit: unit, task, ...(due && { due }) });
}

/** Tiers of unit that may act next, the nearest first; undefined: no office's turn. */
function tiersOf(
  { state, turn, isReviewDue }: Standing,
  { steps }: Procedure,
): readonly Tier[] | undefined {
  if (state === 'appealed' || state === 'contested') return ['county'];
  if (state === 'confirmed') return isReviewDue ? ['township', 'county'] : undefined;
  if (turn === undefined || !state.startsWith('to-')) return undefined;
  const tier = steps[turn]?.tier ?? 'county';
  // Where a village has no station of its own, the township sees to it.
  return tier === 'village' ? ['village', 'township'] : [tier];
}

const told: readonly CaseStep[] = [
  ...(['returned', 'confirmed', 'refused', 'upheld', 'dismissed', 'review-due', 'ended'] as const),
];

/** Whoever applied hears that there is news; of what, neutral words do not say. */
async function tell(
  tx: Changing,
  { id, person, applicant }: CaseRow,
  step: CaseStep,
): Promise<void> {
  if (!told.includes(step)) return;
  await insertNotice(tx, applicant ?? person, 'case-news', { case: id });
}
