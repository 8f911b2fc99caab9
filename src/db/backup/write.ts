/**
 * Writes a backup of all counties while they are worked with: one snapshot, table by table, into a
 * file that has its name only when it is whole and on the disk.
 */
import { createHash, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { to as copyTo } from 'pg-copy-streams';
import type { Client, Database } from '../database.ts';
import { careSchemaOf } from '../migrations.ts';
import { failureAt } from '../embedded/failures.ts';
import { lockForBackup, withOwnConnection } from './connection.ts';
import type { BackupCounty, BackupHeader, BackupTable, BackupTrailer } from './contents.ts';
import { backupError } from './errors.ts';
import { syncFolder } from '../sync-folder.ts';
import { type FrameWriter, frameWriter, PIECE_BYTES } from './frames.ts';
import { copyTarget, sequencesOf, tablesOf, tableTarget } from './layout.ts';
import { assertRestored } from './unfinished.ts';
import { type BackupSummary, summaryOf } from './verify.ts';

export type BackupOptions = {
  readonly key: KeyObject;
  /** Hears of every table that is done. */
  readonly log?: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
};

export type BackupProgress = {
  readonly schema: string;
  readonly table: string;
  readonly rows: number;
};

/**
 * Writes a backup of everything in the database to a new file.
 *
 * Errors: BACKUP_EXISTS, BACKUP_RUNNING, BACKUP_NOT_MIGRATED, BACKUP_RESTORE_UNFINISHED,
 * BACKUP_CIRCULAR; DB_DISK_FULL, DB_PERMISSION and DB_FOLDER_UNUSABLE for the file.
 */
export async function writeBackup(
  db: Database,
  path: string,
  options: BackupOptions,
): Promise<BackupSummary> {
  if (existsSync(path)) throw backupError('BACKUP_EXISTS', { file: path });
  return withOwnConnection(db, async (client) => {
    // Only who has the lock may touch the unfinished file.
    if (!(await lockForBackup(client))) throw backupError('BACKUP_RUNNING', { file: path });
    await assertRestored(client);
    const part = `${path}.part`;
    try {
      const summary = await writePart(client, part, options);
      await rename(part, path);
      syncFolder(dirname(path));
      return { ...summary, file: path };
    } catch (error) {
      await rm(part, { force: true });
      throw isOfFile(error) ? failureAt(part, error) : error;
    }
  });
}

/** Whether the file failed, and not the connection: errors of writing do not name the file. */
const isOfFile = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ('path' in error || /^(ENOSPC|EDQUOT|EFBIG|EIO)$/.test(String(error.code)));

async function writePart(
  client: Client,
  part: string,
  { key, log, signal }: BackupOptions,
): Promise<BackupSummary> {
  const file = await open(part, 'w', 0o600);
  try {
    const frames = await frameWriter(file, key);
    await client.query('begin isolation level repeatable read read only');
    // Rows that a policy hides are an error here, not left out.
    await client.query('set local row_security to off');
    const header = await readHeader(client);
    await frames.write('header', json(header));
    const tables: BackupTrailer['tables'][number][] = [];
    for (const table of header.tables) {
      const written = await writeTable(client, table, frames, signal);
      tables.push(written);
      log?.({ schema: table.schema, table: table.name, rows: written.rows });
    }
    await client.query('commit');
    await frames.write('trailer', json({ tables } satisfies BackupTrailer));
    await file.sync();
    return summaryOf(part, header, { tables }, frames.bytes());
  } finally {
    await file.close();
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

async function readHeader(client: Client): Promise<BackupHeader> {
  const { rows: found } = await client.query<{ takenAt: string; server: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "takenAt",
       current_setting('server_version') as server
     where to_regclass('platform.county') is not null`,
  );
  if (!found[0]) throw backupError('BACKUP_NOT_MIGRATED', { schema: 'platform' });
  const { rows: migrations } = await client.query<BackupHeader['migrations'][number]>(
    'select scope, name, checksum from platform.migration order by scope, name',
  );
  const counties = await readCounties(client);
  // A county whose care records were dropped has no tables of them.
  const schemas = counties.flatMap(({ schema }) => [schema, careSchemaOf(schema)]);
  schemas.push('platform');
  return {
    software: softwareVersion(),
    ...found[0],
    counties,
    migrations,
    tables: await tablesOf(client, schemas),
    sequences: await sequencesOf(client, schemas),
  };
}

async function readCounties(client: Client): Promise<readonly BackupCounty[]> {
  const { rows } = await client.query<Pick<BackupCounty, 'code' | 'name' | 'pack' | 'schema'>>(
    'select code, name, pack, schema_name as schema from platform.county order by code',
  );
  const counties: BackupCounty[] = [];
  for (const county of rows) {
    const journal = tableTarget({ schema: county.schema, name: 'journal' });
    const { rows: there } = await client.query('select to_regclass($1) as journal', [journal]);
    if (!there[0]?.journal) throw backupError('BACKUP_NOT_MIGRATED', { schema: county.schema });
    const { rows: heads } = await client.query<
      Pick<BackupCounty, 'epoch' | 'seq' | 'auditSeq' | 'auditHash'>
    >(
      `select epoch, seq, audit_seq as "auditSeq", encode(audit_hash, 'hex') as "auditHash"
       from ${journal}`,
    );
    counties.push({ ...county, ...heads[0]! });
  }
  return counties;
}

async function writeTable(
  client: Client,
  table: BackupTable,
  frames: FrameWriter,
  signal: AbortSignal | undefined,
): Promise<BackupTrailer['tables'][number]> {
  const stream = client.query(copyTo(`copy ${copyTarget(table)} to stdout (format binary)`));
  const hash = createHash('sha256');
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    hash.update(chunk);
    waiting.push(chunk);
    bytes += chunk.length;
    while (bytes > PIECE_BYTES) {
      const all = Buffer.concat(waiting);
      await frames.write('rows', all.subarray(0, PIECE_BYTES));
      waiting = [all.subarray(PIECE_BYTES)];
      bytes -= PIECE_BYTES;
    }
  }
  await frames.write('last-rows', Buffer.concat(waiting));
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}

function softwareVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
