/** Printing in a worker gives the same paper, to each of several who print at once. */
import { expect, test } from 'vitest';
import { yes } from './fixtures/letters.ts';
import { readPdf } from './fixtures/read-pdf.ts';
import { letter, type Paper, printAside } from './index.ts';

test('everybody who prints at the same time gets their own paper', async () => {
  const names = ['测一一', '测二二', '测三三'];
  const printed = await Promise.all(names.map((name) => printAside([letter({ ...yes, name })])));
  const texts = await Promise.all(printed.map(async (bytes) => (await readPdf(bytes)).text));
  expect(texts.map((text) => names.filter((name) => text.includes(name)))).toEqual(
    names.map((name) => [name]),
  );
});

test('a paper that cannot be printed fails alone, and the next one is printed', async () => {
  const broken = { ...letter(yes), blocks: [{ kind: 'table', columns: 3 }] } as unknown as Paper;
  await expect(printAside([broken])).rejects.toThrow();
  expect((await readPdf(await printAside([letter(yes)]))).text).toContain(yes.name);
});
