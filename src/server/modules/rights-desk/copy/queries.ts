/** SQL of copies: whole rows of the tables in tables.ts. Names of tables and columns come from there alone. */
import type { Reading } from '../../../../db/county.ts';
import { type CopiedName, copiedTable } from './tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Rows that are somebody's, by the numbers of her records or accounts, without what is left out. */
export async function rowsOf(
  tx: Reading,
  name: CopiedName,
  { records, accounts }: Readonly<Record<'records' | 'accounts', readonly number[]>>,
): Promise<readonly Row[]> {
  const { by, without = {}, isWorkedOut } = copiedTable(name);
  const whose = by.map((column) => `${column} = any($1)`).join(' or ');
  const current = isWorkedOut
    ? `and evaluation_id = (select id from evaluation where state = 'current')`
    : '';
  const rows = await tx.query<{ row: Row }>(
    `select to_jsonb(${name}) - $2::text[] as row from ${name} where (${whose}) ${current}
     order by to_jsonb(${name})`,
    [by[0] === 'account_id' ? accounts : records, Object.keys(without)],
  );
  return rows.map(({ row }) => row);
}

export async function accountsOf(tx: Reading, records: readonly number[]): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    'select id from account where person_id = any($1) order by id',
    [records],
  );
  return rows.map(({ id }) => id);
}

export const householdNumbers = (tx: Reading, ids: readonly number[]) =>
  tx.query<{ id: number; number: string }>('select id, number from household where id = any($1)', [
    ids,
  ]);
