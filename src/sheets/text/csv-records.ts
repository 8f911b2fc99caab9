/**
 * Cuts UTF-8 bytes into CSV records. Our own and not csv-parse, which is the model it is tested
 * against: after a record with a stray quote csv-parse can only be started anew, at 10,000 such
 * rows a second, and one stray quote must not cost the rest of the file.
 */
import { Buffer } from 'node:buffer';

/** Longer records are an unclosed quote, not a row: Excel's longest cell is 32,767 characters. */
export const RECORD_BYTES_MAX = 1 << 18;

/** Why a record is none: text after a closing quote, no closing quote, or no end in sight. */
export type BrokenReason = 'text-after-quote' | 'quote-not-closed' | 'too-long';

/** Who takes the records. `row` counts records, as Excel does, also broken and empty ones. */
export type RecordTaker = {
  row(row: number, fields: readonly string[]): void;
  broken(row: number, reason: BrokenReason, line: string): void;
};

export type RecordCutter = { write(chunk: Buffer): void; end(): void };

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const EMPTY = Buffer.alloc(0);

/** A cutter that hands every whole record to the taker while it is written to. */
export function recordCutter(delimiter: string, taker: RecordTaker): RecordCutter {
  const delimiterByte = delimiter.charCodeAt(0);
  let row = 0;
  let held: Buffer = EMPTY;
  let isSkippingLine = false;

  /** Takes every record that ends in the bytes, and keeps the rest for the next chunk. */
  function cut(bytes: Buffer, isLast: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const record = isSkippingLine ? undefined : recordAt(bytes, at, delimiterByte, isLast);
      if (record === 'more' && bytes.length - at <= RECORD_BYTES_MAX) break;
      if (typeof record === 'object' && record.next - at <= RECORD_BYTES_MAX) {
        taker.row(++row, record.fields);
        at = record.next;
        continue;
      }
      const end = lineEnd(bytes, at);
      const isWhole = isLast || end < bytes.length || end - at > RECORD_BYTES_MAX;
      if (!isSkippingLine && !isWhole) break;
      if (!isSkippingLine) {
        const reason = typeof record === 'string' && record !== 'more' ? record : 'too-long';
        taker.broken(++row, reason, bytes.subarray(at, end).toString('utf8'));
      }
      const next = end === bytes.length ? undefined : afterLineEnd(bytes, end, isLast);
      isSkippingLine = next === undefined;
      // A carriage return at the very end waits for its newline.
      at = next ?? (bytes.at(-1) === RETURN && !isLast ? bytes.length - 1 : bytes.length);
      if (next === undefined) break;
    }
    held = bytes.subarray(at);
  }
  return {
    write: (chunk) => cut(held.length === 0 ? chunk : Buffer.concat([held, chunk]), false),
    end: () => cut(held, true),
  };
}

type CutRecord = { readonly fields: string[]; readonly next: number };

/**
 * The record that starts at the given byte; `more` when its end is not among the bytes. A quote
 * inside a bare field (`5" pipe`) stands for itself, as in Excel.
 */
function recordAt(
  bytes: Buffer,
  from: number,
  delimiter: number,
  isLast: boolean,
): CutRecord | 'more' | BrokenReason {
  const fields: string[] = [];
  const length = bytes.length;
  for (let at = from; ; at++) {
    let end = at;
    if (bytes[at] === QUOTE) {
      const close = closingQuote(bytes, at + 1, isLast);
      if (close < 0) return isLast ? 'quote-not-closed' : 'more';
      const text = bytes.toString('utf8', at + 1, close);
      fields.push(text.includes('"') ? text.replaceAll('""', '"') : text);
      end = close + 1;
    } else {
      for (let byte = bytes[end]; end < length; byte = bytes[++end]) {
        if (byte === delimiter || byte === NEWLINE || byte === RETURN) break;
      }
      fields.push(end === at ? '' : bytes.toString('utf8', at, end));
    }
    if (end === length) return isLast ? { fields, next: end } : 'more';
    if (bytes[end] === delimiter) {
      at = end;
      continue;
    }
    const next = afterLineEnd(bytes, end, isLast);
    if (next === undefined) return 'more';
    return next === end ? 'text-after-quote' : { fields, next };
  }
}

/** The first quote that is not one of a pair; -1 when that cannot be seen yet. */
function closingQuote(bytes: Buffer, from: number, isLast: boolean): number {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (at + 1 === bytes.length) return isLast ? at : -1;
    if (bytes[at + 1] !== QUOTE) return at;
  }
  return -1;
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at++;
  return at;
}

/** Past a line end; the same place when there is none; undefined when a newline may follow. */
function afterLineEnd(bytes: Buffer, at: number, isLast: boolean): number | undefined {
  if (bytes[at] === NEWLINE) return at + 1;
  if (bytes[at] !== RETURN) return at;
  if (at + 1 === bytes.length && !isLast) return undefined;
  return bytes[at + 1] === NEWLINE ? at + 2 : at + 1;
}
