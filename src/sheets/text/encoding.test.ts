/** Every encoding a township uses comes out with every name whole; a wrong byte is found by line. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030, readText, utf16be } from '../fixtures/texts.ts';

const roster = '姓名,出生日期\r\n欧阳𠮷,2024-01-05\r\n吕䶮,2024年1月5日\r\n';
const expected = [
  ['姓名', '出生日期'],
  ['欧阳𠮷', '2024-01-05'],
  ['吕䶮', '2024年1月5日'],
];
const mark =
  (...bytes: number[]) =>
  (text: Buffer) =>
    Buffer.concat([Buffer.from(bytes), text]);

const ways: [name: string, encoding: string, bytes: Buffer][] = [
  ['UTF-8', 'utf-8', Buffer.from(roster)],
  ['UTF-8 with a mark', 'utf-8', mark(0xef, 0xbb, 0xbf)(Buffer.from(roster))],
  ['GB18030', 'gb18030', gb18030(roster)],
  ['GB18030 with a mark', 'gb18030', mark(0x84, 0x31, 0x95, 0x33)(gb18030(roster))],
  ['UTF-16LE', 'utf-16le', Buffer.from(roster, 'utf16le')],
  ['UTF-16LE with a mark', 'utf-16le', mark(0xff, 0xfe)(Buffer.from(roster, 'utf16le'))],
  ['UTF-16BE', 'utf-16be', utf16be(roster)],
  ['UTF-16BE with a mark', 'utf-16be', mark(0xfe, 0xff)(utf16be(roster))],
];

describe('the encoding of a text file', () => {
  it.each(ways)('%s is found and read', async (_name, encoding, bytes) => {
    const { rows, report } = await readText(bytes);
    expect(rows.map((row) => row.cells)).toEqual(expected);
    expect(report).toMatchObject({ encoding, problems: [], rows: 3 });
  });

  it('is right when the first Chinese name comes after 200 KB of plain letters', async () => {
    const plain = `name,born\n${'Li,2024-01-05\n'.repeat(15_000)}`;
    const { rows, report } = await readText(gb18030(`${plain}欧阳𠮷,2024-01-05\n`));
    expect(rows.at(-1)).toEqual({ sheet: '', row: 15_002, cells: ['欧阳𠮷', '2024-01-05'] });
    expect(report.encoding).toBe('gb18030');
  });

  it('survives any Chinese text in any encoding, wherever the chunks are cut', async () => {
    const letter = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }),
      fc.integer({ min: 0x20000, max: 0x2a6d6 }),
      fc.integer({ min: 0x3400, max: 0x4db5 }),
    );
    const name = fc.array(letter, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1 }), fc.nat(40), async (names, shift) => {
        const texts = names.map((codes) => String.fromCodePoint(...codes));
        // The filling moves a character onto the border between two chunks of 65,536 bytes.
        const filling = `${'x'.repeat(65_520 - shift)},姓名\n`;
        const text = filling + texts.map((each) => `${each},1\n`).join('');
        for (const bytes of [Buffer.from(text), gb18030(text), utf16be(text)]) {
          const { rows } = await readText(bytes);
          expect(rows.slice(1).map((row) => row.cells[0])).toEqual(texts);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('names the line of the first byte that fits no encoding', async () => {
    const bytes = Buffer.concat([gb18030('姓名\r\n张三\r\n李'), Buffer.from([0xff, 0x0a])]);
    await expect(readText(bytes)).rejects.toMatchObject({
      code: 'SHEET_ENCODING_WRONG',
      detail: { encoding: 'gb18030', line: 3 },
    });
  });

  it('names the line of a wrong byte far from the head', async () => {
    const good = '姓名,年龄\n'.repeat(30_000);
    const bytes = Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xff]), Buffer.from('\n')]);
    await expect(readText(bytes)).rejects.toMatchObject({
      code: 'SHEET_ENCODING_WRONG',
      detail: { line: 30_001 },
    });
  });

  it('refuses a file that does not obey its own mark', async () => {
    const bytes = mark(0xef, 0xbb, 0xbf)(gb18030('姓名\n张三\n'));
    await expect(readText(bytes)).rejects.toMatchObject({
      code: 'SHEET_ENCODING_WRONG',
      detail: { encoding: 'utf-8', line: 1 },
    });
  });

  it('says so when the bytes are good in two encodings', async () => {
    const { report } = await readText(Buffer.from('id,name\n1,René\n'));
    expect(report.encoding).toBe('utf-8');
    expect(report.problems).toMatchObject([
      { code: 'SHEET_ENCODING_UNSURE', detail: { other: 'gb18030', line: 2 } },
    ]);
  });

  it('obeys an asked encoding, and refuses an unknown one', async () => {
    const bytes = gb18030('姓名\n镜\n');
    expect((await readText(bytes, { encoding: 'GBK' })).rows.at(-1)?.cells).toEqual(['镜']);
    await expect(readText(bytes, { encoding: 'utf8' })).rejects.toMatchObject({
      code: 'SHEET_ENCODING_WRONG',
      detail: { encoding: 'utf-8', line: 1 },
    });
    await expect(readText(bytes, { encoding: 'big-bang' })).rejects.toMatchObject({
      code: 'SHEET_ENCODING_UNKNOWN',
    });
  });
});
