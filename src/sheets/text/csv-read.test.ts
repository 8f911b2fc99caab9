/** A text table gives the rows Excel shows, and one bad row never costs the others. */
import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFolder, readAll, readText } from '../fixtures/texts.ts';
import { RECORD_BYTES_MAX, recordCutter } from './csv-records.ts';

const cellsOf = async (text: string) =>
  (await readText(text)).rows.map((row) => [row.row, ...row.cells]);

describe('a text table', () => {
  it.each([
    ['commas', 'a,b,"c,d"\r\n1,2,3\r\n'],
    ['tabs', 'a\tb\t"c,d"\n1\t2\t3\n'],
    ['semicolons', 'a;b;"c,d"\r1;2;3'],
  ])('is cut at its %s', async (_name, text) => {
    expect(await cellsOf(text)).toEqual([
      [1, 'a', 'b', 'c,d'],
      [2, '1', '2', '3'],
    ]);
  });

  it('keeps Excel’s row numbers past empty rows and line breaks inside quotes', async () => {
    expect(await cellsOf('a,b\n\n,,\n"x\ny",1\n  ,\nlast,2')).toEqual([
      [1, 'a', 'b'],
      [4, 'x\ny', '1'],
      [6, 'last', '2'],
    ]);
  });

  it('reads a quote inside a bare field as it stands', async () => {
    expect(await cellsOf('a,b\n5" pipe,x\n6,y\n')).toEqual([
      [1, 'a', 'b'],
      [2, '5" pipe', 'x'],
      [3, '6', 'y'],
    ]);
  });

  it('reports a row with an unclosed quote and reads on', async () => {
    const { rows, report } = await readText('a,b\r\n1,"open\r\n2,"shut"\r\n3,z\r\n');
    expect(rows.map((row) => [row.row, row.cells[0]])).toEqual([
      [1, 'a'],
      [3, '2'],
      [4, '3'],
    ]);
    expect(report.problems).toMatchObject([{ code: 'SHEET_ROW_BROKEN', row: 2, value: '1,"open' }]);
  });

  it('reports an unclosed quote that would swallow the rest of the file', async () => {
    const tail = '1,z\n'.repeat(RECORD_BYTES_MAX / 2);
    const { rows, report } = await readText(`a,b\n1,"open\n${tail}`);
    expect(rows).toHaveLength(1 + RECORD_BYTES_MAX / 2);
    expect(report.problems.map((problem) => problem.row)).toEqual([2]);
  });

  it('reports a line too long to be a row and reads on', async () => {
    const { rows, report } = await readText(`a,b\n${'x'.repeat(900_000)}\r\n1,2\n`);
    expect(rows.map((row) => row.row)).toEqual([1, 3]);
    expect(report.problems).toMatchObject([{ code: 'SHEET_ROW_BROKEN', row: 2 }]);
  });

  it('reports a row with more columns than Excel has', async () => {
    const { rows, report } = await readText(`a\n${','.repeat(20_000)}x\nb\n`);
    expect(rows.map((row) => row.row)).toEqual([1, 3]);
    expect(report.problems).toMatchObject([{ code: 'SHEET_TOO_MANY_COLUMNS', row: 2 }]);
  });

  it('equals csv-parse, the slow model, wherever the chunks are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '王', ',', '"', '\n', '\r', ' ') });
    const cell = field.map((text) =>
      /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
    );
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    const table = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(table, lineEnd, fc.integer({ min: 1, max: 9 }), (rows, end, size) => {
        const bytes = Buffer.from(rows.map((row) => row.join(',') + end).join(''));
        const seen: (readonly string[])[] = [];
        const refuse = () => expect.unreachable();
        const cutter = recordCutter(',', { row: (_, cut) => seen.push(cut), broken: refuse });
        for (let at = 0; at < bytes.length; at += size) {
          cutter.write(bytes.subarray(at, at + size));
        }
        cutter.end();
        const whole = { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
        expect(seen).toEqual(parse(bytes, whole));
      }),
    );
  });

  it('gives the same rows and faults for any text, wherever the chunks are cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '王', ',', '"', '\n', '\r'),
      maxLength: 60,
    });
    const outcomeOf = (bytes: Buffer, size: number) => {
      const seen: unknown[] = [];
      const cutter = recordCutter(',', {
        row: (row, fields) => seen.push([row, fields]),
        broken: (row, reason, line) => seen.push([row, reason, line]),
      });
      for (let at = 0; at < bytes.length; at += size) cutter.write(bytes.subarray(at, at + size));
      cutter.end();
      return seen;
    };
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (each, size) => {
        const bytes = Buffer.from(each);
        expect(outcomeOf(bytes, size)).toEqual(outcomeOf(bytes, 1000));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a file that is no table', () => {
  it.each([
    ['nothing', Buffer.alloc(0), { code: 'SHEET_EMPTY' }],
    ['blank lines', Buffer.from('\n , \n\n'), { code: 'SHEET_EMPTY' }],
    ['only a mark', Buffer.from([0xef, 0xbb, 0xbf]), { code: 'SHEET_EMPTY' }],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), { detail: { kind: 'png' } }],
    ['a PDF', Buffer.from('%PDF-1.7'), { detail: { kind: 'pdf' } }],
    ['a web page', Buffer.from('<html><table>'), { detail: { kind: 'markup' } }],
    ['other bytes', Buffer.from([1, 2, 3, 4, 5]), { detail: { kind: 'binary' } }],
  ])('is refused by its content, not its name: %s', async (_name, bytes, error) => {
    await expect(readText(bytes)).rejects.toMatchObject(error);
  });

  it('is refused when it is missing or a folder', async () => {
    await inFolder(async (folder) => {
      await expect(readAll(`${folder}/none.csv`)).rejects.toMatchObject({
        code: 'SHEET_NOT_FOUND',
      });
      await expect(readAll(folder)).rejects.toMatchObject({ detail: { kind: 'folder' } });
    });
  });

  it('stops at once when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(readText('a,b\n', { signal })).rejects.toThrow('stop');
  });
});
