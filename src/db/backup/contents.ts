/**
 * What a backup holds, in this order: a header that says what it is of, the rows of each table as
 * PostgreSQL's binary COPY writes them, and a trailer to count against.
 */
import type { KeyObject } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { failureAt } from '../embedded/failures.ts';
import { backupError } from './errors.ts';
import { type FrameReader, frameReader } from './frames.ts';

export type BackupTable = {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
};

/** The counter behind an identity column. */
export type BackupSequence = {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly value: number;
  readonly isCalled: boolean;
};

export type BackupCounty = {
  readonly code: string;
  readonly name: string;
  readonly pack: string;
  readonly schema: string;
  readonly epoch: string;
  /** Last change number. */
  readonly seq: number;
  /** Number and hash, in hex, of the last audit event. */
  readonly auditSeq: number;
  readonly auditHash: string;
};

export type BackupHeader = {
  /** Version of Nuanjia, and of PostgreSQL. */
  readonly software: string;
  readonly server: string;
  /** By the clock of the server, as ISO 8601. */
  readonly takenAt: string;
  readonly counties: readonly BackupCounty[];
  /** Migrations that were applied. `scope` is platform or the schema of a county. */
  readonly migrations: readonly {
    readonly scope: string;
    readonly name: string;
    readonly checksum: string;
  }[];
  /** In the order in which their rows follow and can be loaded: counties first, platform last. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
};

/** For each table of the header, in the same order. */
export type BackupTrailer = {
  readonly tables: readonly { readonly rows: number; readonly sha256: string }[];
};

/** An open backup; the header has been read. */
export type BackupFile = {
  readonly path: string;
  readonly header: BackupHeader;
  /** Pieces of the rows of a table; ask for all tables in the order of the header. */
  readonly rowsOf: (table: BackupTable) => AsyncGenerator<Buffer>;
  /** What comes after the last table. */
  readonly trailer: () => Promise<BackupTrailer>;
  readonly bytes: () => number;
};

/** The file of a backup, open for as long as it is worked with: it cannot be exchanged meanwhile. */
export async function withFile<T>(
  path: string,
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw backupError('BACKUP_NOT_FOUND', { file: path });
    throw failureAt(path, error);
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** Begins to read a backup. Errors: all of {@link frameReader}. */
export async function readBackup(
  handle: FileHandle,
  path: string,
  key: KeyObject,
): Promise<BackupFile> {
  const frames = await frameReader(handle, path, key);
  const header = (await readJson(frames, path, 'header')) as BackupHeader;
  return {
    path,
    header,
    bytes: frames.bytes,
    rowsOf: async function* (table) {
      const part = nameOf(table);
      for (let isLast = false; !isLast; ) {
        const { kind, plain } = await frames.next(part);
        if (kind !== 'rows' && kind !== 'last-rows') throw unexpected(path, part);
        isLast = kind === 'last-rows';
        yield plain;
      }
    },
    trailer: async () => {
      const trailer = (await readJson(frames, path, 'trailer')) as BackupTrailer;
      await frames.end();
      return trailer;
    },
  };
}

/** Schema and name, as an administrator reads them. */
export const nameOf = ({ schema, name }: BackupTable) => `${schema}.${name}`;

async function readJson(frames: FrameReader, path: string, kind: 'header' | 'trailer') {
  const frame = await frames.next(kind);
  if (frame.kind !== kind) throw unexpected(path, kind);
  return JSON.parse(frame.plain.toString('utf8')) as unknown;
}

/** Frames are sealed in their order, so another order was written by another program. */
const unexpected = (path: string, part: string) =>
  backupError('BACKUP_FORMAT', { file: path, part });
