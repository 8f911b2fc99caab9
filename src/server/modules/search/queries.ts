/** SQL of searching: the functions of migration 0012, which look further than who asks and tell less. */
import type { Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type SearchCounts = {
  readonly searches: number;
  readonly unit_searches: number;
  readonly misses: number;
  /** People whom searching has shown to the account since the day began. */
  readonly seen: number;
  /** In the county. */
  readonly people: number | null;
};

/** Counts a search; gives the counts with it. */
export async function beginSearch(
  tx: Reading,
  hour: Date,
  day: Date,
  isIdentity: boolean,
): Promise<SearchCounts> {
  const [row] = await tx.query<SearchCounts>('select * from begin_search($1, $2, $3)', [
    ...[hour, day, Number(isIdentity)],
  ]);
  return row!;
}

export const endSearch = (tx: Reading, hour: Date, isMiss: boolean) =>
  tx.query('select end_search($1, $2)', [hour, Number(isMiss)]);

/** Beginnings of names or of their readings; an empty one fits nobody. */
export type Beginning = { readonly name: string; readonly reading: string };

/** People of the asker's area whose name begins so. */
export async function peopleCalled(
  tx: Reading,
  { name, reading }: Beginning,
  today: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    'select people_called($1, $2, $3, $4, $5, $6) as id',
    [name, endOf(name), reading, endOf(reading), dayText(today), limit],
  );
  return rows.map(({ id }) => id);
}

/** After everything that begins so, in the order of bytes. */
const endOf = (beginning: string) => (beginning === '' ? '' : `${beginning}\u{10FFFF}`);

export type Meant = {
  readonly name: string;
  /** Keyed indexes of an identity number; none: searched by birth. */
  readonly indexes: readonly Buffer[];
  readonly born: number | undefined;
  /** As it is stored: 1 female, 2 male. */
  readonly sex: number | undefined;
};

export type IdentifiedRow = {
  readonly person_id: number;
  readonly is_near: boolean;
  readonly unit: string | null;
};

/** Who is meant: everybody within reach, or one person out of reach. */
export const identified = (
  tx: Reading,
  { name, indexes, born, sex }: Meant,
  today: number,
): Promise<IdentifiedRow[]> =>
  tx.query<IdentifiedRow>('select * from identified($1, $2, $3, $4, $5)', [
    ...[indexes, name, born === undefined ? null : dayText(born), sex ?? null, dayText(today)],
  ]);
