/** SQL of drafts: what of what is owed a run takes, and which earlier lines it takes the place of. */
import type { Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

/** Where people are paid: by the unit that serves where they live or are registered; the county's own unit, all. */
export type Place = { readonly unit: number; readonly isWhole: boolean; readonly cutOff: number };

export async function isWholeCounty(tx: Reading, unit: number): Promise<boolean> {
  const [row] = await tx.query<{ tier: string }>('select tier from unit where id = $1', [unit]);
  return row?.tier === 'county';
}

/** People are counted by the record that stays. */
const staysSql = 'stays as materialized (select person_id, stays_id from merged_record)';

/** $2 unit, $3 cut-off day, $4 whether it serves the whole county. */
const servedSql = `served as materialized (
  select distinct coalesce(stays_id, person_id) as person_id
  from fact join catchment on low between area_low and area_high and high <= area_high
    left join stays using (person_id)
  where unit_id = $2 and not $4 and kind in (21, 23) and retracted_in is null
    and fact.from_day <= $3 and fact.until_day > $3
    and catchment.from_day <= $3 and catchment.until_day > $3)`;

export type RetiredRow = {
  readonly id: number;
  readonly run: number;
  /** The record that stays. */
  readonly person: number;
  readonly from: number;
  readonly state: 'held' | 'failed';
};

/** Lines of earlier runs that were held when the run was frozen, or that the bank refused and nobody has a question about. */
export const retiringLines = (tx: Reading, program: number, { unit, isWhole, cutOff }: Place) =>
  tx.query<RetiredRow>(
    `with ${staysSql}, ${servedSql}
     select line.id, line.run_id as run, coalesce(stays_id, line.person_id) as person, line.from_day as from, line.state
     from payment_instruction line join payment_run run on run.id = line.run_id
       left join stays on stays.person_id = line.person_id
     where line.program = $1 and ($4 or coalesce(stays_id, line.person_id) in (select person_id from served))
       and line.state in ('held', 'failed')
       and (line.state = 'failed' or run.state in ('frozen', 'filed', 'closed'))
       and not exists (select from bank_finding where instruction_id = line.id and resolved_in is null)
     order by line.id`,
    [program, unit, dayText(cutOff), isWhole],
  );

export type CandidateRow = {
  readonly person: number;
  readonly from: number;
  readonly until: number;
  readonly amountFen: number;
  readonly applied: number;
  readonly caseId: number;
  readonly payeeAccount: number | null;
  /** Parts are counted record by record. */
  readonly part: number;
  /** Something was paid for the period before, to whichever record of hers. */
  readonly isFurther: boolean;
  readonly isOtherPolicy: boolean;
  readonly isReturned: boolean;
};

/**
 * What is owed, begun, decided and on its way by no line: of a person's calendar year nothing is taken while a line of
 * it is on its way, for what will be paid fills the year's periods in order.
 */
export const candidates = (
  tx: Reading,
  program: number,
  { unit, isWhole, cutOff }: Place,
  { policy, retiring }: { readonly policy: number; readonly retiring: readonly number[] },
) =>
  tx.query<CandidateRow>(
    `with ${staysSql}, ${servedSql},
     decided as materialized (
       select distinct on (coalesce(own.stays_id, standing_case.person_id))
         coalesce(own.stays_id, standing_case.person_id) as person_id, standing_case.id as case_id, applied_day,
         coalesce(payee.stays_id, payee_id) as payee_id
       from standing_case left join stays own on own.person_id = standing_case.person_id
         left join stays payee on payee.person_id = payee_id
       where program = $1
       order by 1, applied_day, standing_case.id),
     on_its_way as materialized (
       select distinct coalesce(stays_id, person_id) as person_id, extract(year from from_day) as year
       from payment_instruction left join stays using (person_id)
       where program = $1 and state in ('draft', 'held', 'frozen', 'filed', 'failed', 'unknown')
         and id <> all($6::bigint[])),
     paid as (
       select person_id, from_day, 1 as part, instruction_id from payment where program = $1
       union all
       select person_id, from_day, part, instruction_id from further_payment where program = $1),
     before as (
       select distinct on (1, 2) coalesce(stays_id, paid.person_id) as person_id, from_day, instruction_id,
         max(part) filter (where stays_id is null) over (
           partition by coalesce(stays_id, paid.person_id), from_day) as part
       from paid left join stays using (person_id) order by 1, 2, instruction_id desc nulls last)
     select line.person_id as person, line.from_day as from, line.until_day as until,
       line.unpaid_fen as "amountFen", applied_day as applied, decided.case_id as "caseId",
       payee_account.id as "payeeAccount", coalesce(before.part, 0) + 1 as part,
       before.person_id is not null as "isFurther", coalesce(run.policy_version_id <> $5, false) as "isOtherPolicy",
       coalesce(last.state = 'returned', false) as "isReturned"
     from decided
       join owed_lines(0, 9223372036854775807, $1::smallint) line on line.person_id = decided.person_id
       left join payee_account on payee_account.person_id = payee_id and payee_account.retracted_in is null
       left join before on before.person_id = line.person_id and before.from_day = line.from_day
       left join payment_instruction last on last.id = before.instruction_id
       left join payment_run run on run.id = last.run_id
     where line.unpaid_fen > 0 and line.from_day <= $3 and line.claim_until_day > applied_day
       and ($4 or line.person_id in (select person_id from served))
       and not exists (
         select from on_its_way where on_its_way.person_id = line.person_id
           and on_its_way.year = extract(year from line.from_day))
     order by line.person_id, line.from_day`,
    [program, unit, dayText(cutOff), isWhole, policy, retiring],
  );
