/** SQL of recoveries: what was paid too much, what is asked back, and what came back. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { RecoveryCause, RecoveryState } from '../../../model/money/recovery.ts';
import type { FundingTier } from '../../../programs/definition.ts';

export type OverpaidRow = {
  readonly person: number;
  readonly name: string;
  readonly program: string;
  readonly from: number;
  readonly until: number;
  readonly paidOn: number;
  readonly fen: number;
};

/** What is asked back stays under the number it was written with; here it counts for the record that stays. */
const recoverySourceSql = `recovery join program on program.id = recovery.program
  left join merged_record merged on merged.person_id = recovery.person_id`;
const debtorSql = 'coalesce(merged.stays_id, recovery.person_id)';

/** Payments of a period count as one; what was let go is not listed again, nor what is asked back already. */
const overpaidSql = `select person_id as person, person.name, line.program, from_day as from, max(until_day) as until,
    min(paid_on) as "paidOn", sum(overpaid_fen)::bigint as fen
  from overpaid_line line join person on person.id = person_id
  where not exists (
    select from ${recoverySourceSql}
    where ${debtorSql} = line.person_id and program.name = line.program
      and recovery.from_day = line.from_day and state <> 'repaid')`;

/** Of somebody. */
export const overpaidOf = (tx: Reading, records: readonly number[]) =>
  tx.query<OverpaidRow>(
    `${overpaidSql} and person_id = any($1)
     group by person_id, person.name, line.program, from_day
     order by person_id, from_day, line.program`,
    [records],
  );

/** Of the next people after one, by person. */
export const overpaidAfter = (tx: Reading, after: number, limit: number) =>
  tx.query<OverpaidRow>(
    `${overpaidSql} and person_id > $1 and person_id <= coalesce((
       select max(person_id) from (
         select distinct person_id from overpaid_line where person_id > $1 order by person_id limit $2) as page), 0)
     group by person_id, person.name, line.program, from_day
     order by person_id, from_day, line.program`,
    [after, limit],
  );

/** What was paid too much for a period, recoveries aside. */
export async function findOverpaid(
  tx: Reading,
  { person, program, from }: Readonly<{ person: number; program: string; from: number }>,
): Promise<Pick<OverpaidRow, 'until' | 'paidOn' | 'fen'> | undefined> {
  const [row] = await tx.query<Pick<OverpaidRow, 'until' | 'paidOn' | 'fen'>>(
    `select max(until_day) as until, min(paid_on) as "paidOn", sum(overpaid_fen)::bigint as fen from overpaid_line
     where person_id = $1 and program = $2 and from_day = $3 having count(*) > 0`,
    [person, program, dayText(from)],
  );
  return row;
}

export type RecoveryRow = {
  readonly id: number;
  readonly person: number;
  readonly name: string;
  readonly program: string;
  readonly from: number;
  readonly until: number;
  readonly fen: number;
  readonly repaidFen: number;
  readonly cause: RecoveryCause;
  readonly reason: string;
  readonly law: string;
  readonly state: RecoveryState;
  readonly proposedBy: number;
  readonly proposedUnit: number;
  readonly decidedBy: number | null;
  readonly decidedUnit: number | null;
  readonly unitName: string;
  readonly appealUntil: number | null;
  readonly appeal: string | null;
  readonly answer: string | null;
  readonly endedReason: string | null;
};

const recoverySql = `select recovery.id, person_id as person, person.name, program.name as program,
    recovery.from_day as from, recovery.until_day as until, amount_fen as fen, repaid_fen as "repaidFen", cause, reason,
    law, recovery.state, proposed_by as "proposedBy", proposed_unit_id as "proposedUnit", decided_by as "decidedBy",
    decided_unit_id as "decidedUnit", unit.name as "unitName", appeal_until_day as "appealUntil",
    appeal_reasons as appeal, appeal_answer as answer, ended_reason as "endedReason"
  from recovery join person on person.id = person_id join program on program.id = recovery.program
    join unit on unit.id = coalesce(decided_unit_id, proposed_unit_id)`;

