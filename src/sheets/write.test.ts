/** What is written is read back the same, and a stopped write leaves nothing behind. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFolder, readAll } from './fixtures/texts.ts';
import { writeCsv } from './text/csv-write.ts';
import type { Cell } from './types.ts';
import { workbookBytes, writeWorkbook } from './workbook/xlsx-write.ts';

const columns = [
  { header: '姓名', kind: 'text' },
  { header: '出生日期', kind: 'day', width: 12 },
  { header: '金额', kind: 'yuan' },
  { header: '是否', width: 6 },
] as const;

const writeAndRead = (rows: readonly (readonly Cell[])[], notes: readonly string[] = []) =>
  inFolder(async (folder) => {
    const path = join(folder, 'out.xlsx');
    await writeWorkbook(path, [{ name: '表', columns, rows, notes }]);
    return await readAll(path);
  });

describe('a written workbook', () => {
  it('holds notes, headers, texts, days, amounts and booleans', async () => {
    const { rows } = await writeAndRead([['欧阳𠮷', { day: 19_782 }, 3600.5, true]], ['说明']);
    expect(rows.map((row) => [row.row, ...row.cells])).toEqual([
      [1, '说明'],
      [2, '姓名', '出生日期', '金额', '是否'],
      [3, '欧阳𠮷', { day: 19_782 }, 3600.5, true],
    ]);
  });

  it('gives back any text, also what looks like a formula, markup or an escape', async () => {
    const odd = fc.constantFrom('=1+1', '_x0041_', '<&>"', ' a ', 'a\nb', '+86', '@a', '𠮷');
    // Control characters are not text in XML; everything else must survive.
    const text = fc.oneof(odd, fc.string({ unit: 'grapheme', minLength: 1 }));
    const table = fc.array(
      text.filter((each) => each.trim() !== '' && !/\p{Cc}/u.test(each)),
      {
        minLength: 1,
      },
    );
    await fc.assert(
      fc.asyncProperty(table, async (texts) => {
        const { rows } = await writeAndRead(texts.map((each) => [each]));
        expect(rows.slice(1).map((row) => row.cells[0])).toEqual(texts);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same in memory as in a file', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'held.xlsx');
      const rows = [['欧阳𠮷', { day: 19_782 }, 3600.5, true]];
      await writeFile(path, await workbookBytes([{ name: '表', columns, rows }]));
      expect((await readAll(path)).rows.at(-1)?.cells).toEqual(rows[0]);
    });
  });

  it('writes a day that Excel cannot count as text', async () => {
    const { rows } = await writeAndRead([['甲', { day: -30_000 }]]);
    expect(rows[1]?.cells).toEqual(['甲', '1887-11-12']);
  });

  it.each([
    ['', 'empty'],
    ['a/b', 'character'],
    ['很'.repeat(32), 'long'],
  ])('refuses the sheet name "%s"', async (name, reason) => {
    await inFolder(async (folder) => {
      const writing = writeWorkbook(join(folder, 'out.xlsx'), [{ name, columns, rows: [] }]);
      await expect(writing).rejects.toMatchObject({
        code: 'SHEET_NAME_REFUSED',
        detail: { reason },
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });
});

function* rowsUntil(count: number, then: () => void): Generator<readonly Cell[]> {
  for (let index = 0; ; index++) {
    if (index === count) then();
    yield [`甲${index}`];
  }
}

describe('a stopped write', () => {
  it.each(['out.xlsx', 'out.csv'])('leaves the old file and nothing else: %s', async (name) => {
    await inFolder(async (folder) => {
      const path = join(folder, name);
      await writeFile(path, 'old');
      const write = async (rows: Iterable<readonly Cell[]>, signal?: AbortSignal) => {
        const options = signal ? { signal } : {};
        if (name === 'out.csv') return await writeCsv(path, { headers: ['姓名'], rows }, options);
        await writeWorkbook(path, [{ name: '表', columns, rows }], options);
      };
      const stop = new AbortController();
      const aborted = rowsUntil(20_000, () => stop.abort(new Error('stop')));
      await expect(write(aborted, stop.signal)).rejects.toThrow('stop');
      const failing = rowsUntil(20_000, () => {
        throw new Error('no more rows');
      });
      await expect(write(failing)).rejects.toThrow('no more rows');
      expect(await readdir(folder)).toEqual([name]);
      expect(await readFile(path, 'utf8')).toBe('old');
    });
  });

  it('into a folder that does not exist says so', async () => {
    await inFolder(async (folder) => {
      const writing = writeCsv(join(folder, 'none', 'out.csv'), { headers: ['a'], rows: [] });
      await expect(writing).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });
});

describe('a written text table', () => {
  it('opens in Excel, and no cell is a formula', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'out.csv');
      const rows = [['=HYPERLINK("x")', { day: 19_782 }, -5, null, 'a"b,c']];
      await writeCsv(path, { headers: ['甲', '乙'], rows });
      expect(await readFile(path, 'utf8')).toBe(
        `\ufeff甲,乙\r\n"'=HYPERLINK(""x"")",2024-02-29,-5,,"a""b,c"\r\n`,
      );
    });
  });
});
