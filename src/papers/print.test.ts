/** A printed paper, read back: its words can be found and copied, and no character of a name is lost. */
import { expect, test } from 'vitest';
import { yes } from './fixtures/letters.ts';
import { readPdf } from './fixtures/read-pdf.ts';
import { letter, print, printMany, type Paper, textOf } from './index.ts';

const KILOBYTE = 1024;
const seal = { code: '7KQ2-M9XD', url: 'https://nuanjia.example/v/7KQ2-M9XD' };
const paperFor = (name: string): Paper => letter({ ...yes, name });

test('a letter is an A4 PDF with title and language, whose words can be searched, of at most 200 kB', async () => {
  const bytes = await print([{ ...paperFor('测某某'), seal }]);
  const { title, language, text, width, height } = await readPdf(bytes);
  expect([title, language]).toEqual(['办理结果通知书', 'zh-CN']);
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  for (const words of ['测某某', '育儿补贴', '2027年2月28日', '¥7,800', '7KQ2-M9XD']) {
    expect(text).toContain(words);
  }
  expect(bytes.length).toBeLessThan(200 * KILOBYTE);
});

test('a character that the font has stands in the paper, however rare', async () => {
  const { text } = await readPdf(await print([paperFor('测㐀𠅤䶮')]));
  expect(text).toContain('测㐀𠅤䶮');
  expect(text).not.toContain('□');
});

test('a character that the font lacks is a box, and the paper names it to be written by hand', async () => {
  const { text } = await readPdf(await print([paperFor('测𠮷㐀')]));
  expect(text).toContain('测□㐀');
  expect(text).toContain('U+20BB7');
});

test('papers in one file begin on pages of their own', async () => {
  const { pages } = await readPdf(await print([paperFor('测一一'), paperFor('测二二')]));
  expect(pages.map((page) => ['测一一', '测二二'].filter((name) => page.includes(name)))).toEqual([
    ['测一一'],
    ['测二二'],
  ]);
});

test('many papers come file by file, tell how far they are, and stop when they are told to', async () => {
  const names = ['测一', '测二', '测三'];
  const progress: number[] = [];
  const stop = new AbortController();
  const onProgress = ({ papers }: { papers: number }) => {
    progress.push(papers);
    if (papers === 2) stop.abort(new Error('enough'));
  };
  const files: Buffer[] = [];
  const all = async () => {
    const options = { each: 1, onProgress, signal: stop.signal };
    for await (const file of printMany(names.map(paperFor), options)) files.push(file);
  };
  await expect(all()).rejects.toThrow('enough');
  expect([progress, files.length]).toEqual([[1, 2], 2]);
});

test('two papers have the same text exactly when they say the same, whatever their seal', () => {
  expect(textOf({ ...paperFor('测一'), seal })).toBe(textOf(paperFor('测一')));
  expect(textOf(paperFor('测一'))).not.toBe(textOf(paperFor('测二')));
});
