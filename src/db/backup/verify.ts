/** Reads a backup from its first to its last byte and says what is in it, or what is wrong where. */
import { createHash, type KeyObject } from 'node:crypto';
import { rowReader } from '../copy/copy-out.ts';
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

export type BackupSummary = {
  readonly file: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly takenAt: string;
  readonly software: string;
  readonly server: string;
  readonly counties: readonly BackupCounty[];
  readonly tables: readonly {
    readonly schema: string;
    readonly name: string;
    readonly rows: number;
  }[];
  readonly rows: number;
};

/**
 * What a backup holds, after every byte of it was checked.
 *
 * Errors: BACKUP_NOT_FOUND, BACKUP_FORMAT, BACKUP_NEWER, BACKUP_KEY, BACKUP_CUT_OFF, BACKUP_DAMAGED.
 */
export async function verifyBackup(
  path: string,
  { key, signal }: { readonly key: KeyObject; readonly signal?: AbortSignal },
): Promise<BackupSummary> {
  return withFile(path, async (handle) => {
    const backup = await readBackup(handle, path, key);
    const trailer = await checkRows(backup, signal);
    return summaryOf(path, backup.header, trailer, backup.bytes());
  });
}

/** The trailer, after the rows of every table were counted and hashed against it. */
export async function checkRows(
  backup: BackupFile,
  signal: AbortSignal | undefined,
): Promise<BackupTrailer> {
  const { header } = backup;
  const seen: BackupTrailer['tables'][number][] = [];
  for (const table of header.tables) seen.push(await countTable(backup, table, signal));
  const trailer = await backup.trailer();
  const odd = seen.findIndex(
    ({ rows, sha256 }, i) =>
      trailer.tables[i]?.rows !== rows || trailer.tables[i]?.sha256 !== sha256,
  );
  if (odd >= 0) {
    const part = nameOf(header.tables[odd]!);
    throw backupError('BACKUP_DAMAGED', { file: backup.path, part, byte: backup.bytes() });
  }
  return trailer;
}

async function countTable(backup: BackupFile, table: BackupTable, signal?: AbortSignal) {
  const hash = createHash('sha256');
  const reader = rowReader();
  let rows = 0;
  for await (const piece of backup.rowsOf(table)) {
    signal?.throwIfAborted();
    hash.update(piece);
    reader.read(piece, () => {
      rows++;
    });
  }
  return { rows, sha256: hash.digest('hex') };
}

/** The contents in short. */
export function summaryOf(
  file: string,
  { takenAt, software, server, counties, tables }: BackupHeader,
  trailer: BackupTrailer,
  bytes: number,
): BackupSummary {
  const counted = tables.map(({ schema, name }, i) => ({
    schema,
    name,
    rows: trailer.tables[i]!.rows,
  }));
  const rows = counted.reduce((sum, table) => sum + table.rows, 0);
  return { file, bytes, takenAt, software, server, counties, tables: counted, rows };
}
