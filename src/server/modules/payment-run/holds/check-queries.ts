/**
 * SQL of the checks against ghosts. Every question is asked line by line through an index: lines are written in the
 * very transaction that checks them, so the planner knows nothing of how many there are and joins would go wrong.
 */
import type { Reading } from '../../../../db/county.ts';
import { factKinds } from '../../../../db/fact-kinds.ts';
import type { Hold } from '../../../../model/money/holds.ts';

export type CheckRow = {
  readonly id: number;
  /** The record that stays. */
  readonly person: number;
  readonly amountFen: number;
  readonly state: 'draft' | 'held';
  readonly holds: readonly Hold[];
  readonly from: number;
  readonly cutOff: number;
  readonly appliedDay: number;
  readonly account: number | null;
  readonly newAccount: number | null;
  readonly released: readonly Hold[];
  readonly diedFrom: number | null;
  readonly payeeDiedFrom: number | null;
  readonly duplicates: number;
  readonly isAccountRefused: boolean;
  readonly strangersOnAccount: number;
  readonly isPayeeApart: boolean;
  readonly isAccountOfStaff: boolean;
  readonly birthCorrectedOn: number | null;
  readonly isAway: boolean;
  readonly isPaidElsewhere: boolean;
  readonly isCaseOver: boolean;
};

const { birth, death, residence } = factKinds as Record<string, number>;
const registration = factKinds['household-registration']!;

/** Records that are read as one person's. */
const recordsOf = (person: string) => `(
  with recursive record (id) as (
    select ${person}
    union
    select case when record.id = merge.person_id then merge.into_id else merge.person_id end
    from record join person_merge merge on retracted_in is null and record.id in (merge.person_id, merge.into_id))
  select array_agg(id) from record)`;

const staysSql = (records: string) => `(
  select record from unnest(${records}) as record
  where not exists (select from person_merge where person_id = record and retracted_in is null))`;

const diedSql = (records: string) => `(
  select min(from_day) from fact where person_id = any(${records}) and kind = ${death} and retracted_in is null)`;

/** Another birth date than today's was on record: the day on which it was taken back. */
const correctedSql = `(
  select max((event.recorded_at at time zone 'Asia/Shanghai')::date)
  from fact was join event on event.id = was.retracted_in
  where was.person_id = any(line.records) and was.kind = ${birth} and not exists (
    select from fact where person_id = any(line.records) and kind = ${birth} and retracted_in is null
      and (from_day, until_day) = (was.from_day, was.until_day)))`;

/** Whether no unit of the county serves where she was, by facts of one kind; null where that is not known. */
const awaySql = (kind: number) => `(
  select bool_and(not exists (select from catchment where area_low <= high and area_high >= low))
  from fact where person_id = any(line.records) and kind = ${kind} and retracted_in is null and low is not null
    and from_day <= line.from_day and until_day > line.from_day and exists (select from catchment))`;

/** The last event that told of a death, found a candidate, or made another record hers: what came later nobody has seen. */
const toldSql = `case hold when 'dead' then (
    select max(added_in) from fact where person_id = any(line.records) and kind = ${death} and retracted_in is null)
  when 'duplicate' then (
    select max(found_in) from duplicate_candidate
    where state = 'open' and level in ('certain', 'likely') and (person_id = any(line.records) or other_id = any(line.records)))
  end`;
const joinedSql = `(
  select max(added_in) from person_merge where into_id = any(line.records) and retracted_in is null)`;

/**
 * What was released for the account of today, of the line and of those it took the place of back to the last that was
 * sent: of a death or a candidate, what was on record by then.
 */
const releasedSql = `(
  with recursive back (id, replaces) as (
    select line.id, line.replaces
    union
    select before.id, before.replaces
    from back join payment_instruction before on before.id = back.replaces and before.bank_reason is null)
  select array_agg(distinct hold)
  from back join hold_release on hold_release.instruction_id = back.id cross join unnest(hold_release.holds) as hold
  where hold_release.payee_account_id is not distinct from account.id
    and (hold not in ('dead', 'duplicate')
      or hold_release.added_in > coalesce(greatest(${toldSql}, ${joinedSql}), 0)))`;

