/**
 * What there is to back up, from the catalogue: tables in an order in which they can be loaded again,
 * their columns, and the counters of identity columns.
 */
import { escapeIdentifier } from 'pg';
import type { Client } from '../database.ts';
import type { BackupSequence, BackupTable } from './contents.ts';
import { backupError } from './errors.ts';

/** The table and its columns as COPY wants them. */
export const copyTarget = (table: BackupTable): string =>
  `${tableTarget(table)} (${table.columns.map((column) => escapeIdentifier(column)).join(', ')})`;

export const tableTarget = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

/**
 * Tables of the schemas with the columns that hold data, schema by schema, referenced tables first.
 * The list of migrations is left out: it follows from making the schema again.
 * Errors: BACKUP_CIRCULAR.
 */
export async function tablesOf(
  client: Client,
  schemas: readonly string[],
): Promise<readonly BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable>(
    `select n.nspname::text as schema, c.relname::text as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped and a.attgenerated = ''
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname, c.relname) <> ('platform', 'migration')
     group by 1, 2 order by 1, 2`,
    [schemas],
  );
  const { rows: references } = await client.query<Reference>(
    `select n.nspname::text as schema, c.relname::text as "from", target.relname::text as "to"
     from pg_constraint k
       join pg_class c on c.oid = k.conrelid
       join pg_class target on target.oid = k.confrelid
       join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid and n.nspname = any($1)`,
    [schemas],
  );
  return schemas.flatMap((schema) =>
    loadOrder(
      tables.filter((table) => table.schema === schema),
      references.filter((reference) => reference.schema === schema),
    ),
  );
}

type Reference = { readonly schema: string; readonly from: string; readonly to: string };

/** Tables in an order in which each comes after those it refers to. Errors: BACKUP_CIRCULAR. */
export function loadOrder(
  tables: readonly BackupTable[],
  references: readonly Pick<Reference, 'from' | 'to'>[],
): readonly BackupTable[] {
  const ordered: BackupTable[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const waits = new Set(references.filter(({ to }) => names.has(to)).map(({ from }) => from));
    const ready = waiting.filter(({ name }) => !waits.has(name));
    if (ready.length === 0)
      throw backupError('BACKUP_CIRCULAR', { tables: [...names].toSorted().join(', ') });
    ordered.push(...ready);
    waiting = waiting.filter(({ name }) => waits.has(name));
  }
  return ordered;
}

/**
 * The counters of the schemas as they stand now. Read after a snapshot was taken they are past every
 * row in it: a counter never goes back.
 */
export async function sequencesOf(
  client: Client,
  schemas: readonly string[],
): Promise<readonly BackupSequence[]> {
  const { rows } = await client.query<
    Pick<BackupSequence, 'schema' | 'table' | 'column'> & { readonly sequence: string }
  >(
    `select * from (
       select n.nspname::text as schema, c.relname::text as "table", a.attname::text as "column",
         pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
       from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
     ) as owned where sequence is not null order by 1, 2, 3`,
    [schemas],
  );
  const sequences: BackupSequence[] = [];
  for (const { sequence, ...owner } of rows) {
    // The server has quoted the name already.
    const state = await client.query<Pick<BackupSequence, 'value' | 'isCalled'>>(
      `select last_value as value, is_called as "isCalled" from ${sequence}`,
    );
    sequences.push({ ...owner, ...state.rows[0]! });
  }
  return sequences;
}
