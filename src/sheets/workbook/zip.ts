/**
 * Opens the zip inside an .xlsx and guards it: sizes are checked before anything is unpacked, and
 * counted again while unpacking, because a bomb lies about them.
 */
import { Buffer } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type SheetDetail, sheetError } from '../types.ts';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

/** All parts together, unpacked. A full sheet of Excel (1,048,576 rows × 30) is about 2 GB. */
export const UNPACKED_BYTES_MAX = 4 * 2 ** 30;

/** How much larger than packed a part may be. Sheets reach 15 to 60; deflate's most is 1032. */
export const RATIO_MAX = 250;

/** Below this a part is harmless, whatever its ratio. */
export const RATIO_FREE_BYTES = 16 * 2 ** 20;

const METHOD_STORED = 0;
const METHOD_DEFLATE = 8;

export type Zip = AsyncDisposable & {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes of a part, in pieces; its check sum is verified at the end. */
  part(name: string): AsyncGenerator<Buffer>;
  /** Packed bytes read so far, for progress. */
  bytesRead(): number;
};

/**
 * The parts of a zip file.
 *
 * Errors: SHEET_TOO_LARGE_INSIDE by declared or by real size, SHEET_ENCRYPTED, SHEET_BROKEN.
 */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path);
  try {
    const entries = await zipEntries(file, path);
    let declared = 0;
    for (const entry of entries.values()) {
      refuseLarge(path, entry.name, entry.packedBytes, entry.unpackedBytes);
      declared += entry.unpackedBytes;
    }
    const found = { what: 'bytes', found: declared, limit: UNPACKED_BYTES_MAX };
    if (declared > UNPACKED_BYTES_MAX) throw sheetError('SHEET_TOO_LARGE_INSIDE', path, found);
    return zipOf(file, path, entries);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function zipOf(file: FileHandle, path: string, entries: ReadonlyMap<string, ZipEntry>): Zip {
  let packedRead = 0;
  let unpackedRead = 0;
  async function* packed(entry: ZipEntry): AsyncGenerator<Buffer> {
    const from = await contentFrom(file, path, entry);
    if (entry.packedBytes === 0) return;
    const end = from + entry.packedBytes - 1;
    const stream = file.createReadStream({ start: from, end, autoClose: false });
    for await (const chunk of stream) {
      packedRead += chunk.length;
      yield chunk as Buffer;
    }
  }
  async function* part(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw sheetError('SHEET_BROKEN', path, { reason: `no ${name}` });
    let bytes = 0;
    let sum = 0;
    for await (const piece of unpacked(path, entry, packed(entry))) {
      bytes += piece.length;
      unpackedRead += piece.length;
      refuseLarge(path, name, entry.packedBytes, bytes);
      refuseLie(path, entry, bytes, unpackedRead);
      sum = crc32(piece, sum);
      yield piece;
    }
    if (bytes !== entry.unpackedBytes || sum !== entry.checkSum) {
      throw sheetError('SHEET_BROKEN', path, { reason: `${name} is damaged` });
    }
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    part,
    bytesRead: () => packedRead,
    [Symbol.asyncDispose]: async () => await file.close(),
  };
}

async function* unpacked(
  path: string,
  entry: ZipEntry,
  packed: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  if (entry.method === METHOD_STORED) return yield* packed;
  if (entry.method !== METHOD_DEFLATE) {
    throw sheetError('SHEET_BROKEN', path, { reason: `packing method ${entry.method}` });
  }
  const inflate = createInflateRaw();
  // A failing source ends `inflate` with the same error, which the loop below throws.
  const feeding = pipeline(packed, inflate).catch(() => undefined);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) {
      throw error;
    }
    throw sheetError('SHEET_BROKEN', path, { reason: `${entry.name} is damaged` });
  } finally {
    inflate.destroy();
    await feeding;
  }
}

function refuseLarge(path: string, name: string, packedBytes: number, bytes: number): void {
  if (bytes <= RATIO_FREE_BYTES || bytes <= packedBytes * RATIO_MAX) return;
  const detail: SheetDetail = {
    what: `ratio of ${name}`,
    found: Math.ceil(bytes / Math.max(packedBytes, 1)),
    limit: RATIO_MAX,
  };
  throw sheetError('SHEET_TOO_LARGE_INSIDE', path, detail);
}

function refuseLie(path: string, entry: ZipEntry, bytes: number, bytesOfAll: number): void {
  const isLie = bytes > entry.unpackedBytes;
  if (!isLie && bytesOfAll <= UNPACKED_BYTES_MAX) return;
  const detail: SheetDetail = {
    what: isLie ? `declared size of ${entry.name}` : 'bytes',
    found: isLie ? bytes : bytesOfAll,
    limit: isLie ? entry.unpackedBytes : UNPACKED_BYTES_MAX,
  };
  throw sheetError('SHEET_TOO_LARGE_INSIDE', path, detail);
}

const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;

/** Where a part's packed bytes begin: after its own header, whose length only it knows. */
async function contentFrom(file: FileHandle, path: string, entry: ZipEntry): Promise<number> {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, LOCAL_HEADER_BYTES, entry.headerFrom);
  if (bytesRead < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) {
    throw sheetError('SHEET_BROKEN', path, { reason: `${entry.name} has no header` });
  }
  return entry.headerFrom + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}