/** What the record says of lines of a draft, of all or of one. */
export const checkRows = (tx: Reading, run: number, line: number | null) =>
  tx.query<CheckRow>(
    `select line.id, ${staysSql('line.records')} as person, line.amount_fen as "amountFen", line.state, line.holds,
       line.from_day as from, line.cut_off_day as "cutOff", line.applied_day as "appliedDay",
       line.payee_account_id as account, account.id as "newAccount",
       coalesce(${releasedSql}, '{}') as released,
       ${diedSql('line.records')} as "diedFrom", ${diedSql('line.payee_records')} as "payeeDiedFrom",
       (select count(*) from duplicate_candidate
         where person_id = any(line.records) and state = 'open' and level in ('certain', 'likely'))
       + (select count(*) from duplicate_candidate
         where other_id = any(line.records) and state = 'open' and level in ('certain', 'likely')) as duplicates,
       coalesce((
         select sent.state not in ('paid', 'paid-after-all') from payment_instruction sent
         where sent.payee_account_id = account.id and (sent.state = 'paid' or sent.bank_reason is not null)
           and sent.state <> 'unknown'
         order by sent.id desc limit 1), false) as "isAccountRefused",
       (select count(*) from payee_account other
         where other.account_index = account.account_index and other.retracted_in is null
           and other.person_id <> all(line.payee_records)
           and not are_close(line.payee_records, ${recordsOf('other.person_id')})
       ) as "strangersOnAccount",
       not line.records && line.payee_records and not are_close(line.records, line.payee_records) as "isPayeeApart",
       exists (
         select from staff_bank_account staff
         where staff.account_index = account.account_index and staff.retracted_in is null) as "isAccountOfStaff",
       ${correctedSql} as "birthCorrectedOn",
       coalesce(${awaySql(registration)}, ${awaySql(residence!)}, false) as "isAway",
       line.part = 1 and exists (
         select from payment where payment.person_id = any(line.records) and payment.program = line.program
           and instruction_id is null and payment.from_day < line.until_day and payment.until_day > line.from_day
       ) as "isPaidElsewhere",
       line.is_case_gone or not exists (
         select from standing_case
         where standing_case.person_id = any(line.records) and standing_case.program = line.program) as "isCaseOver"
     from (
       select line.*, run.cut_off_day, coalesce(benefit_case.applied_day, run.cut_off_day) as applied_day,
         benefit_case.id is null as is_case_gone, ${recordsOf('line.person_id')} as records,
         ${recordsOf('coalesce(benefit_case.payee_id, line.person_id)')} as payee_records
       from payment_instruction line join payment_run run on run.id = line.run_id
         left join benefit_case on benefit_case.id = line.case_id
       where line.run_id = $1 and line.state in ('draft', 'held') and ($2::bigint is null or line.id = $2)
       offset 0) as line
       left join lateral (
         select id, account_index from payee_account
         where payee_account.person_id = any(line.payee_records) and retracted_in is null
         order by payee_account.person_id = ${staysSql('line.payee_records')} desc, id desc limit 1) as account on true
     order by line.id`,
    [run, line],
  );

/**
 * Lines of a run, not sent yet, for a period of which a bank says that an earlier line was paid that had been refused or
 * had come back: nobody has asked the bank yet, or it was so, and after the run was agreed to.
 */
export async function saidPaid(tx: Reading, run: number): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ id: number }>(
    `with said as (
       select person_id, program, from_day
       from bank_finding finding join payment_instruction line on line.id = instruction_id
       where finding.kind = 'late-word' and finding.resolved_in is null
         and line.state in ('cancelled', 'reissued', 'returned')
       union
       select person_id, program, from_day
       from payment_instruction line join ledger_transfer posted on posted.instruction_id = line.id
       where line.state = 'paid-after-all' and posted.event = 'paid-after-all'
         and posted.added_in > (select approved_in from payment_run where id = $1)),
     earlier as (
       select distinct coalesce(stays_id, person_id) as stays_id, program, from_day
       from said left join merged_record using (person_id))
     select line.id from payment_instruction line left join merged_record own using (person_id)
       join earlier on earlier.stays_id = coalesce(own.stays_id, line.person_id)
         and earlier.program = line.program and earlier.from_day = line.from_day
     where line.run_id = $1 and line.state in ('draft', 'held', 'frozen')`,
    [run],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Records of people who are on record more than once. */
const mergedSql = `merged as (
  select person_id, stays_id from merged_record union select stays_id, stays_id from merged_record)`;

/** Calendar years of which several records of one person have lines of a run's program, with what is on its way. */
export const besideRows = (tx: Reading, run: number) =>
  tx.query<OwedRow>(
    `with ${mergedSql}
     select stays_id as person, extract(year from from_day)::integer as year, coalesce(sum(amount_fen) filter (
       where run_id <> $1 and state in ('frozen', 'filed', 'failed', 'unknown')), 0)::bigint as fen
     from merged join payment_instruction line using (person_id)
     where program = (select program from payment_run where id = $1) and state not in ('cancelled', 'reissued', 'returned')
     group by 1, 2 having count(distinct line.person_id) > 1`,
    [run],
  );

/** Of a line, or of several. */
export type LineSum = Pick<CheckRow, 'person' | 'from' | 'amountFen'>;

/** Lines that were agreed to, of people who are on record more than once. */
export const frozenOfMerged = (tx: Reading, run: number) =>
  tx.query<LineSum>(
    `with ${mergedSql}
     select stays_id as person, from_day as from, amount_fen as "amountFen"
     from merged join payment_instruction line using (person_id) where run_id = $1 and state = 'frozen'`,
    [run],
  );

export type OwedRow = { readonly person: number; readonly year: number; readonly fen: number };

/** What people are owed of the program of a run by calendar year, where the policy is still the run's; else nothing. */
export const owedNow = (tx: Reading, run: number, persons: readonly number[]) =>
  tx.query<OwedRow>(
    `select person_id as person, extract(year from from_day)::integer as year, sum(unpaid_fen)::bigint as fen
     from owed_lines(
       (select min(id) from unnest($2::bigint[]) as id), (select max(id) from unnest($2::bigint[]) as id),
       (select program from payment_run where id = $1))
     where person_id = any($2) group by 1, 2`,
    [run, persons],
  );

/** Of whom nobody knows what they are owed of a run's program, for the rule was cut off, where the policy is still the run's. */
export async function unknownNow(tx: Reading, run: number): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ person: number }>(
    `select person_id as person
     from rule_failure join evaluation on evaluation.id = evaluation_id and evaluation.state = 'current'
       join payment_run run on run.id = $1 and run.policy_version_id = evaluation.policy_version_id
     where rule_failure.program = run.program`,
    [run],
  );
  return new Set(rows.map(({ person }) => person));
}

export async function isPolicyStill(tx: Reading, run: number): Promise<boolean> {
  const [row] = await tx.query<{ still: boolean }>(
    `select policy_version_id = (select policy_version_id from evaluation where state = 'current') as still
     from payment_run where id = $1`,
    [run],
  );
  return row!.still;
}
