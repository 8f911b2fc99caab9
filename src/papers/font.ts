/** The font of the papers: where its files are, and which characters it has. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { HasCharacter } from './characters.ts';

const folder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
);

export const fontFiles = {
  normal: join(folder, '400Regular', 'NotoSansSC_400Regular.ttf'),
  bold: join(folder, '500Medium', 'NotoSansSC_500Medium.ttf'),
} as const;

/** Sizes and offsets of the format OpenType, tables `cmap` and its subtable of format 12. Units: bytes. */
const DIRECTORY = 12;
const ENTRY = 16;
const SUBTABLE = 8;
const GROUPS = 16;
const GROUP = 12;

/** Where the font file maps characters to shapes; it does so for every character of Unicode in one subtable. */
function findMap(font: Buffer): number | undefined {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = DIRECTORY + index * ENTRY;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const table = font.readUInt32BE(entry + 8);
    for (let part = 0; part < font.readUInt16BE(table + 2); part++) {
      const start = table + font.readUInt32BE(table + 4 + part * SUBTABLE + 4);
      if (font.readUInt16BE(start) === 12) return start;
    }
  }
  return undefined;
}

/** Characters of a font, as ranges of code points. Errors: PAPER_FONT for a file that is no such font. */
export function charactersOf(font: Buffer): HasCharacter {
  const map = findMap(font);
  if (map === undefined) throw Object.assign(new Error('PAPER_FONT'), { code: 'PAPER_FONT' });
  const ranges = Array.from({ length: font.readUInt32BE(map + 12) }, (_, index) => {
    const group = map + GROUPS + index * GROUP;
    return { first: font.readUInt32BE(group), last: font.readUInt32BE(group + 4) };
  });
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { first, last } = ranges[middle]!;
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

let known: HasCharacter | undefined;

/** Whether papers can show a character; both weights have the same. */
export const hasCharacter: HasCharacter = (codePoint) => {
  known ??= charactersOf(readFileSync(fontFiles.normal));
  return known(codePoint);
};
