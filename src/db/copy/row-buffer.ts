/**
 * Rows in PostgreSQL's binary COPY format, written field by field into one growing buffer.
 */
import { BEGINNING, END } from '../../rules/index.ts';

/** Days between 1970-01-01 and PostgreSQL's day 0, 2000-01-01. */
export const EPOCH = 10_957;

/** What every binary COPY begins with. */
export const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** Writes rows field by field, in the order of the columns. */
export type RowFields = {
  readonly row: (fields: number) => void;
  readonly int2: (value: number) => void;
  readonly int4: (value: number) => void;
  readonly int8: (value: number) => void;
  readonly bigint: (value: bigint) => void;
  readonly date: (day: number) => void;
  readonly bool: (value: boolean) => void;
  readonly text: (value: string) => void;
  readonly bytes: (value: Uint8Array) => void;
  readonly none: () => void;
};

export type RowBuffer = RowFields & {
  readonly size: () => number;
  /** The rows so far; the buffer is empty afterwards. */
  readonly take: () => Buffer;
};

/** A buffer that holds about `bytes` before it should be taken. */
export function rowBuffer(bytes: number): RowBuffer {
  let buffer = Buffer.allocUnsafe(bytes);
  let at = SIGNATURE.copy(buffer);
  const room = (needed: number) => {
    if (at + needed <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + needed));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const field = (length: number) => {
    room(length + 4);
    at = buffer.writeInt32BE(length, at);
  };
  const int4 = (value: number) => {
    field(4);
    at = buffer.writeInt32BE(value, at);
  };
  return {
    row: (fields) => {
      room(2);
      at = buffer.writeInt16BE(fields, at);
    },
    int2: (value) => {
      field(2);
      at = buffer.writeInt16BE(value, at);
    },
    int4,
    int8: (value) => {
      field(8);
      at = buffer.writeInt32BE(Math.floor(value / 4_294_967_296), at);
      at = buffer.writeUInt32BE(value >>> 0, at);
    },
    bigint: (value) => {
      field(8);
      at = buffer.writeBigInt64BE(value, at);
    },
    date: (day) => int4(day === END || day === BEGINNING ? day : day - EPOCH),
    bool: (value) => {
      field(1);
      at = buffer.writeUInt8(value ? 1 : 0, at);
    },
    text: (value) => {
      const length = Buffer.byteLength(value);
      field(length);
      at += buffer.write(value, at, length);
    },
    bytes: (value) => {
      field(value.length);
      buffer.set(value, at);
      at += value.length;
    },
    none: () => {
      room(4);
      at = buffer.writeInt32BE(-1, at);
    },
    size: () => at,
    take: () => {
      const taken = buffer.subarray(0, at);
      buffer = Buffer.allocUnsafe(bytes);
      at = 0;
      return taken;
    },
  };
}
