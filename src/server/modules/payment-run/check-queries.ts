/** SQL of the checks against ghosts: what the record says of every line of a run, read for all of them at once. */
import type { Reading } from '../../../db/county.ts';
import { factKinds } from '../../../db/fact-kinds.ts';
import type { Hold } from '../../../model/money/holds.ts';

export type CheckRow = {
  readonly id: number;
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
  readonly isOwedLess: boolean;
};

const { birth, death, residence } = factKinds as Record<string, number>;
const registration = factKinds['household-registration']!;

/** Lines with the records that are read as one person's, and with who receives the money. */
const linesSql = `
  line as materialized (
    select line.*, run.cut_off_day, run.policy_version_id, benefit_case.applied_day,
      coalesce(benefit_case.payee_id, line.person_id) as payee_id
    from payment_instruction line join payment_run run on run.id = line.run_id
      join benefit_case on benefit_case.id = line.case_id
    where line.run_id = $1 and line.state in ('draft', 'held') and ($2::bigint is null or line.id = $2)),
  somebody as (select person_id from line union select payee_id from line),
  record (person_id, record_id) as (
    select person_id, person_id from somebody
    union
    select record.person_id, merge.person_id from record
      join person_merge merge on merge.into_id = record.record_id and merge.retracted_in is null),
  said as materialized (
    select record.person_id, fact.kind, fact.id, fact.low, fact.high, fact.from_day, fact.until_day, fact.retracted_in
    from record join fact on fact.person_id = record.record_id
    where fact.kind in (${birth}, ${death}, ${residence}, ${registration})),
  death as (
    select person_id, min(from_day) as day from said where kind = ${death} and retracted_in is null group by person_id),
  correction as (
    select was.person_id, max((event.recorded_at at time zone 'Asia/Shanghai')::date) as day
    from said was join said is_now on is_now.person_id = was.person_id and is_now.kind = ${birth}
        and is_now.retracted_in is null
      join event on event.id = was.retracted_in
    where was.kind = ${birth} and (was.from_day, was.until_day) is distinct from (is_now.from_day, is_now.until_day)
    group by was.person_id),
  doubt as (
    select record.person_id, count(*) as found
    from record join duplicate_candidate candidate on record.record_id in (candidate.person_id, candidate.other_id)
    where candidate.state = 'open' and candidate.level in ('certain', 'likely')
    group by record.person_id)`;

/** What is released: of the line, and of those it took the place of back to the last that was sent. */
const releasedSql = `
  back (id, member) as (
    select id, id from line
    union
    select back.id, before.id
    from back join payment_instruction member on member.id = back.member
      join payment_instruction before on before.id = member.replaces and before.bank_reason is null),
  released as (
    select back.id, array_agg(distinct hold) as holds
    from back join hold_release on hold_release.instruction_id = back.member
      cross join unnest(hold_release.holds) as hold
    where hold_release.payee_account_id is not distinct from (select account_id from account where account.id = back.id)
    group by back.id)`;

const accountsSql = `
  account as materialized (
    select line.id, payee_account.id as account_id, payee_account.account_index, payee_id
    from line join payee_account on payee_account.person_id = payee_id and payee_account.retracted_in is null),
  other as (
    select account.id, count(*) as found
    from account join payee_account other on other.account_index = account.account_index and other.retracted_in is null
    where other.person_id <> payee_id and not are_close(payee_id, other.person_id)
    group by account.id),
  refused as (
    select distinct on (payee_account_id) payee_account_id, state <> 'paid' as is_refused
    from payment_instruction
    where payee_account_id in (select account_id from account) and (state = 'paid' or bank_reason is not null)
      and state <> 'unknown'
    order by payee_account_id, id desc)`;

/** Where she is registered, or where that is not known lives, when the period begins: where no unit here serves. */
const awaySql = `
  place as (
    select line.id, said.kind, bool_and(not exists (
      select from catchment where area_low <= high and area_high >= low)) as is_away
    from line join said on said.person_id = line.person_id
    where said.kind in (${residence}, ${registration}) and said.retracted_in is null and low is not null
      and said.from_day <= line.from_day and said.until_day > line.from_day
    group by line.id, said.kind),
  away as (
    select distinct on (id) id, is_away and exists (select from catchment) as is_away
    from place order by id, kind = ${registration} desc)`;

/** Under the same policy less is owed for a year than the lines of it say. */
const lessSql = `
  less as (
    select wanted.person_id, wanted.year
    from (
      select person_id, extract(year from from_day) as year, sum(amount_fen) as fen from line group by 1, 2) as wanted
      left join (
        select person_id, extract(year from from_day) as year, sum(unpaid_fen) as fen
        from owed_lines(0, 9223372036854775807, (select program from payment_run where id = $1)) group by 1, 2
      ) as owed using (person_id, year)
    where (select policy_version_id from payment_run where id = $1)
        = (select policy_version_id from evaluation where state = 'current')
      and wanted.fen > coalesce(owed.fen, 0))`;

/** What the record says of lines of a draft, of all or of one. */
export const checkRows = (tx: Reading, run: number, line: number | null) =>
  tx.query<CheckRow>(
    `with recursive ${linesSql}, ${accountsSql}, ${releasedSql}, ${awaySql}, ${lessSql}
     select line.id, line.state, line.holds, line.from_day as from, line.cut_off_day as "cutOff",
       line.applied_day as "appliedDay", line.payee_account_id as account, account.account_id as "newAccount",
       coalesce(released.holds, '{}') as released, own.day as "diedFrom", payee.day as "payeeDiedFrom",
       coalesce(doubt.found, 0) as duplicates, coalesce(refused.is_refused, false) as "isAccountRefused",
       coalesce(other.found, 0) as "strangersOnAccount",
       line.payee_id <> line.person_id and not are_close(line.person_id, line.payee_id) as "isPayeeApart",
       exists (
         select from staff_bank_account staff
         where staff.account_index = account.account_index and staff.retracted_in is null) as "isAccountOfStaff",
       correction.day as "birthCorrectedOn", coalesce(away.is_away, false) as "isAway",
       line.part = 1 and exists (
         select from payment where payment.person_id = line.person_id and payment.program = line.program
           and instruction_id is null and payment.from_day < line.until_day and payment.until_day > line.from_day
       ) as "isPaidElsewhere",
       exists (
         select from less where less.person_id = line.person_id and less.year = extract(year from line.from_day)
       ) as "isOwedLess"
     from line
       left join account on account.id = line.id
       left join released on released.id = line.id
       left join death own on own.person_id = line.person_id
       left join death payee on payee.person_id = line.payee_id
       left join doubt on doubt.person_id = line.person_id
       left join refused on refused.payee_account_id = account.account_id
       left join other on other.id = line.id
       left join correction on correction.person_id = line.person_id
       left join away on away.id = line.id
     order by line.id`,
    [run, line],
  );
