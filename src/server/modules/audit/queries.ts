/**
 * SQL of the audit check: the chain recomputed by the server in one statement, and what else must be so
 * when nobody wrote past the software. Everything here only reads.
 */
import type { Reading } from '../../../db/county.ts';
import { alteredSql } from '../../../db/witness.ts';

/** What stands last in the chain, what the counter row says of it, and the first link that does not hold. */
export type ChainRow = {
  readonly rows: number;
  readonly last_seq: number;
  readonly last_hash: string;
  /** Null when the counter row is gone. */
  readonly head_seq: number | null;
  readonly head_hash: string | null;
  readonly broken_seq: number | null;
  readonly is_missing: boolean | null;
};

/**
 * Each row is hashed over the hash that is stored before it, so one pass in order shows every break.
 *
 * The text of a row is put together here and not by the function audit_text of the county: whoever can
 * change rows can change that function too.
 */
const chainSql = `
  with linked as (
    select seq, hash,
      1 + coalesce(lag(seq) over in_order, 0) as expected_seq,
      sha256(coalesce(lag(hash) over in_order, decode(repeat('00', 32), 'hex')) || convert_to(
        jsonb_build_array(
          seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          actor, action, event_id, subjects, detail)::text,
        'UTF8')) as expected_hash
    from audit_event window in_order as (order by seq)
  ), broken as (
    select least(seq, expected_seq) as seq, seq > expected_seq as is_missing
    from linked where seq <> expected_seq or hash is distinct from expected_hash
    order by linked.seq limit 1
  )
  select (select count(*) from linked) as rows,
    coalesce(last.seq, 0) as last_seq,
    encode(coalesce(last.hash, decode(repeat('00', 32), 'hex')), 'hex') as last_hash,
    journal.audit_seq as head_seq, encode(journal.audit_hash, 'hex') as head_hash,
    broken.seq as broken_seq, broken.is_missing
  from (values (1)) as once (one)
    left join journal on true
    left join broken on true
    left join (select seq, hash from audit_event order by seq desc limit 1) as last on true`;

/** The chain as it stands. */
export async function readChain({ query }: Reading): Promise<ChainRow> {
  return (await query<ChainRow>(chainSql))[0]!;
}

/**
 * Columns that name rows of another table and are not foreign keys, because a check of each row would cost
 * too much where there are millions: this check makes up for it. A test compares the list with the schema.
 */
export const pointers = {
  event: [
    'change.event_id',
    'entitlement_change.event_id',
    'fact.added_in',
    'fact.retracted_in',
    'household.added_in',
    'household_member.added_in',
    'household_member.retracted_in',
    'person.added_in',
    'person_identity.added_in',
    'person_identity.retracted_in',
    'relationship.added_in',
    'relationship.retracted_in',
  ],
  account: [
    'county_setting.account_id',
    'emergency_access.account_id',
    'encounter.account_id',
    'fund_gift.account_id',
    'hold_release.account_id',
    'observation.account_id',
    'payee_account.account_id',
    'post.account_id',
    'referral.account_id',
    'repayment.account_id',
    'request.account_id',
    'search_use.account_id',
    'staff_bank_account.account_id',
    'stock_move.account_id',
    'task_outcome.account_id',
  ],
  unit: ['hold_release.run_unit_id', 'search_use.unit_id'],
  person: [
    'change.person_id',
    'contact.person_id',
    'due_window.person_id',
    'encounter.person_id',
    'entitlement.person_id',
    'entitlement_change.person_id',
    'fact.person_id',
    'fund_grant.person_id',
    'further_payment.person_id',
    'household_member.person_id',
    'observation.person_id',
    'paper.person_id',
    'payee_account.person_id',
    'payment_instruction.person_id',
    'payment_line.person_id',
    'person_identity.person_id',
    'phone_conflict.person_id',
    'phone_event.person_id',
    'phone_person.person_id',
    'question.about_id',
    'question.person_id',
    'recovery.person_id',
    'referral.person_id',
    'relationship.other_id',
    'relationship.person_id',
    'repayment.person_id',
    'rule_failure.person_id',
    'stock_move.person_id',
    'task.person_id',
    'task_outcome.person_id',
  ],
  household: ['household_member.household_id'],
  fact_kind: ['fact.kind'],
  evaluation: [
    'due_window.evaluation_id',
    'entitlement.evaluation_id',
    'payment_line.evaluation_id',
    'question.evaluation_id',
    'rule_failure.evaluation_id',
  ],
  payment_run: ['hold_release.run_id', 'ledger_transfer.run_id'],
  payment_instruction: [
    'further_payment.instruction_id',
    'hold_release.instruction_id',
    'ledger_transfer.instruction_id',
    'payment.instruction_id',
  ],
  recovery: ['repayment.recovery_id'],
  program: [
    'due_window.program',
    'entitlement.program',
    'entitlement_change.program',
    'further_payment.program',
    'payment_instruction.program',
    'payment_line.program',
    'question.program',
    'repayment.program',
    'rule_failure.program',
  ],
} as const;

