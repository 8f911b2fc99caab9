/** A name as a public notice shows it: enough for neighbours who know her, too little for anybody else. */

const HIDDEN = '○';

/** First character and ○; from three characters on also the last one. */
export function maskedName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return HIDDEN;
  const last = characters.length > 2 ? characters.at(-1)! : '';
  return `${characters[0]}${HIDDEN}${last}`;
}
