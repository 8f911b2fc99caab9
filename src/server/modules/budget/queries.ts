/** SQL of the budget: what has begun to be owed and was not paid, what is on its way, what was paid. */
import type { Reading } from '../../../db/county.ts';

export async function currentSince(tx: Reading): Promise<number | undefined> {
  const text = "select since_day from evaluation where state = 'current'";
  return (await tx.query<{ since_day: number }>(text))[0]?.since_day;
}

/** Amounts that are alike, counted: each is divided among payers by itself, as the books do. */
export type AlikeRow = {
  readonly kind: 'open' | 'closed' | 'withheld' | 'proposed' | 'elsewhere';
  readonly program: string;
  readonly from: number;
  /** First day of the month that it counts in. */
  readonly month: number;
  readonly tier: 1 | 2 | 3 | 4 | 5 | null;
  readonly fen: number;
  readonly lines: number;
};

const onItsWaySql = `on_its_way as materialized (
    select coalesce(stays_id, line.person_id) as person_id, program.name as program, from_day,
      sum(amount_fen)::bigint as fen
    from payment_instruction line join program on program.id = line.program
      left join merged_record on merged_record.person_id = line.person_id
    where state in ('draft', 'held', 'frozen', 'filed', 'failed', 'unknown') and from_day <= $1
    group by 1, 2, 3)`;

const monthOf = (day: string) => `date_trunc('month', ${day})::date`;

/** What has begun by a day and is on its way by no line; drafts; and what other books say was paid. */
export const alikeOf = (tx: Reading, on: string) =>
  tx.query<AlikeRow>(
    `with ${onItsWaySql},
     each as (
       select case when standing = 2 then 'withheld' when claim_until_day > $1 then 'open' else 'closed' end as kind,
         line.program, line.from_day as from, line.from_day as counted, null::smallint as tier,
         case when standing = 2 then amount_fen else greatest(0, unpaid_fen - coalesce(on_its_way.fen, 0)) end as fen
       from owed_lines(0, 9223372036854775807) line
         left join on_its_way on on_its_way.person_id = line.person_id and on_its_way.program = line.program
           and on_its_way.from_day = line.from_day and standing < 2
       where is_certain and line.from_day <= $1 and (standing = 2 or unpaid_fen > 0)
       union all
       select 'proposed', program.name, from_day, from_day, funding_tier, amount_fen
       from payment_instruction line join payment_run run on run.id = run_id
         join program on program.id = line.program
       where line.state in ('draft', 'held')
       union all
       select 'elsewhere', program.name, from_day, paid_on, null, amount_fen
       from payment join program on program.id = payment.program where instruction_id is null)
     select kind, program, "from", ${monthOf('counted')} as month, tier, fen, count(*) as lines
     from each where fen > 0 group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3`,
    [on],
  );

export type PostedRow = {
  readonly kind: 'ordered' | 'paid';
  readonly program: string;
  readonly month: number;
  /** Account that bears it, such as payer/central. */
  readonly account: string;
  readonly fen: number;
};

/** What the books say of lines that were agreed to, by who bears it. */
export const postedOf = (tx: Reading) =>
  tx.query<PostedRow>(
    `select case when paid_on is null then 'ordered' else 'paid' end as kind, program.name as program,
       ${monthOf('coalesce(paid_on, from_day)')} as month, debit as account,
       sum(transfer.amount_fen)::bigint as fen
     from payment_instruction line join program on program.id = line.program
       join ledger_transfer transfer on transfer.instruction_id = line.id and transfer.event = 'frozen'
     where state in ('frozen', 'filed', 'failed', 'unknown', 'paid', 'paid-after-all')
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );

/** Fen in lines on their way that are not owed any more; of a rule that was cut off nobody knows. */
export async function beyondOf(tx: Reading, on: string): Promise<number> {
  const [row] = await tx.query<{ fen: number }>(
    `with ${onItsWaySql}
     select coalesce(sum(greatest(0, on_its_way.fen - coalesce(unpaid.fen, 0))), 0)::bigint as fen
     from on_its_way left join lateral (
       select sum(unpaid_fen)::bigint as fen from owed_lines(on_its_way.person_id, on_its_way.person_id) line
       where line.program = on_its_way.program and line.from_day = on_its_way.from_day) as unpaid on true
     where not exists (
       select from rule_failure join program on program.id = rule_failure.program
       where evaluation_id = (select id from evaluation where state = 'current')
         and rule_failure.person_id = on_its_way.person_id and program.name = on_its_way.program)`,
    [on],
  );
  return row!.fen;
}