/** Of everybody, or of somebody's records. */
export const recoveriesBefore = (
  tx: Reading,
  { before, limit, of }: { before: number | null; limit: number; of: readonly number[] | null },
) =>
  tx.query<RecoveryRow>(
    `${recoverySql} where ($1::bigint is null or recovery.id < $1)
       and ($3::bigint[] is null or person_id = any($3)) order by recovery.id desc limit $2`,
    [before, limit, of],
  );

/** What she was told of: a proposal that nobody decided is none of hers yet. */
export const recoveriesOf = (tx: Reading, records: readonly number[]) =>
  tx.query<RecoveryRow>(
    `${recoverySql} where person_id = any($1) and decided_in is not null order by recovery.id desc`,
    [records],
  );

export async function findRecovery(tx: Reading, id: number): Promise<RecoveryRow | undefined> {
  return (await tx.query<RecoveryRow>(`${recoverySql} where recovery.id = $1`, [id]))[0];
}

/** Whether the period was asked back and let go, and whether it is asked back now. */
export async function askedBefore(
  tx: Reading,
  { person, program, from }: Readonly<{ person: number; program: string; from: number }>,
): Promise<{ readonly isWaived: boolean; readonly isOpen: boolean }> {
  const [row] = await tx.query<{ isWaived: boolean; isOpen: boolean }>(
    `select coalesce(bool_or(state = 'waived'), false) as "isWaived",
       coalesce(bool_or(state not in ('waived', 'repaid')), false) as "isOpen"
     from ${recoverySourceSql}
     where ${debtorSql} = $1 and program.name = $2 and from_day = $3`,
    [person, program, dayText(from)],
  );
  return row!;
}

/** Undefined when the period is asked back already. */
export async function insertRecovery(
  tx: Changing,
  row: Pick<RecoveryRow, 'person' | 'program' | 'from' | 'until' | 'fen' | 'reason' | 'law'> & {
    readonly cause: RecoveryCause;
    readonly account: number;
    readonly unit: number;
  },
): Promise<number | undefined> {
  const [made] = await tx.query<{ id: number }>(
    `insert into recovery (person_id, program, from_day, until_day, amount_fen, cause, reason, law, proposed_by,
       proposed_unit_id, proposed_in)
     select $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11 from program where name = $2
     on conflict (person_id, program, from_day) where state not in ('waived', 'repaid') do nothing returning id`,
    [
      ...[row.person, row.program, dayText(row.from), dayText(row.until), row.fen, row.cause],
      ...[row.reason, row.law, row.account, row.unit, tx.event],
    ],
  );
  return made?.id;
}

export const moveRecovery = (
  tx: Changing,
  id: number,
  to: RecoveryState,
  by: {
    readonly account?: number;
    readonly unit?: number;
    /** Notified: first day on which an appeal is late. */
    readonly day?: number;
    readonly said?: string;
  },
) =>
  tx.query('select move_recovery($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, to, by.account ?? null, by.unit ?? null, tx.event],
    ...[by.day === undefined ? null : dayText(by.day), by.said ?? null],
  ]);

/** Gives the number of the repayment; undefined where its reference is recorded already. */
export async function insertRepayment(
  tx: Changing,
  of: Readonly<Record<'id' | 'fen' | 'day' | 'account', number>> & { readonly reference: string },
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number | null }>(
    'select take_repayment($1, $2, $3, $4, $5, $6) as id',
    [of.id, of.fen, dayText(of.day), of.reference, of.account, tx.event],
  );
  return row!.id ?? undefined;
}

/** By which policy, and in which group of provinces, the latest payment of a period was divided. */
export async function dividedBy(
  tx: Reading,
  records: readonly number[],
  { program, from }: Pick<RecoveryRow, 'program' | 'from'>,
): Promise<{ readonly policy: number; readonly tier: FundingTier | null } | undefined> {
  const [row] = await tx.query<{ policy: number; tier: FundingTier | null }>(
    `select policy_version_id as policy, funding_tier as tier
     from payment_instruction line join payment_run run on run.id = run_id
       join program on program.id = line.program
     where line.person_id = any($1) and program.name = $2 and from_day = $3
       and line.state in ('paid', 'paid-after-all')
     order by part desc limit 1`,
    [records, program, dayText(from)],
  );
  return row;
}
