/**
 * Finds the header among the first rows of a sheet and says what each column means.
 */
import { type Cell, cellText } from './cell.ts';
import { type Meaning, meanings, rosterColumns, sinceOf } from './columns.ts';

/** Where each meaning stands in the rows of one sheet. */
export type Header = {
  /** Place of the column, from 0. */
  readonly placeOf: Readonly<Partial<Record<Meaning, number>>>;
  /** Every column with text, from left to right; `repeats`: an earlier column means the same. */
  readonly columns: readonly HeaderColumn[];
};

export type HeaderColumn = {
  readonly header: string;
  readonly place: number;
  readonly meaning?: Meaning;
  readonly repeats?: true;
};

/**
 * The header that a row is; undefined when the row is none. A header names at least two known
 * columns, one of them a name or an identity number.
 *
 * `above`: the row before it, for headers in two rows ("母亲" over "姓名" and "身份证号").
 */
export function findHeader(
  cells: readonly Cell[],
  above: readonly Cell[] = [],
): Header | undefined {
  const placeOf: Partial<Record<Meaning, number>> = {};
  const columns: HeaderColumn[] = [];
  let group = '';
  let before: Meaning | undefined;
  for (let place = 0; place < Math.max(cells.length, above.length); place++) {
    const [text, over] = [cellText(cells[place]), cellText(above[place])];
    if (over !== '') group = over;
    const header = text === '' ? over : text;
    if (header === '') continue;
    const meaning = findMeaning(group + text) ?? findMeaning(header) ?? sinceBefore(header, before);
    if (meaning === undefined) columns.push({ header, place });
    else if (meaning in placeOf) columns.push({ header, place, meaning, repeats: true });
    else {
      placeOf[meaning] = place;
      columns.push({ header, place, meaning });
    }
    before = meaning;
  }
  const known = columns.filter(({ meaning }) => meaning !== undefined);
  const ownKnown = known.filter(({ place }) => cellText(cells[place]) !== '');
  const namesPeople = placeOf.name !== undefined || placeOf.idNumber !== undefined;
  return namesPeople && known.length >= 2 && ownKnown.length >= 1
    ? { placeOf, columns }
    : undefined;
}

/** What a header means: in Chinese or English, however it is spaced, punctuated or explained. */
export function findMeaning(header: string): Meaning | undefined {
  const written = simplified(header);
  return meaningOf.get(written) ?? meaningOf.get(simplified(header.replace(hint, '')));
}

/** Not longer than a hint is: a cell may be full of brackets that never close. */
const hint = /[(（【[].{0,100}?[)）】\]]/g;

function simplified(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:;,.、*_\-/'"’“”()[\]【】\u200B\uFEFF]/g, '');
}

const meaningOf: ReadonlyMap<string, Meaning> = new Map(
  meanings.flatMap((meaning) => {
    const { header, alsoChinese, alsoEnglish } = rosterColumns[meaning];
    return [header['zh-CN'], header.en, ...alsoChinese, ...alsoEnglish].map(
      (word) => [simplified(word), meaning] as const,
    );
  }),
);

/** "起始日期" alone dates the column to its left. */
function sinceBefore(header: string, before: Meaning | undefined): Meaning | undefined {
  const isSince = /^(起始日期|开始日期|起始时间|开始时间|起|since|from|fromdate|startdate)$/.test(
    simplified(header.replace(hint, '')),
  );
  return isSince && before !== undefined ? sinceOf[before] : undefined;
}
