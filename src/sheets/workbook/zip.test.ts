/** A zip that lies, bursts or is torn is refused with a code, before it can do harm. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readText } from '../fixtures/texts.ts';
import { type Part, workbook, workbookParts, zipOf } from '../fixtures/workbooks.ts';

const good = { sheets: ['<row r="1"><c><v>1</v></c></row>'] };
const withSheet = (change: Partial<Part>): Buffer =>
  zipOf(
    workbookParts(good).map((part) =>
      part.name === 'xl/worksheets/sheet0.xml' ? { ...part, ...change } : part,
    ),
  );
const MEBIBYTE = 2 ** 20;

describe('a zip', () => {
  it('bomb is refused by its declared size, without unpacking', async () => {
    const bomb = withSheet({ text: Buffer.alloc(64 * MEBIBYTE, 32) });
    const before = process.memoryUsage().rss;
    await expect(readText(bomb)).rejects.toMatchObject({
      code: 'SHEET_TOO_LARGE_INSIDE',
      detail: { what: 'ratio of xl/worksheets/sheet0.xml' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * MEBIBYTE);
  });

  it('bomb that declares a small size is refused while it is unpacked', async () => {
    const liar = withSheet({ text: Buffer.alloc(64 * MEBIBYTE, 32), declaredBytes: 500 });
    await expect(readText(liar)).rejects.toMatchObject({
      code: 'SHEET_TOO_LARGE_INSIDE',
      detail: { what: 'declared size of xl/worksheets/sheet0.xml', limit: 500 },
    });
  });

  it('that declares four gigabytes and more in all is refused', async () => {
    const declaredBytes = 4_000_000_000;
    const noise = Buffer.from(Array.from({ length: 17 * MEBIBYTE }, (_, i) => (i * i * 31) >> 7));
    const parts = ['a', 'b'].map((name) => ({ name, text: noise, declaredBytes }));
    await expect(readText(zipOf(parts))).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE_INSIDE' });
  });

  it('with too many parts is refused', async () => {
    const parts = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, text: '' }));
    await expect(readText(zipOf(parts))).rejects.toMatchObject({
      code: 'SHEET_TOO_LARGE_INSIDE',
      detail: { what: 'entries', found: 10_001 },
    });
  });

  it('with a million sheets in its list is refused', async () => {
    const sheets = '<sheet name="a" r:id="s0"/>'.repeat(1_000_000);
    const parts = workbookParts(good).map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, text: `<workbook>${sheets}</workbook>` } : part,
    );
    await expect(readText(zipOf(parts))).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE_INSIDE' });
  });

  it('torn at any byte is refused as broken', async () => {
    const whole = workbook(good);
    for (let length = 4; length < whole.length; length += 37) {
      await expect(readText(whole.subarray(0, length))).rejects.toMatchObject({
        code: 'SHEET_BROKEN',
      });
    }
  });

  it('with any byte of a sheet changed never ends in anything but a code', async () => {
    const whole = workbook({ sheets: [good.sheets[0]!.repeat(20)] });
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 0x55;
      const outcome = await readText(changed).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? String(error),
      );
      expect(outcome).toMatch(/^(read|SHEET_[A-Z_]+)$/);
    }
  });

  it('whose XML has a document type is refused, so nothing is expanded or fetched', async () => {
    const text = `<?xml version="1.0"?><!-- ${'x'.repeat(70_000)} --><!DOCTYPE a [<!ENTITY b
      SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row>
      </sheetData></worksheet>`;
    await expect(readText(withSheet({ text }))).rejects.toMatchObject({
      code: 'SHEET_BROKEN',
      detail: { reason: 'xl/worksheets/sheet0.xml has a document type' },
    });
  });

  it('of another kind is named', async () => {
    const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
    await expect(readText(zipOf([{ name: 'mimetype', text: mimetype }]))).rejects.toMatchObject({
      code: 'SHEET_UNKNOWN_KIND',
      detail: { kind: 'ods' },
    });
  });

  it('holding a workbook without a single value is empty', async () => {
    await expect(readText(workbook({ sheets: ['<row/>'] }))).rejects.toMatchObject({
      code: 'SHEET_EMPTY',
    });
  });
});
