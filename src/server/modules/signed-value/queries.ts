/** SQL of signed values: who proposed and decided what, and what waits for a value. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { type SignatureRow, signatureColumns } from '../policy/index.ts';
import type { ValueEffects } from './effects.ts';

export type ValueState = 'proposed' | 'agreed' | 'in-force' | 'refused';

export type ValueRow = SignatureRow & {
  readonly state: ValueState;
  readonly document: string;
  readonly office: string;
  readonly proposedBy: number;
  readonly proposedPost: number;
  readonly unit: number;
  readonly proposer: string;
  readonly unitName: string;
  readonly decider: string | null;
  readonly reason: string | null;
  /** Policy that was in force when its effects were worked out. */
  readonly comparedWith: number | null;
  readonly effects: ValueEffects | null;
  readonly seen: string | null;
};

const valueSql = `select ${signatureColumns}, signed_value.state, document, office, proposed_by as "proposedBy",
    proposed_post as "proposedPost", proposed_unit_id as unit, proposer.name as proposer, unit.name as "unitName",
    decider.name as decider, reason, compared_with as "comparedWith", effects, effects_hash as seen
  from signed_value join unit on unit.id = proposed_unit_id join account proposer on proposer.id = proposed_by
    left join account decider on decider.id = decided_by`;

/** Values in some states, the newest first. */
export const valuesIn = (tx: Reading, states: readonly ValueState[]) =>
  tx.query<ValueRow>(
    `${valueSql} where signed_value.state = any($1) order by signed_value.id desc limit 200`,
    [states],
  );

export async function findValue(tx: Reading, id: number): Promise<ValueRow | undefined> {
  return (await tx.query<ValueRow>(`${valueSql} where signed_value.id = $1`, [id]))[0];
}

/** Keeps a proposal; undefined when the same one is open. */
export async function insertValue(
  tx: Changing,
  row: Omit<SignatureRow, 'id' | 'source'> &
    Readonly<Record<'document' | 'office', string>> &
    Readonly<Record<'account' | 'post' | 'unit', number>>,
): Promise<number | undefined> {
  const [made] = await tx.query<{ id: number }>(
    `insert into signed_value (program, parameter, from_day, value, document, office, proposed_by, proposed_post,
       proposed_unit_id, proposed_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (program, parameter, from_day) where state in ('proposed', 'agreed') do nothing returning id`,
    [
      ...[row.program, row.parameter, row.from, row.value, row.document, row.office],
      ...[row.account, row.post, row.unit, tx.event],
    ],
  );
  return made?.id;
}

export const keepEffects = (
  tx: Changing,
  id: number,
  kept: {
    readonly comparedWith: number;
    readonly version: number;
    readonly effects: ValueEffects;
    readonly seen: string;
  },
) =>
  tx.query(
    `update signed_value set compared_with = $2, policy_version_id = $3, effects = $4, effects_hash = $5 where id = $1`,
    [id, kept.comparedWith, kept.version, JSON.stringify(kept.effects), kept.seen],
  );

export const moveValue = (
  tx: Changing,
  id: number,
  to: ValueState,
  by: {
    readonly account?: number;
    readonly post?: number;
    readonly unit?: number;
    readonly seen?: string;
    readonly reason?: string;
  } = {},
) =>
  tx.query('select move_value($1, $2, $3, $4, $5, $6, $7, $8)', [
    ...[id, to, by.account ?? null, by.post ?? null, by.unit ?? null, tx.event],
    ...[by.seen ?? null, by.reason ?? null],
  ]);

export type Stretch = { readonly program: string; readonly from: number; readonly until: number };
export type Waiting = { readonly people: number; readonly fen: number };

/** How many people, and how many begun fen, a program withholds for periods that touch each stretch. */
export async function waitingFor(
  tx: Reading,
  stretches: readonly Stretch[],
  today: number,
): Promise<readonly Waiting[]> {
  const rows = await tx.query<Waiting>(
    `select count(distinct person_id) as people, coalesce(sum(amount_fen), 0)::bigint as fen
     from unnest($1::text[], $2::date[], $3::date[]) with ordinality as stretch (program, first, last, place)
       left join program on program.name = stretch.program
       left join payment_period period on period.program_id = program.id and standing = 2 and is_certain
         and period.from_day < stretch.last and period.until_day > stretch.first and period.from_day <= $4
     group by place order by place`,
    [
      stretches.map(({ program }) => program),
      stretches.map(({ from }) => dayText(from)),
      stretches.map(({ until }) => dayText(until)),
      dayText(today),
    ],
  );
  return rows;
}