/**
 * An emergency may be opened for a number that nobody has, lest it tell who is on record; the case of a line that was
 * never paid may be deleted at her request.
 */
export const mayNameNobody: readonly string[] = [
  'audit_subject.person_id',
  'emergency_access.person_id',
  'payment_instruction.case_id',
];

export type FlawRow = {
  readonly reason: 'change-numbers' | 'event-open' | 'event-unaudited' | 'pointer' | 'altered';
  /** Table, or table and column. */
  readonly place: string;
  readonly target: string | null;
  readonly count: number;
  /** The smallest number that is wrong; of altered rows, the number of their audit row. */
  readonly first: number;
};

const pointerSql = Object.entries(pointers).flatMap(([target, places]) =>
  places.map((place) => {
    const [table, column] = place.split('.');
    return `select 'pointer', '${place}', '${target}', count(*), min(${column}) from ${table}
      where ${column} is not null and not exists (select from ${target} where ${target}.id = ${place})
      having count(*) > 0`;
  }),
);

/** Change numbers are 1, 2, 3 … up to the counter; every event was closed and has its audit row. */
const accountSql = [
  `select 'change-numbers' as reason, 'change' as place, null as target,
      count(*) as count, min(coalesce(change.seq, due.seq)) as first
    from change
      full join generate_series(1, (select seq from journal)) as due (seq) on due.seq = change.seq
    where change.seq is null or due.seq is null
    having count(*) > 0`,
  `select 'event-open', 'event', null, count(*), min(id) from event where seq is null having count(*) > 0`,
  `select 'event-unaudited', 'event', null, count(*), min(id) from event
    where not exists (select from audit_event where event_id = event.id) having count(*) > 0`,
];

const flawSql = [...accountSql, ...pointerSql, ...alteredSql].join(' union all ');

/** What is wrong with the record besides the chain; empty when all is well. */
export const readFlaws = ({ query }: Reading): Promise<FlawRow[]> => query<FlawRow>(flawSql);

/** The same of care records, whose few tables the database itself keeps from naming what is not there. */
export const readCareFlaws = ({ query }: Reading): Promise<FlawRow[]> =>
  query<FlawRow>(accountSql.join(' union all '));

/** From here on functions are the server's own, even if somebody made others of their names. */
export async function trustServerOnly({ query }: Reading, schema: string): Promise<void> {
  await query(`set local search_path to pg_catalog, ${schema}, pg_temp`);
}

export type HeadRow = {
  readonly seq: number;
  readonly hash: string;
  readonly epoch: string;
  readonly at: string;
};

/** The last row of the chain, with the counter row's epoch and the server's time. */
export async function readHead({ query }: Reading): Promise<HeadRow | undefined> {
  const rows = await query<HeadRow>(`
    select journal.audit_seq as seq, encode(journal.audit_hash, 'hex') as hash, journal.epoch::text as epoch,
      to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from journal
    where journal.audit_seq = coalesce((select max(seq) from audit_event), 0)`);
  return rows[0];
}

export type LinkRow = {
  /** Hash of the row that was asked for; null when there is none. */
  readonly hash: string | null;
  readonly last_seq: number;
  readonly epoch: string | null;
};

/** What the chain says today of one row. */
export async function readLink({ query }: Reading, seq: number): Promise<LinkRow> {
  const rows = await query<LinkRow>(
    `select (select encode(hash, 'hex') from audit_event where seq = $1) as hash,
      (select coalesce(max(seq), 0) from audit_event) as last_seq,
      (select epoch::text from journal) as epoch`,
    [seq],
  );
  return rows[0]!;
}
