/** Rows out of a query by binary COPY, read field by field without text between. */
import { to as copyTo } from 'pg-copy-streams';
import { BEGINNING, END } from '../../rules/index.ts';
import type { Client } from '../database.ts';
import { EPOCH, SIGNATURE } from './row-buffer.ts';

/** Reads the fields of one row in order. */
export type CopyRow = {
  /** Whether the next field is null; if so it is passed over. */
  readonly isNone: () => boolean;
  readonly int2: () => number;
  readonly int4: () => number;
  readonly int8: () => number;
  readonly bigint: () => bigint;
  readonly date: () => number;
  readonly bool: () => boolean;
  readonly text: () => string;
  readonly bytes: () => Buffer;
};

/** Hands every row of a query to `onRow`; `query` is SQL of ours without parameters. */
export async function copyOut(
  client: Client,
  query: string,
  onRow: (row: CopyRow) => void,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  const reader = rowReader();
  for await (const chunk of stream as AsyncIterable<Buffer>) reader.read(chunk, onRow);
}

type RowReader = { readonly read: (chunk: Buffer, onRow: (row: CopyRow) => void) => void };

/** Takes the stream in pieces of any size; a row that is not whole yet waits for the next piece. */
export function rowReader(): RowReader {
  let buffer: Buffer = Buffer.alloc(0);
  let at = 0;
  let isBegun = false;
  /** Where the next field's value begins; `at` is behind it afterwards. */
  const field = (): number => {
    const begin = at + 4;
    at = begin + buffer.readInt32BE(at);
    return begin;
  };
  const row: CopyRow = {
    isNone: () => {
      const isNone = buffer.readInt32BE(at) === -1;
      if (isNone) at += 4;
      return isNone;
    },
    int2: () => buffer.readInt16BE(field()),
    int4: () => buffer.readInt32BE(field()),
    int8: () => {
      const begin = field();
      return buffer.readInt32BE(begin) * 4_294_967_296 + buffer.readUInt32BE(begin + 4);
    },
    bigint: () => buffer.readBigInt64BE(field()),
    date: () => {
      const value = buffer.readInt32BE(field());
      return value === END || value === BEGINNING ? value : value + EPOCH;
    },
    bool: () => buffer[field()] === 1,
    text: () => buffer.toString('utf8', field(), at),
    bytes: () => Buffer.from(buffer.subarray(field(), at)),
  };
  return {
    read: (chunk, onRow) => {
      buffer = at < buffer.length ? Buffer.concat([buffer.subarray(at), chunk]) : chunk;
      at = 0;
      if (!isBegun) {
        if (buffer.length < SIGNATURE.length) return;
        at = SIGNATURE.length;
        isBegun = true;
      }
      for (let end = endOfRow(buffer, at); end !== undefined; end = endOfRow(buffer, at)) {
        const fields = buffer.readInt16BE(at);
        at += 2;
        if (fields >= 0) onRow(row);
        at = end;
      }
    },
  };
}

/** Where the row at a place ends; undefined while some of it is still to come. */
function endOfRow(buffer: Buffer, from: number): number | undefined {
  if (from + 2 > buffer.length) return undefined;
  let at = from + 2;
  for (let fields = buffer.readInt16BE(from); fields > 0; fields--) {
    if (at + 4 > buffer.length) return undefined;
    at += 4 + Math.max(0, buffer.readInt32BE(at));
  }
  return at <= buffer.length ? at : undefined;
}
