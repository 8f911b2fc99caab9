/** A workbook gives the values Excel shows, and says what it could not give. */
import { describe, expect, it } from 'vitest';
import { readAll, readText } from '../fixtures/texts.ts';
import { type WorkbookParts, workbook } from '../fixtures/workbooks.ts';

const read = (parts: WorkbookParts) => readText(workbook(parts));
const readRow = async (cells: string, more: Partial<WorkbookParts> = {}) => {
  const { rows, report } = await read({ sheets: [`<row r="1">${cells}</row>`], ...more });
  return { cells: rows[0]?.cells, problems: report.problems };
};
const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;

const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode='yyyy"年"m"月"d"日"'/>
  <numFmt numFmtId="177" formatCode='0.0"day"'/></numFmts><cellStyleXfs><xf numFmtId="14"/>
  </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/>
  <xf numFmtId="177"/><xf numFmtId="31"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
const dated = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;

describe('a workbook', () => {
  it('gives shared, rich, inline and escaped texts, booleans and numbers', async () => {
    const sharedTexts = `<sst><si><t>张三</t></si><si><r><t>欧阳</t></r><r><t>小明</t></r>
      <rPh><t>おうよう</t></rPh></si></sst>`;
    const inline = '<c t="inlineStr"><is><r><t>吕</t></r><r><t>𠮷</t></r></is></c>';
    const { cells, problems } = await readRow(
      `<c t="s"><v>0</v></c><c t="s"><v>1</v></c>${inline}<c t="str"><v>a_x000D_b&amp;</v></c>
       <c t="b"><v>1</v></c><c><v>1.5</v></c>`,
      { sharedTexts },
    );
    expect(cells).toEqual(['张三', '欧阳小明', '吕𠮷', 'a\rb&', true, 1.5]);
    expect(problems).toEqual([]);
  });

  it('finds cells by their address, or by their order when they have none', async () => {
    const { rows } = await read({
      sheets: ['<row><c><v>1</v></c></row><row r="7"><c r="AB7"><v>2</v></c><c><v>3</v></c></row>'],
    });
    expect(rows.map((row) => row.row)).toEqual([1, 7]);
    expect(rows[1]?.cells).toEqual([...Array(27).fill(null), 2, 3]);
  });

  it('reads names with prefixes, as some programs write them', async () => {
    const { cells } = await readRow('<x:c xmlns:x="urn:x"><x:v>5</x:v></x:c>');
    expect(cells).toEqual([5]);
  });

  it('gives the last value of a formula and reports one that has none', async () => {
    const { cells, problems } = await readRow(
      '<c><f>1+1</f><v>2</v></c><c><f>A1*2</f></c><c t="e"><f>NA()</f><v>#N/A</v></c><c><v>9</v></c>',
    );
    expect(cells).toEqual([2, null, null, 9]);
    expect(problems).toMatchObject([
      { code: 'SHEET_FORMULA_WITHOUT_VALUE', sheet: '表1', row: 1, column: 'B', value: 'A1*2' },
      { code: 'SHEET_CELL_ERROR', column: 'C', value: '#N/A' },
    ]);
  });

  it.each([
    ['1900 by number', 1, '45351', {}, { day: 19_782 }],
    ['1900 by code', 2, '45351.75', {}, { day: 19_782 }],
    ['1900 in Chinese Excel', 4, '45351', {}, { day: 19_782 }],
    ['1904', 1, '43889', { workbookProperties: '<workbookPr date1904="1"/>' }, { day: 19_782 }],
    ['1900-02-28', 1, '59', {}, { day: -25_509 }],
    ['1900-03-01', 1, '61', {}, { day: -25_508 }],
    ['a time alone', 5, '0.5', {}, 0.5],
    ['20240105 typed into a date cell', 1, '20240105', {}, 20_240_105],
    ['a number with "day" in its format', 3, '45351', {}, 45_351],
  ] as const)('reads a date cell: %s', async (_name, style, value, more, expected) => {
    const { cells } = await readRow(dated(style, value), { styles, ...more });
    expect(cells).toEqual([expected]);
  });

  it('reports the 29 February 1900 that only Excel knows', async () => {
    const { problems } = await readRow(`${dated(1, '60')}<c><v>1</v></c>`, { styles });
    expect(problems).toMatchObject([{ code: 'SHEET_DATE_IMPOSSIBLE', column: 'A', value: '60' }]);
  });

  it.each([
    ['9.9010119800101E+17', '990101198001010000', 'SHEET_NUMBER_LOST_DIGITS'],
    ['990101198001010000', '990101198001010000', 'SHEET_NUMBER_LOST_DIGITS'],
    ['990101198001011237', '990101198001011237', undefined],
    ['990101800101001', 990_101_800_101_001, undefined],
  ])('reads the identity number %s stored as a number', async (stored, cell, code) => {
    const { cells, problems } = await readRow(`<c><v>${stored}</v></c>`);
    expect(cells).toEqual([cell]);
    expect(problems.map((problem) => problem.code)).toEqual(code ? [code] : []);
  });

  it('reads hidden sheets and names them', async () => {
    const row = '<row r="1"><c><v>1</v></c></row>';
    const { rows, report } = await read({
      sheets: [row, row],
      sheetStates: ['visible', 'veryHidden'],
    });
    expect(rows.map((each) => each.sheet)).toEqual(['表1', '表2']);
    expect(report).toMatchObject({ sheets: ['表1', '表2'], hiddenSheets: ['表2'] });
    expect(report.problems).toMatchObject([{ code: 'SHEET_HIDDEN', sheet: '表2' }]);
  });

  it.each(['roster.xlsx', 'roster.xls'])('saved by LibreOffice is read: %s', async (name) => {
    const { rows, report } = await readAll(fixture(name));
    expect(rows.map((row) => [row.sheet, row.row, ...row.cells])).toEqual([
      ['花名册', 1, '虚构镇家庭花名册'],
      ['花名册', 2, '姓名', '身份证号', '出生日期', '年龄', '备注'],
      ['花名册', 3, '欧阳小明', '990101198001010012', { day: 19_782 }, 2, '甲'],
      ['花名册', 5, '吕𠮷', '990101198001015000', { day: 3656 }, null, '乙'],
      ['隐藏', 1, '看不见'],
    ]);
    expect(report.problems.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['SHEET_NUMBER_LOST_DIGITS', 5, '990101198001015000'],
      ['SHEET_CELL_ERROR', 5, '#N/A'],
      ['SHEET_HIDDEN', undefined, undefined],
    ]);
  });

  it.each(['locked.xlsx', 'locked.xls'])('with a password is refused: %s', async (name) => {
    await expect(readAll(fixture(name))).rejects.toMatchObject({ code: 'SHEET_ENCRYPTED' });
  });
});
