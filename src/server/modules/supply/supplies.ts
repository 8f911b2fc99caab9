/**
 * Goods on shelves, carried by posts and given to residents. A standing offer, such as contraceptives, is counted in
 * pieces and given to nobody: no row says who took it or at which visit.
 */
import { type Changing, type County, changeCounty, readCounty } from '../../../db/county.ts';
import { isSupply, supplyOf } from '../../../model/service/supplies.ts';
import { END } from '../../../rules/index.ts';
import type { Act } from '../registry/index.ts';
import { lockPerson } from '../registry/records.ts';
import { type Saying, serviceError } from '../service/index.ts';
import {
  addStock,
  findShelf,
  insertMove,
  type MoveRow,
  retractMove,
  type Shelf,
  type StockRow,
  stockOf,
  takeStock,
} from './queries.ts';

export type Issuing = {
  readonly item: string;
  readonly quantity: number;
  /** Absent: of what expires first. */
  readonly lot?: string;
  readonly person: number;
  readonly encounter?: number;
  readonly day: number;
  readonly by: Saying & { readonly post?: number };
};

/**
 * Gives goods to somebody, from what the post carries or else from the shelf; gives the number of the move.
 * Errors: SUPPLY_UNKNOWN, SUPPLY_SHORT, PERSON_UNKNOWN, those of the access decision.
 */
export async function issueSupply(tx: Changing, issuing: Issuing): Promise<number> {
  const { item, quantity, lot, person, encounter, day, by } = issuing;
  if (!isSupply(item)) throw serviceError('SUPPLY_UNKNOWN', { item });
  await lockPerson(tx, person);
  const { unit, post, account } = by;
  const shelf = await findShelf(tx, { unit, post, item, lot, quantity, day });
  if (!shelf || !(await takeStock(tx, shelf, quantity))) throw short(item, quantity);
  const isNamed = !supplyOf(item).isStandingOffer;
  const id = await insertMove(tx, {
    ...{ kind: 'issued', shelf, quantity, day, account },
    ...(isNamed && { person }),
    ...(isNamed && encounter !== undefined && { encounter }),
  });
  if (isNamed) tx.changed('service', person);
  return id;
}

const short = (item: string, quantity: number) => serviceError('SUPPLY_SHORT', { item, quantity });

/** Puts goods back where they came from. Errors: SUPPLY_MOVE_UNKNOWN, SUPPLY_SHORT when they were used meanwhile. */
export async function takeBackSupply(tx: Changing, id: number): Promise<void> {
  const move = await retractMove(tx, id);
  if (!move) throw serviceError('SUPPLY_MOVE_UNKNOWN', { move: id });
  const { quantity, item } = move;
  if (move.kind === 'received' || move.kind === 'moved') {
    if (!(await takeStock(tx, shelfAt(move, move.to_post), quantity))) throw short(item, quantity);
  }
  if (move.kind !== 'received') await addStock(tx, shelfAt(move, move.from_post), quantity);
}

const shelfAt = ({ unit, item, lot, expires }: MoveRow, post: number | null): Shelf => ({
  ...{ unit, item, lot, expires },
  ...(post !== null && { post }),
});

/** Goods that came in, that a post takes along or brings back, or that may not be given any more. */
export type Moving = {
  readonly kind: 'received' | 'moved' | 'expired';
  readonly item: string;
  readonly lot?: string;
  /** First day on which it may not be given any more. */
  readonly expires?: number;
  readonly quantity: number;
  readonly fromPost?: number;
  readonly toPost?: number;
  readonly today: number;
  readonly actor: string;
  readonly by: Saying;
};

/** Errors: SUPPLY_UNKNOWN, SUPPLY_SHORT. */
export async function moveSupply(
  county: County,
  moving: Moving,
): Promise<Act & { readonly move: number }> {
  const { kind, item, lot = '', expires = END, quantity, fromPost, toPost, today, by } = moving;
  if (!isSupply(item)) throw serviceError('SUPPLY_UNKNOWN', { item });
  const act = { kind: 'stock-move', actor: moving.actor, detail: { item, quantity, move: kind } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const goods = { unit: by.unit, item, lot, expires };
    const from = { ...goods, ...(fromPost !== undefined && { post: fromPost }) };
    if (kind !== 'received' && !(await takeStock(tx, from, quantity))) throw short(item, quantity);
    const to = { ...goods, ...(toPost !== undefined && { post: toPost }) };
    if (kind !== 'expired') await addStock(tx, to, quantity);
    const row = { kind, shelf: from, quantity, day: today, account: by.account };
    const move = await insertMove(tx, { ...row, ...(toPost !== undefined && { toPost }) });
    return { event: tx.event, move };
  });
  return { ...value, seq };
}

/** What a unit has, by item. */
export const stockOfUnit = (
  county: County,
  { actor, unit }: { readonly actor: string; readonly unit: number },
): Promise<readonly StockRow[]> =>
  readCounty(county, { kind: 'list-stock', actor }, (tx) => stockOf(tx, unit));
