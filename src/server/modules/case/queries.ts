/** SQL of cases: the case itself, its steps, whose turn it is, and what may not be the same hand. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { CaseState, CaseStep, DecidingStep } from '../../../model/casework/case.ts';
import type { YearOfWork } from '../../../model/working-days/years.ts';

export type CaseRow = {
  readonly id: number;
  readonly person: number;
  /** Number of the program. */
  readonly program_id: number;
  readonly program: string;
  readonly applicant: number | null;
  readonly payee: number | null;
  readonly unit: number;
  readonly turn_unit: number | null;
  readonly task: number | null;
  readonly origin: Origin;
  readonly applied_day: number | null;
  readonly round: number;
  readonly steps: readonly DecidingStep[];
  readonly state: CaseState;
  readonly due_day: number | null;
  readonly is_due_certain: boolean | null;
};

export type Origin = 'confirmation' | 'assisted' | 'paper' | 'review';

export const caseColumns = `benefit_case.id, benefit_case.person_id as person, benefit_case.program as program_id,
  program.name as program, applicant_id as applicant, payee_id as payee, unit_id as unit, turn_unit_id as turn_unit,
  task_id as task, origin, applied_day, round, steps, state, due_day, is_due_certain`;
const caseSql = `select ${caseColumns} from benefit_case join program on program.id = benefit_case.program`;

/** A case, locked until the transaction ends; undefined: there is none. */
export async function lockCase(tx: Changing, id: number): Promise<CaseRow | undefined> {
  const text = `${caseSql} where benefit_case.id = $1 for no key update of benefit_case`;
  return (await tx.query<CaseRow>(text, [id]))[0];
}

export async function findCase(tx: Reading, id: number): Promise<CaseRow | undefined> {
  return (await tx.query<CaseRow>(`${caseSql} where benefit_case.id = $1`, [id]))[0];
}

/** The open case of somebody's records and a program, locked. */
export async function lockOpenCase(
  tx: Changing,
  records: readonly number[],
  program: string,
): Promise<CaseRow | undefined> {
  const [row] = await tx.query<CaseRow>(
    `${caseSql} where benefit_case.person_id = any($1) and program.name = $2 and closed_in is null
     order by benefit_case.id limit 1 for no key update of benefit_case`,
    [records, program],
  );
  return row;
}

/** Cases of somebody's records, the last one first. */
export const casesOf = (tx: Reading, records: readonly number[]) =>
  tx.query<CaseRow>(
    `${caseSql} where benefit_case.person_id = any($1) order by benefit_case.id desc`,
    [records],
  );

type CaseNumber = Pick<CaseRow, 'id' | 'person' | 'program_id'>;

/** A new case; undefined: there is an open one already, which who asks may not see, or no such program. */
export async function insertCase(
  tx: Changing,
  one: {
    readonly person: number;
    readonly program: string;
    readonly unit: number;
    readonly origin: Origin;
    readonly task?: number;
  },
): Promise<CaseNumber | undefined> {
  const [row] = await tx.query<CaseNumber>(
    `insert into benefit_case (person_id, program, unit_id, turn_unit_id, task_id, origin, state, opened_in)
     select $1, id, $3, $3, $4, $5, 'begun', $6 from program where name = $2
     on conflict do nothing returning id, person_id as person, program as program_id`,
    [one.person, one.program, one.unit, one.task ?? null, one.origin, tx.event],
  );
  return row;
}

/** Closes the case that began with a task and went no further; undefined: there is none. */
export async function withdrawBegun(tx: Changing, task: number): Promise<CaseNumber | undefined> {
  const [row] = await tx.query<CaseNumber>(
    `update benefit_case set state = 'withdrawn', turn_unit_id = null, task_id = null, closed_in = $2
     where task_id = $1 and state = 'begun' returning id, person_id as person, program as program_id`,
    [task, tx.event],
  );
  return row;
}

export type StepRow = {
  readonly id: number;
  readonly round: number;
  readonly step: CaseStep;
  readonly day: number;
  readonly account: number | null;
  readonly unit: number | null;
  readonly reasons: readonly Reason[];
  readonly law: string | null;
  readonly appeal_until: number | null;
  readonly checks: readonly string[];
  readonly note: string | null;
};

/** Why something was returned or refused; with the paper that is missing. */
export type Reason = { readonly text: string; readonly paper?: string };

/** What happened to a case, in order. */
export const stepsOf = (tx: Reading, id: number) =>
  tx.query<StepRow>(
    `select id, round, step, day, account_id as account, unit_id as unit, reasons, law,
       appeal_until_day as appeal_until, checks, note
     from case_step where case_id = $1 order by id`,
    [id],
  );

export type NewStep = {
  readonly round: number;
  readonly step: CaseStep;
  readonly day: number;
  readonly account?: number;
  readonly post?: number;
  readonly unit?: number;
  readonly reasons?: readonly Reason[];
  readonly law?: string;
  readonly appealUntil?: number;
  readonly checks?: readonly string[];
  readonly note?: string;
};

export async function insertStep(
  tx: Changing,
  { id, person, program_id }: CaseNumber,
  one: NewStep,
): Promise<number> {
  const [next] = await tx.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence('case_step', 'id')) as id`,
  );
  await tx.query(
    `insert into case_step (id, case_id, person_id, program, round, step, day, account_id, post_id, unit_id, reasons, law,
       appeal_until_day, checks, note, added_in)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[next!.id, id, person, program_id, one.round, one.step, dayText(one.day)],
      ...[one.account ?? null, one.post ?? null, one.unit ?? null],
      ...[JSON.stringify(one.reasons ?? []), one.law ?? null],
      ...[one.appealUntil === undefined ? null : dayText(one.appealUntil)],
      ...[one.checks ?? [], one.note ?? null, tx.event],
    ],
  );
  return next!.id;
}

