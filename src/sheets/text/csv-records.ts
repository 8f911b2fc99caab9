/**
 * Cuts UTF-8 bytes into CSV records with csv-parse, and goes on after a record that csv-parse
 * gives up on: one stray quote must not cost the rest of the file.
 */
import { Buffer } from 'node:buffer';
import { type CsvError, type Parser, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';

/** Longer records are an unclosed quote, not a row: Excel's longest cell is 32,767 characters. */
export const RECORD_BYTES_MAX = 1 << 18;

/** Who takes the records. `row` counts records, as Excel does, also broken and empty ones. */
export type RecordTaker = {
  row(row: number, fields: readonly string[]): void;
  broken(row: number, reason: string, line: string): void;
};

export type RecordCutter = { write(chunk: Buffer): Promise<void>; end(): Promise<void> };

const RECORD_ENDS = ['\r\n', '\n', '\r'];
const RETURN = 13;
const NEWLINE = 10;

/** A cutter that hands every whole record to the taker while it is written to. */
export function recordCutter(delimiter: string, taker: RecordTaker): RecordCutter {
  let row = 0;
  /** Bytes since the end of the last whole record, and where they start in the parser's count. */
  let held: Buffer[] = [];
  let heldFrom = 0;
  let recordEnd = 0;
  const skipper = lineSkipper();
  let parser = start();

  function start(): Parser {
    const options = {
      delimiter,
      record_delimiter: RECORD_ENDS,
      relax_column_count: true,
      max_record_size: RECORD_BYTES_MAX,
      on_record: (fields: string[], context: { bytes: number }): null => {
        recordEnd = context.bytes;
        taker.row(++row, fields);
        return null;
      },
    };
    // The error comes back through the callback of `write`; unheard it would end the process.
    return parse(options).on('error', () => undefined);
  }

  function forgetWholeRecords(): void {
    while (held.length > 0 && heldFrom + held[0]!.length <= recordEnd) {
      heldFrom += held.shift()!.length;
    }
  }

  /** Reports the record that failed, and gives the bytes after its first line. */
  function stepOver(error: CsvError): Buffer {
    const rest = Buffer.concat(held).subarray(recordEnd - heldFrom);
    const end = lineEnd(rest);
    const line = rest.subarray(0, end < 0 ? rest.length : end).toString('utf8');
    const fields = error.code === 'INVALID_OPENING_QUOTE' ? fieldsOf(line, delimiter) : undefined;
    row++;
    if (fields) taker.row(row, fields);
    else taker.broken(row, error.code, line);
    parser = start();
    held = [];
    heldFrom = 0;
    recordEnd = 0;
    return skipper.skip(rest);
  }

  async function write(chunk: Buffer): Promise<void> {
    let rest = skipper.next(chunk);
    while (rest.length > 0) {
      held.push(rest);
      const written = rest;
      const error = await failureOf((done) => parser.write(written, done));
      if (!error) break;
      rest = stepOver(error);
    }
    forgetWholeRecords();
  }

  async function end(): Promise<void> {
    for (;;) {
      const error = await failureOf((done) => parser.end(done));
      if (!error) return;
      await write(stepOver(error));
    }
  }
  return { write, end };
}

const lineEnd = (bytes: Buffer): number =>
  bytes.findIndex((byte) => byte === NEWLINE || byte === RETURN);

/** Drops the rest of a line, which may go on in later chunks and end with one byte or two. */
function lineSkipper(): { skip(bytes: Buffer): Buffer; next(chunk: Buffer): Buffer } {
  let isSkipping = false;
  let mayStartWithNewline = false;
  function skip(bytes: Buffer): Buffer {
    const end = lineEnd(bytes);
    isSkipping = end < 0;
    if (end < 0) return Buffer.alloc(0);
    mayStartWithNewline = bytes[end] === RETURN;
    return withoutNewline(bytes.subarray(end + 1));
  }
  function withoutNewline(bytes: Buffer): Buffer {
    if (!mayStartWithNewline || bytes.length === 0) return bytes;
    mayStartWithNewline = false;
    return bytes[0] === NEWLINE ? bytes.subarray(1) : bytes;
  }
  return { skip, next: (chunk) => (isSkipping ? skip(chunk) : withoutNewline(chunk)) };
}

const failureOf = (act: (done: (error?: Error | null) => void) => void) =>
  new Promise<CsvError | undefined>((resolve) => {
    act((error) => resolve((error ?? undefined) as CsvError | undefined));
  });

/** A line with a quote inside a bare field (`5" pipe`) is read as Excel reads it: as it stands. */
function fieldsOf(line: string, delimiter: string): string[] | undefined {
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true };
    const records = parseWhole(line, options) as string[][];
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}
