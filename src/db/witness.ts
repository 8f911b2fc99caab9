/**
 * Rows that are added and never changed: the audit row of the act that adds them carries a hash of what they say, so
 * that a row which somebody changed, removed or slipped in past the software is found.
 */
import type { Changing } from './county.ts';

/** What of a row is hashed, and in which order rows are; independent of settings of the session. */
const witnessed = {
  payment: {
    row: 'person_id, program, from_day, until_day, amount_fen, paid_on, reference',
    order: 'person_id, program, from_day',
  },
  further_payment: {
    row: 'person_id, program, from_day, part, until_day, amount_fen, paid_on, reference, instruction_id',
    order: 'person_id, program, from_day, part',
  },
  ledger_transfer: {
    row: 'id, run_id, instruction_id, event, debit, credit, amount_fen',
    order: 'id',
  },
  county_transfer: {
    row: 'id, event, repayment_id, gift_id, grant_id, debit, credit, amount_fen',
    order: 'id',
  },
  consent: {
    row: `id, person_id, purpose, decision, text_version, language, read_aloud, guardian_id, is_at_desk,
      account_id, extract(epoch from at)`,
    order: 'id',
  },
} as const;
export type Witnessed = keyof typeof witnessed;

const hashOf = (table: Witnessed) =>
  `encode(sha256(convert_to(coalesce(jsonb_agg(jsonb_build_array(${witnessed[table].row})
     order by ${witnessed[table].order})::text, ''), 'UTF8')), 'hex')`;

const nameIn = (table: Witnessed) => `rows of ${table}`;

/** Writes into the audit row what this event added to a table; call it after the last row. */
export async function witness(tx: Changing, table: Witnessed): Promise<void> {
  const [row] = await tx.query<{ hash: string }>(
    `select ${hashOf(table)} as hash from ${table} where added_in = $1`,
    [tx.event],
  );
  tx.note({ [nameIn(table)]: row!.hash });
}

/** Statements that count, for each table, the acts whose rows are not what their audit rows say. */
export const alteredSql: readonly string[] = (Object.keys(witnessed) as Witnessed[]).map(
  (table) => `select 'altered', '${table}', null, count(*), min(acts.seq)
    from (select added_in, ${hashOf(table)} as hash from ${table} group by added_in) as found
      full join (select event_id from audit_event where detail ? '${nameIn(table)}') as said
        on said.event_id = found.added_in
      left join audit_event as acts on acts.event_id = coalesce(said.event_id, found.added_in)
    where acts.detail ->> '${nameIn(table)}' is distinct from found.hash
    having count(*) > 0`,
);