export type Kept = Pick<CaseRow, 'round' | 'state'> & {
  readonly isClosed: boolean;
  readonly turnUnit?: number;
  readonly task?: number;
  readonly due?: { readonly day: number; readonly isCertain: boolean };
};

/** Keeps what the steps come to. */
export const updateCase = (tx: Changing, id: number, kept: Kept) =>
  tx.query(
    `update benefit_case set round = $2, state = $3, turn_unit_id = $4, task_id = $5, due_day = $6, is_due_certain = $7,
       closed_in = $8 where id = $1`,
    [
      ...[id, kept.round, kept.state, kept.turnUnit ?? null, kept.task ?? null],
      ...[kept.due ? dayText(kept.due.day) : null, kept.due?.isCertain ?? null],
      kept.isClosed ? tx.event : null,
    ],
  );

/** What an application says besides: who applies, who is paid, where, and which steps it will take. */
export const updateApplication = (
  tx: Changing,
  id: number,
  one: {
    readonly applicant: number;
    readonly payee?: number;
    readonly unit: number;
    readonly origin: Origin;
    readonly day: number;
    readonly steps: readonly DecidingStep[];
  },
) =>
  tx.query(
    `update benefit_case set applicant_id = $2, payee_id = $3, unit_id = $4, origin = $5, applied_day = $6, steps = $7,
       state = $8 where id = $1`,
    [
      ...[id, one.applicant, one.payee ?? null, one.unit, one.origin, dayText(one.day), one.steps],
      `to-${one.steps[0]!}`,
    ],
  );

export type Tier = 'village' | 'township' | 'county';

/** The nearest unit of some tiers that serves where somebody lives, else where she is registered. */
export async function findUnitServing(
  tx: Reading,
  records: readonly number[],
  tiers: readonly Tier[],
  today: number,
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `select unit.id from fact
       join catchment on area_low <= low and area_high >= high
         and catchment.from_day <= $3::date and catchment.until_day > $3::date
       join unit on unit.id = unit_id and unit.from_day <= $3::date and unit.until_day > $3::date
     where fact.person_id = any($1) and kind in (21, 23) and retracted_in is null
       and fact.from_day <= $3::date and fact.until_day > $3::date and unit.tier = any($2)
     order by kind, array_position($2, unit.tier), area_high - area_low, unit.id limit 1`,
    [records, tiers, dayText(today)],
  );
  return row?.id;
}

/** Whether a task is the turn of a case that was applied for. */
export async function isTurnOfCase(tx: Reading, task: number): Promise<boolean> {
  const text =
    "select from benefit_case where task_id = $1 and state <> 'begun' and closed_in is null";
  return (await tx.query(text, [task])).length > 0;
}

/** Closes the task of a turn that is over, if it is still open. */
export const closeTurnTask = (tx: Changing, task: number, outcome: 'done' | 'not-needed') =>
  tx.query(
    `update task set outcome = $2, closed_in = $3, booked_for = null where id = $1 and closed_in is null`,
    [task, outcome, tx.event],
  );

/** The county's own tables of working days. */
export const ownYears = (tx: Reading): Promise<YearOfWork[]> =>
  tx.query<YearOfWork>(
    'select year, off, worked, document from working_year where retracted_in is null order by year',
  );

const YEAR_LOCK = 7_426_672;

/** Puts a year's table in place of the one before; of two that are entered at once the later one counts. */
export async function replaceYear(tx: Changing, one: YearOfWork): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [YEAR_LOCK, one.year]);
  await tx.query(
    'update working_year set retracted_in = $2 where year = $1 and retracted_in is null',
    [one.year, tx.event],
  );
  await tx.query(
    'insert into working_year (year, off, worked, document, added_in) values ($1, $2, $3, $4, $5)',
    [
      ...[one.year, JSON.stringify(one.off), JSON.stringify(one.worked)],
      ...[one.document, tx.event],
    ],
  );
}

/** Open cases whose limit was counted without a table. */
export async function provisionalCases(tx: Reading): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    'select id from benefit_case where closed_in is null and is_due_certain = false order by id',
  );
  return rows.map(({ id }) => id);
}

/** Keeps another limit, of the case and of the task of whose turn it is. */
export async function setDue(
  tx: Changing,
  { id, task }: Pick<CaseRow, 'id' | 'task'>,
  due: { readonly day: number; readonly isCertain: boolean },
): Promise<void> {
  await tx.query('update benefit_case set due_day = $2, is_due_certain = $3 where id = $1', [
    ...[id, dayText(due.day), due.isCertain],
  ]);
  await tx.query('update task set due_day = $2 where id = $1 and closed_in is null', [
    ...[task, dayText(due.day)],
  ]);
}

/** Kinds of facts and of kin of some records that came with an agency's own list, by number and by relation. */
export async function fromAgencies(
  tx: Reading,
  records: readonly number[],
): Promise<{ readonly kinds: readonly number[]; readonly relations: readonly string[] }> {
  const kinds = await tx.query<{ kind: number }>(
    `select distinct fact.kind from fact join event on event.id = added_in
     where person_id = any($1) and retracted_in is null and event.kind = 'roster-import'`,
    [records],
  );
  const relations = await tx.query<{ relation: string }>(
    `select distinct case when person_id = any($1) then relation
         else case relation when 'parents' then 'children' when 'children' then 'parents' else relation end end as relation
     from relationship join event on event.id = added_in
     where (person_id = any($1) or other_id = any($1)) and retracted_in is null and event.kind = 'roster-import'`,
    [records],
  );
  return {
    kinds: kinds.map(({ kind }) => kind),
    relations: relations.map(({ relation }) => relation),
  };
}
