/** Characters that the font of the papers has: what it lacks is shown as a box and named, so that no name loses one. */

/** Whether the font has a character. */
export type HasCharacter = (codePoint: number) => boolean;

/** Stands where a character is to be written by hand; the font has it. */
const BOX = '□';

/** The text with a box for every character that the font lacks, and those characters. */
export function printable(
  text: string,
  has: HasCharacter,
): { readonly text: string; readonly lacking: readonly string[] } {
  const lacking: string[] = [];
  const kept = Array.from(text.normalize('NFC'), (character) => {
    const codePoint = character.codePointAt(0)!;
    if (character === '\n' || isInvisible(codePoint) || has(codePoint)) return character;
    lacking.push(character);
    return BOX;
  });
  return { text: kept.filter((one) => !isInvisible(one.codePointAt(0)!)).join(''), lacking };
}

/** Variation selectors and marks of direction: they choose a shape or an order and are no characters of a name. */
const isInvisible = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2066 && codePoint <= 0x2069) ||
  codePoint === 0xfeff;

/** How a character is called that cannot be shown: U+20BB7. */
export const nameOfCharacter = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
