/** How many columns a text takes where a Chinese character is as wide as two Latin letters. */

/** East Asian wide and full-width characters, and emoji, as [first, last] code points. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns of one character: 0 for combining marks, 2 for wide characters, else 1. */
function widthOfCharacter(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < 0x300) return 1;
  if (/\p{Mark}|\p{Cf}/u.test(character)) return 0;
  return wide.some(([first, last]) => first <= point && point <= last) ? 2 : 1;
}

export function widthOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOfCharacter(character);
  return columns;
}

/** The text in at most `columns` columns; what is cut off shows as `…`. */
export function truncate(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOfCharacter(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text cut or filled up with blanks to exactly `columns` columns. */
export function padTo(text: string, columns: number): string {
  const short = truncate(text, columns);
  return short + ' '.repeat(Math.max(0, columns - widthOf(short)));
}

/** Pieces between which a line may break: Latin words with their blank, single wide characters. */
const pieces =
  /[\u2e80-\u9fff\uf900-\uffee][，。；：、）】」》]*|[^\s\u2e80-\u9fff\uf900-\uffee]+\s*|\s+/gu;

/** Lines of at most `columns` columns; a single longer word stays whole. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
