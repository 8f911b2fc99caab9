/**
 * Makes an empty database what a backup holds. Each county is one transaction, and the directory of
 * counties comes last: until it is there no county is, and an interrupted restore is begun again.
 */
import { type KeyObject, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { countyOf } from '../county.ts';
import type { Client, Database } from '../database.ts';
import {
  applyMigration,
  careSchemaOf,
  createCareSchema,
  createCountySchema,
  createPlatform,
  kindOfScope,
  migrationsOf,
} from '../migrations.ts';
import { inTransaction, lockForRestore, withOwnConnection } from './connection.ts';
import {
  type BackupCounty,
  type BackupFile,
  type BackupHeader,
  type BackupTable,
  type BackupTrailer,
  nameOf,
  readBackup,
  withFile,
} from './contents.ts';
import { backupError } from './errors.ts';
import { copyTarget, tableTarget } from './layout.ts';
import { noteFinished, noteUnfinished } from './unfinished.ts';
import { checkRows, type BackupSummary, summaryOf } from './verify.ts';
import type { BackupProgress } from './write.ts';

export type RestoreOptions = {
  readonly key: KeyObject;
  /** Who restores, for the audit row. */
  readonly actor: string;
  readonly log?: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
};

export type RestoreReport = BackupSummary & {
  /** Counties whose audit chain was broken already when the backup was taken, and where. */
  readonly brokenAudits: readonly { readonly code: string; readonly seq: number }[];
};

/**
 * Loads a backup into a database without counties. Afterwards `migrate` brings it to this version.
 *
 * Errors: all of verifyBackup, before anything is written; BACKUP_NOT_EMPTY, BACKUP_NEWER,
 * BACKUP_MIGRATION_CHANGED.
 */
export async function restoreBackup(
  db: Database,
  path: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  db.assertWritable();
  const { key, actor, signal } = options;
  return withFile(path, async (handle) => {
    const verified = await readBackup(handle, path, key);
    const { header } = verified;
    const trailer = await checkRows(verified, signal);
    checkMigrations(path, header);
    return withOwnConnection(db, async (client) => {
      await lockForRestore(client);
      await inTransaction(client, () => beginRestore(client, header));
      const backup = await readBackup(handle, path, key);
      const restoring = { db, client, backup, trailer, options };
      const brokenAudits: { code: string; seq: number }[] = [];
      for (const county of header.counties) {
        const seq = await inTransaction(client, () => restoreCounty(restoring, county, actor));
        if (seq !== undefined) brokenAudits.push({ code: county.code, seq });
      }
      await inTransaction(client, () => endRestore(restoring));
      const bytes = verified.bytes();
      return { ...summaryOf(path, header, trailer, bytes), brokenAudits };
    });
  });
}

type Restoring = {
  readonly db: Database;
  readonly client: Client;
  readonly backup: BackupFile;
  readonly trailer: BackupTrailer;
  readonly options: RestoreOptions;
};

/** Errors: BACKUP_NEWER, BACKUP_MIGRATION_CHANGED. */
function checkMigrations(file: string, { migrations }: BackupHeader): void {
  const checksums = (kind: Parameters<typeof migrationsOf>[0]) =>
    new Map(migrationsOf(kind).map(({ name, checksum }) => [name, checksum]));
  const known = {
    platform: checksums('platform'),
    county: checksums('county'),
    repro: checksums('repro'),
  };
  for (const { scope, name, checksum } of migrations) {
    const own = known[kindOfScope(scope)].get(name);
    if (own === undefined) throw backupError('BACKUP_NEWER', { file, needs: `${scope}/${name}` });
    if (own !== checksum)
      throw backupError('BACKUP_MIGRATION_CHANGED', { file, migration: `${scope}/${name}` });
  }
}

/** An empty platform schema as it was, with a note that stays until the restore is done. */
async function beginRestore(client: Client, header: BackupHeader): Promise<void> {
  for (const schema of await leftovers(client))
    await client.query(`drop schema if exists ${schema} cascade`);
  await client.query('drop schema if exists platform cascade');
  await createPlatform(client);
  await noteUnfinished(client, header.takenAt);
  await applyMigrations(client, 'platform', header);
}

/** Schemas of counties that an unfinished restore made. Errors: BACKUP_NOT_EMPTY. */
async function leftovers(client: Client): Promise<readonly string[]> {
  const isMigrated = await exists(client, 'platform.migration');
  if (isMigrated && (await exists(client, 'platform.county'))) {
    const { rows } = await client.query<{ code: string }>(
      'select code from platform.county order by code limit 1',
    );
    if (rows[0]) throw backupError('BACKUP_NOT_EMPTY', { schema: `county_${rows[0].code}` });
  }
  const made = isMigrated
    ? (await client.query<{ scope: string }>('select distinct scope from platform.migration')).rows
    : [];
  const { rows: found } = await client.query<{ schema: string }>(
    String.raw`select nspname::text as schema from pg_namespace where nspname ~ '^county_\d{6}(_repro)?$'`,
  );
  const scopes = new Set(made.map(({ scope }) => scope));
  const foreign = found.find(({ schema }) => !scopes.has(schema));
  if (foreign) throw backupError('BACKUP_NOT_EMPTY', foreign);
  return found.map(({ schema }) => schema);
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query('select to_regclass($1) is not null as is_there', [table]);
  return rows[0]!.is_there === true;
}

/** Makes a schema what it was when the backup was taken; owner and grants come with it. */
async function applyMigrations(client: Client, scope: string, { migrations }: BackupHeader) {
  const named = new Set(migrations.filter((one) => one.scope === scope).map(({ name }) => name));
  for (const migration of migrationsOf(kindOfScope(scope))) {
    if (named.has(migration.name)) await applyMigration(client, scope, migration);
  }
}

/** The county as it was. First broken audit event, if any, of it and of its care records. */
async function restoreCounty(
  restoring: Restoring,
  { code, seq, auditSeq }: BackupCounty,
  actor: string,
): Promise<number | undefined> {
  const { client, backup, db } = restoring;
  const { schema } = countyOf(db, code);
  await createCountySchema(client, schema);
  const broken = await restoreSchema(restoring, schema, actor, { seq, auditSeq });
  const care = careSchemaOf(schema);
  if (!backup.header.tables.some((table) => table.schema === care)) {
    await noteDropped(client, care, backup.header);
    return broken;
  }
  await createCareSchema(client, schema);
  const brokenCare = await restoreSchema(restoring, care, actor, {});
  return broken ?? brokenCare;
}

/** A schema as it was, with a new epoch and an audit row. First broken audit event, if any. */
async function restoreSchema(
  restoring: Restoring,
  schema: string,
  actor: string,
  stand: { readonly seq?: number; readonly auditSeq?: number },
): Promise<number | undefined> {
  const { client, backup } = restoring;
  await applyMigrations(client, schema, backup.header);
  await loadScope(restoring, schema);
  const broken = await findBrokenAudit(client, schema);
  // Made here and not in SQL: Citus refuses volatile functions in an update.
  await client.query(`update ${schema}.journal set epoch = $1`, [randomUUID()]);
  const detail = { takenAt: backup.header.takenAt, ...stand, brokenAuditSeq: broken };
  await client.query(`select ${schema}.close_event(null, '{}', '{}', $1, 'restore', '{}', $2)`, [
    actor,
    JSON.stringify(detail),
  ]);
  return broken;
}

/** Care records that were dropped are not made again by the next migration. */
async function noteDropped(client: Client, care: string, { migrations }: BackupHeader) {
  for (const { scope, name, checksum } of migrations.filter((one) => one.scope === care)) {
    await client.query(
      'insert into platform.migration (scope, name, checksum) values ($1, $2, $3)',
      [scope, name, checksum],
    );
  }
}

async function endRestore(restoring: Restoring): Promise<void> {
  await loadScope(restoring, 'platform');
  await noteFinished(restoring.client);
}

/** Loads the tables of a schema and sets its counters. */
async function loadScope(restoring: Restoring, schema: string): Promise<void> {
  const { client, backup, options } = restoring;
  const tables = backup.header.tables.filter((table) => table.schema === schema);
  // Migrations fill in some rows; the backup has them too.
  await client.query(`truncate ${tables.map(tableTarget).join(', ')}`);
  for (const table of tables) {
    const rows = await loadTable(restoring, table);
    options.log?.({ schema, table: table.name, rows });
  }
  for (const { table, column, value, isCalled } of backup.header.sequences.filter(
    (sequence) => sequence.schema === schema,
  )) {
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', [
      tableTarget({ schema, name: table }),
      column,
      value,
      isCalled,
    ]);
  }
  for (const table of tables) await client.query(`analyze ${tableTarget(table)}`);
}

async function loadTable(restoring: Restoring, table: BackupTable): Promise<number> {
  const { client, backup, trailer, options } = restoring;
  options.signal?.throwIfAborted();
  const stream = client.query(copyFrom(`copy ${copyTarget(table)} from stdin (format binary)`));
  await pipeline(Readable.from(backup.rowsOf(table)), stream);
  const { rows } = trailer.tables[backup.header.tables.indexOf(table)]!;
  if (stream.rowCount !== rows)
    throw backupError('BACKUP_DAMAGED', { file: backup.path, part: nameOf(table) });
  return rows;
}

/** Number of the first audit event whose hash does not follow from the one before. */
async function findBrokenAudit(client: Client, schema: string): Promise<number | undefined> {
  const { rows } = await client.query<{ seq: number }>(
    `select seq from (
       select seq, hash, row_number() over chain as place, sha256(
         coalesce(lag(hash) over chain, decode(repeat('00', 32), 'hex')) || convert_to(
           ${schema}.audit_text(seq, at, actor, action, event_id, subjects, detail), 'UTF8')) as due
       from ${schema}.audit_event window chain as (order by seq)
     ) as audit where hash <> due or seq <> place order by seq limit 1`,
  );
  return rows[0]?.seq;
}
