/** Reads the list of parts at the end of a zip file, including the 64-bit form. */
import { Buffer } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { sheetError } from '../types.ts';

/** A workbook has a part for each sheet, picture and chart; more than this is an attack. */
export const ENTRIES_MAX = 10_000;

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly checkSum: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerFrom: number;
};

type Directory = { readonly from: number; readonly bytes: number; readonly count: number };

const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const LOCATOR_BYTES = 20;
const LOCATOR_SIGNATURE = 0x07064b50;
const END64_BYTES = 56;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_BYTES = 46;
const ENTRY_SIGNATURE = 0x02014b50;
const COMMENT_BYTES_MAX = 0xffff;
const IN_64 = 0xffffffff;
const FLAG_ENCRYPTED = 1;
const DIRECTORY_BYTES_MAX = ENTRIES_MAX * 1024;

const broken = (path: string, reason: string) => sheetError('SHEET_BROKEN', path, { reason });

/** The parts by name. Errors: SHEET_BROKEN, SHEET_TOO_LARGE_INSIDE (entries), SHEET_ENCRYPTED. */
export async function zipEntries(
  file: FileHandle,
  path: string,
): Promise<ReadonlyMap<string, ZipEntry>> {
  const { from, bytes, count } = await directoryOf(file, path);
  if (count > ENTRIES_MAX || bytes > DIRECTORY_BYTES_MAX) {
    const detail = { what: 'entries', found: count, limit: ENTRIES_MAX };
    throw sheetError('SHEET_TOO_LARGE_INSIDE', path, detail);
  }
  const list = await read(file, path, from, bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw broken(path, 'list of parts is damaged');
    }
    const ends = at + ENTRY_BYTES + list.readUInt16LE(at + 28) + list.readUInt16LE(at + 30);
    const next = ends + list.readUInt16LE(at + 32);
    if (next > list.length) throw broken(path, 'list of parts is damaged');
    const entry = entryOf(list.subarray(at, ends));
    if ((list.readUInt16LE(at + 8) & FLAG_ENCRYPTED) !== 0)
      throw sheetError('SHEET_ENCRYPTED', path);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

function entryOf(bytes: Buffer): ZipEntry {
  const nameEnd = ENTRY_BYTES + bytes.readUInt16LE(28);
  const wide = wideNumbers(bytes.subarray(nameEnd));
  const field = (at: number): number => {
    const value = bytes.readUInt32LE(at);
    return value === IN_64 ? (wide.shift() ?? value) : value;
  };
  // The 64-bit numbers stand in this order, and only those whose 32-bit field is full.
  const unpackedBytes = field(24);
  const packedBytes = field(20);
  const headerFrom = field(42);
  return {
    // Some writers use the other slash.
    name: bytes.subarray(ENTRY_BYTES, nameEnd).toString('utf8').replaceAll('\\', '/'),
    method: bytes.readUInt16LE(10),
    checkSum: bytes.readUInt32LE(16),
    packedBytes,
    unpackedBytes,
    headerFrom,
  };
}

const EXTRA_64 = 1;

function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const content = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) === EXTRA_64) {
      const count = Math.min(3, Math.floor(content.length / 8));
      return Array.from({ length: count }, (_, index) =>
        Number(content.readBigUInt64LE(index * 8)),
      );
    }
    at += 4 + extra.readUInt16LE(at + 2);
  }
  return [];
}

async function directoryOf(file: FileHandle, path: string): Promise<Directory> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, END_BYTES + COMMENT_BYTES_MAX + LOCATOR_BYTES);
  const tail = await read(file, path, size - tailBytes, tailBytes);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const narrow = {
      count: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      from: tail.readUInt32LE(at + 16),
    };
    const locator = at - LOCATOR_BYTES;
    if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_SIGNATURE) return narrow;
    const end = await read(file, path, Number(tail.readBigUInt64LE(locator + 8)), END64_BYTES);
    if (end.readUInt32LE(0) !== END64_SIGNATURE) throw broken(path, 'list of parts is damaged');
    return {
      count: Number(end.readBigUInt64LE(32)),
      bytes: Number(end.readBigUInt64LE(40)),
      from: Number(end.readBigUInt64LE(48)),
    };
  }
  throw broken(path, 'the end is missing');
}

async function read(file: FileHandle, path: string, from: number, bytes: number): Promise<Buffer> {
  const { size } = await file.stat();
  if (from + bytes > size) throw broken(path, 'the end is missing');
  const buffer = Buffer.alloc(bytes);
  await file.read(buffer, 0, bytes, from);
  return buffer;
}
