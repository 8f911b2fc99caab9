/**
 * The slips of the pen that rosters really contain, planted at stated rates and reported, so that a
 * reader's findings can be compared with what was planted.
 */
import { isCivilDate } from '../../rules/index.ts';
import type { Random } from '../random.ts';
import { type RosterColumn, type RosterRow, rosterHeader } from './header.ts';

/** Each kind of mistake with its usual share of the rows, and what it is. Illustrative shares. */
export const mistakeTable = {
  'wrong-check-digit': {
    share: 0.004,
    says: 'The last character of the identity number is wrong.',
  },
  'impossible-date': { share: 0.003, says: 'The date of birth is no day of any calendar.' },
  duplicate: { share: 0.002, says: 'The row of someone with an identity number is written twice.' },
  'other-date-format': {
    share: 0.05,
    says: 'The dates of the row are written in another way than those of most rows.',
  },
  'old-number': {
    share: 0.003,
    says: 'The identity number of someone born before 2000 is written in its old 15 digits.',
  },
} as const;

export type MistakeKind = keyof typeof mistakeTable;
export type MistakeRates = Readonly<Record<MistakeKind, number>>;

export const defaultMistakeRates: MistakeRates = {
  'wrong-check-digit': mistakeTable['wrong-check-digit'].share,
  'impossible-date': mistakeTable['impossible-date'].share,
  duplicate: mistakeTable.duplicate.share,
  'other-date-format': mistakeTable['other-date-format'].share,
  'old-number': mistakeTable['old-number'].share,
};

export type PlantedMistake = {
  readonly kind: MistakeKind;
  /** Place among the rows that come out, from 0; the header is not counted. */
  readonly row: number;
  readonly column: RosterColumn;
  /** What the cell says now. */
  readonly value: string;
};

type Spoilt = { readonly rows: readonly RosterRow[]; readonly mistakes: readonly PlantedMistake[] };

const columnOf = (column: RosterColumn): number => rosterHeader.indexOf(column);
const number = columnOf('身份证号');
const born = columnOf('出生日期');
const dateColumns = rosterHeader.flatMap((name, index) =>
  /日期|月经|预产期/.test(name) ? [index] : [],
);

/** Spoils rows by lot; at most one mistake a row. Rows of the result count from 0. */
export function mistakeMaker(
  rates: Partial<MistakeRates>,
  random: Random,
): (row: (string | null)[]) => Spoilt {
  const kinds = Object.entries(rates) as [MistakeKind, number][];
  for (const [kind, share] of kinds) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`rate "${kind}" is ${share}, not 0 to 1`);
  }
  return (row) => {
    const lot = random.uniform();
    let end = 0;
    const drawn = kinds.find(([, share]) => {
      end += share;
      return lot < end;
    });
    return drawn === undefined ? { rows: [row], mistakes: [] } : spoil(row, drawn[0], random);
  };
}

function spoil(row: (string | null)[], kind: MistakeKind, random: Random): Spoilt {
  const asIs: Spoilt = { rows: [row], mistakes: [] };
  const changed = (column: number, value: string): Spoilt => {
    row[column] = value;
    return { rows: [row], mistakes: [{ kind, row: 0, column: rosterHeader[column]!, value }] };
  };
  const id = row[number] ?? null;
  const bornText = row[born] ?? null;
  switch (kind) {
    case 'wrong-check-digit':
      return id === null ? asIs : changed(number, id.slice(0, 17) + otherCharacter(id, random));
    case 'impossible-date':
      return bornText?.length === 10 ? changed(born, impossible(bornText, random)) : asIs;
    case 'old-number':
      return id?.slice(6, 8) === '19' ? changed(number, id.slice(0, 6) + id.slice(8, 17)) : asIs;
    case 'other-date-format': {
      if (bornText?.length !== 10) return asIs;
      const write = random.pick(dateFormats);
      for (const column of dateColumns) row[column] = write(row[column] ?? null);
      return changed(born, row[born]!);
    }
    case 'duplicate':
      return id === null
        ? asIs
        : {
            rows: [row, [...row]],
            mistakes: [{ kind, row: 1, column: '身份证号', value: id }],
          };
  }
}

function otherCharacter(id: string, random: Random): string {
  const right = id[17] === 'X' ? random.between(0, 9) : Number(id[17]);
  return String((right + random.between(1, 9)) % 10);
}

function impossible(date: string, random: Random): string {
  const year = date.slice(0, 4);
  const isLeap = isCivilDate(Number(year), 2, 29);
  const dates = ['02-30', '04-31', '13-05', '00-12', ...(isLeap ? [] : ['02-29'])];
  return `${year}-${random.pick(dates)}`;
}

type DateFormat = (text: string | null) => string | null;

/** Another way of writing `2024-01-05`; leaves months, years and words as they are. */
const format =
  (write: (year: string, month: number, day: number) => string): DateFormat =>
  (text) =>
    text?.length === 10
      ? write(text.slice(0, 4), Number(text.slice(5, 7)), Number(text.slice(8)))
      : text;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const dateFormats: readonly DateFormat[] = [
  format((year, month, day) => `${year}年${month}月${day}日`),
  format((year, month, day) => `${year}${twoDigits(month)}${twoDigits(day)}`),
  format((year, month, day) => `${year}.${month}.${day}`),
  format((year, month, day) => `${year}/${month}/${day}`),
];
