/**
 * Finds the encoding of a text file and proves it over the whole file before the first row is
 * read. A head can be plain ASCII and the first name come after a gigabyte; a pass over the bytes
 * costs about two seconds a gigabyte, and a wrong guess would cost a name.
 */
import { Buffer, isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { sheetError } from '../types.ts';

/** An encoding that the whole file obeys, and the other one it might be in, if any. */
export type Encoding = {
  readonly name: string;
  /** Bytes of the byte order mark, to be skipped. */
  readonly markBytes: number;
  /** Set when the bytes are valid in another encoding too, with the first line that would differ. */
  readonly unsure?: { readonly other: string; readonly line: number };
};

const CHUNK_BYTES = 1 << 16;

const marks: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/**
 * The encoding of a text file: the asked one, else the byte order mark's, else UTF-16 by its zero
 * bytes, else UTF-8 when every byte fits, else GB18030 (which holds GBK and GB2312).
 *
 * Errors: SHEET_ENCODING_WRONG with the line of the first byte that does not fit;
 * SHEET_ENCODING_UNKNOWN for a name that nobody knows.
 */
export async function findEncoding(
  path: string,
  head: Buffer,
  asked: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Encoding> {
  const mark = marks.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  const name = asked === undefined ? (mark?.[0] ?? utf16ByZeros(head)) : known(path, asked);
  if (name !== undefined) {
    const fault = (await survey(path, name, signal)).fault;
    if (fault) throw sheetError('SHEET_ENCODING_WRONG', path, { encoding: name, line: fault.line });
    return { name, markBytes: mark?.[0] === name ? mark[1].length : 0 };
  }
  return await findByValidity(path, signal);
}

async function findByValidity(path: string, signal: AbortSignal | undefined): Promise<Encoding> {
  const utf8 = await survey(path, 'utf-8', signal);
  if (!utf8.fault && (utf8.hasWide || utf8.firstForeignLine === undefined)) {
    return { name: 'utf-8', markBytes: 0 };
  }
  const gb = await survey(path, 'gb18030', signal);
  if (!utf8.fault) {
    // Only two-byte letters (é, Ж): a few Chinese words in GBK can look just like that.
    if (gb.fault || utf8.firstForeignLine === undefined) return { name: 'utf-8', markBytes: 0 };
    const unsure = { other: 'gb18030', line: utf8.firstForeignLine };
    return { name: 'utf-8', markBytes: 0, unsure };
  }
  if (!gb.fault) return { name: 'gb18030', markBytes: 0 };
  // Neither fits: the encoding meant is the one that lasts longer.
  const [utf8Line, gbLine] = [utf8.fault.line, gb.fault.line];
  const detail =
    gbLine > utf8Line
      ? { encoding: 'gb18030', line: gbLine }
      : { encoding: 'utf-8', line: utf8Line };
  throw sheetError('SHEET_ENCODING_WRONG', path, detail);
}

function known(path: string, label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw sheetError('SHEET_ENCODING_UNKNOWN', path, { encoding: label });
  }
}

/**
 * The byte order of UTF-16 text without a mark, or undefined for text of another kind. Commas,
 * digits and line ends have a zero for their upper half; no other text has a zero byte at all.
 */
function utf16ByZeros(head: Buffer): string | undefined {
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index++) {
    if (head[index] === 0) zeros[index & 1] = zeros[index & 1]! + 1;
  }
  const [even, odd] = [zeros[0]!, zeros[1]!];
  if (even === odd) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

type Survey = {
  readonly fault?: { readonly line: number };
  /** Some character lies past U+07FF: three bytes or more in UTF-8, as every Chinese one. */
  readonly hasWide: boolean;
  readonly firstForeignLine?: number;
};

/** Decodes the whole file and keeps nothing but where it fails and what letters it holds. */
async function survey(
  path: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<Survey> {
  const strict = new TextDecoder(name, { fatal: true });
  let hasWide = false;
  let foreignChunk: number | undefined;
  let chunkIndex = 0;
  const failed = async (): Promise<Survey> => ({
    fault: { line: await lineOf(path, name, chunkIndex, '\ufffd') },
    hasWide,
  });
  for await (const chunk of chunksOf(path)) {
    signal?.throwIfAborted();
    try {
      const text = strict.decode(chunk, { stream: true });
      hasWide ||= /[\u0800-\uffff]/.test(text);
      if (foreignChunk === undefined && !isAscii(chunk)) foreignChunk = chunkIndex;
    } catch {
      return await failed();
    }
    chunkIndex++;
  }
  try {
    strict.decode();
  } catch {
    return await failed();
  }
  if (hasWide || foreignChunk === undefined) return { hasWide };
  return { hasWide, firstForeignLine: await lineOf(path, name, foreignChunk, undefined) };
}

/**
 * The line, counted from 1, of the first wanted character in the chunk with the given index (the
 * end of the file when the index is past the last chunk); without one, of the first past ASCII.
 */
async function lineOf(
  path: string,
  name: string,
  wantedChunk: number,
  wanted: string | undefined,
): Promise<number> {
  const lenient = new TextDecoder(name);
  let line = 1;
  let index = 0;
  let afterReturn = false;
  for await (const chunk of chunksOf(path)) {
    const text = lenient.decode(chunk, { stream: true });
    const stop = index === wantedChunk ? positionOf(text, wanted) : -1;
    const counted = stop < 0 ? text : text.slice(0, stop);
    if (afterReturn && counted.startsWith('\n')) line--;
    line += lineEnds(counted);
    if (stop >= 0) return line;
    afterReturn = counted.endsWith('\r');
    index++;
  }
  return line;
}

const positionOf = (text: string, wanted: string | undefined): number =>
  wanted === undefined ? text.search(/[^\0-\x7f]/) : text.indexOf(wanted);

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    yield chunk as Buffer;
  }
}

/** A piece of text as UTF-8, and how many bytes of the file it took. */
export type Utf8Chunk = { readonly utf8: Buffer; readonly bytesRead: number };

/** The file's text without its byte order mark, chunk by chunk. */
export async function* utf8Chunks(path: string, encoding: Encoding): AsyncGenerator<Utf8Chunk> {
  let skip = encoding.markBytes;
  const decoder = new TextDecoder(encoding.name, { fatal: true, ignoreBOM: true });
  for await (const chunk of chunksOf(path)) {
    const rest = skip > 0 ? chunk.subarray(skip) : chunk;
    skip = 0;
    // UTF-8 was proved by the survey; anything else is decoded here.
    const utf8 =
      encoding.name === 'utf-8' ? rest : Buffer.from(decoder.decode(rest, { stream: true }));
    yield { utf8, bytesRead: chunk.length };
  }
}
