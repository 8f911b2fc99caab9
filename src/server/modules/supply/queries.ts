/** SQL of goods: each move takes from one place what it gives to another, under the lock of both rows. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { END } from '../../../rules/index.ts';

/** Goods of one lot in one place. */
export type Shelf = {
  readonly unit: number;
  /** Absent: the shelf of the unit. */
  readonly post?: number;
  readonly item: string;
  readonly lot: string;
  readonly expires: number;
};

const valuesOf = ({ unit, post, item, lot, expires }: Shelf) => [
  ...[unit, post ?? null, item, lot, dayText(expires)],
];

export const addStock = (tx: Changing, shelf: Shelf, quantity: number) =>
  tx.query(
    `insert into stock as held (unit_id, post_id, item, lot, expires_day, quantity) values ($1, $2, $3, $4, $5, $6)
     on conflict (unit_id, post_id, item, lot, expires_day) do update set quantity = held.quantity + $6`,
    [...valuesOf(shelf), quantity],
  );

/** Takes goods away; false, and nothing taken, where there are not as many. */
export async function takeStock(tx: Changing, shelf: Shelf, quantity: number): Promise<boolean> {
  const taken = await tx.query(
    `update stock set quantity = quantity - $6
     where unit_id = $1 and post_id is not distinct from $2 and item = $3 and lot = $4 and expires_day = $5
       and quantity >= $6 returning item`,
    [...valuesOf(shelf), quantity],
  );
  return taken.length === 1;
}

/** The place that goods are given from: of the post before the shelf, what expires first before what lasts. */
export async function findShelf(
  tx: Reading,
  asked: {
    readonly unit: number;
    readonly post: number | undefined;
    readonly item: string;
    readonly lot: string | undefined;
    readonly quantity: number;
    readonly day: number;
  },
): Promise<Shelf | undefined> {
  const [row] = await tx.query<{ post: number | null; lot: string; expires: number | null }>(
    `select post_id as post, lot, expires_day as expires from stock
     where unit_id = $1 and (post_id is null or post_id = $2) and item = $3 and ($4::text is null or lot = $4)
       and quantity >= $5 and expires_day > $6
     order by post_id is null, expires_day, lot limit 1`,
    [
      asked.unit,
      asked.post ?? null,
      asked.item,
      asked.lot ?? null,
      asked.quantity,
      dayText(asked.day),
    ],
  );
  if (!row) return undefined;
  const { unit, item } = asked;
  const { lot, post } = row;
  return { unit, item, lot, expires: row.expires ?? END, ...(post !== null && { post }) };
}

export type MoveKind = 'received' | 'moved' | 'issued' | 'expired';

export type NewMove = {
  readonly kind: MoveKind;
  readonly shelf: Shelf;
  readonly toPost?: number;
  readonly person?: number;
  readonly quantity: number;
  readonly day: number;
  readonly encounter?: number;
  readonly account: number;
};

export async function insertMove(tx: Changing, move: NewMove): Promise<number> {
  const { shelf } = move;
  const [row] = await tx.query<{ id: number }>(
    `insert into stock_move (kind, unit_id, from_post_id, to_post_id, person_id, item, lot, expires_day, quantity, day,
       encounter_id, account_id, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
    [
      ...[move.kind, shelf.unit, move.kind === 'received' ? null : (shelf.post ?? null)],
      ...[move.toPost ?? null, move.person ?? null, shelf.item, shelf.lot, dayText(shelf.expires)],
      ...[move.quantity, dayText(move.day), move.encounter ?? null, move.account, tx.event],
    ],
  );
  return row!.id;
}

export type MoveRow = {
  readonly id: number;
  readonly kind: MoveKind;
  readonly unit: number;
  readonly from_post: number | null;
  readonly to_post: number | null;
  readonly item: string;
  readonly lot: string;
  readonly expires: number;
  readonly quantity: number;
};

/** A move that was taken back now; undefined: there is none that holds. */
export async function retractMove(tx: Changing, id: number): Promise<MoveRow | undefined> {
  const [row] = await tx.query<MoveRow>(
    `update stock_move set retracted_in = $2 where id = $1 and retracted_in is null
     returning id, kind, unit_id as unit, from_post_id as from_post, to_post_id as to_post, item, lot,
       expires_day as expires, quantity`,
    [id, tx.event],
  );
  return row;
}

export type StockRow = {
  readonly post: number | null;
  readonly item: string;
  readonly lot: string;
  readonly expires: number;
  readonly quantity: number;
};

/** What a unit has. */
export const stockOf = (tx: Reading, unit: number) =>
  tx.query<StockRow>(
    `select post_id as post, item, lot, expires_day as expires, quantity from stock
     where unit_id = $1 and quantity > 0 order by item, expires_day, lot, post_id nulls first`,
    [unit],
  );
