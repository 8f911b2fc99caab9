/**
 * Who a row is about: number, sex, birth and death. What the columns say wins; the identity number
 * fills gaps, and a contradiction between the two is reported.
 */
import { type IdentityNumber, parseIdentityNumber } from '../../model/identity-number.ts';
import type { RosterProblemCode } from '../../model/roster-problem.ts';
import { BEGINNING, type DayRange, END, isoDate, type Sex, toDay } from '../../rules/index.ts';
import type { Meaning } from './columns.ts';
import { type RowCells, readDate } from './cells/row-cells.ts';
import { plainAnswer, readSex } from './cells/values.ts';

export type Identity = {
  /** Absent when the row has no number. */
  readonly id?: string;
  /** Absent when the number is another paper's, or there is none. */
  readonly number?: IdentityNumber;
  readonly sex?: Sex;
  readonly born?: DayRange;
  readonly died?: DayRange;
};

/** A person's number in a cell; `fault` when something is written that is no such number. */
export type NumberInCell =
  | { readonly id?: string; readonly number?: IdentityNumber; readonly fault?: never }
  | { readonly fault: RosterProblemCode };

const faults = {
  form: 'ROSTER_NUMBER_FORM',
  check: 'ROSTER_NUMBER_CHECK',
  date: 'ROSTER_NUMBER_DATE',
} as const;

/** The number of an identity card, birth certificate or passport, as far as the cell has one. */
export function readNumber(row: RowCells, meaning: Meaning): NumberInCell {
  const cell = row.cell(meaning);
  const text = row.text(meaning);
  const plain = plainAnswer(text);
  if (plain) return {};
  const isRounded = typeof cell === 'number' && !Number.isSafeInteger(cell);
  if (isRounded || /^\d(\.\d+)?e\+?\d+$/i.test(text)) return { fault: 'ROSTER_NUMBER_DIGITS_LOST' };
  const number = parseIdentityNumber(text);
  if (typeof number === 'object') return { id: number.number, number };
  const paper = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (/^[A-Z]{1,2}\d{6,10}$/.test(paper)) return { id: paper };
  return { fault: faults[number] };
}

/** Whose row it is; undefined, after a complaint, when that cannot be told. */
export function readIdentity(row: RowCells, today: number): Identity | undefined {
  const found = readNumber(row, 'idNumber');
  if (found.fault) row.complain({ code: found.fault, severity: 'error', meaning: 'idNumber' });
  const number = found.fault ? undefined : found.number;
  const sex = readSexOf(row, number);
  const born = readBorn(row, number, today);
  const died = readDied(row, born === 'wrong' ? undefined : born, today);
  if (found.fault || born === 'wrong' || died === 'wrong') return undefined;
  return {
    ...(found.id !== undefined && { id: found.id }),
    ...(number && { number }),
    ...(sex && { sex }),
    ...(born && { born }),
    ...(died && { died }),
  };
}

function readSexOf(row: RowCells, number: IdentityNumber | undefined): Sex | undefined {
  const stated = readSex(row.text('sex'));
  if (stated.is === 'value') {
    if (number && number.sex !== stated.value) {
      row.complain({ code: 'ROSTER_SEX_DIFFERS', severity: 'notice', meaning: 'sex' });
    }
    return stated.value;
  }
  if (stated.is === 'unreadable' || stated.is === 'no') {
    const detail = { accepted: '男, 女 (male, female)' };
    row.complain({ code: 'ROSTER_VALUE_UNKNOWN', severity: 'notice', meaning: 'sex', detail });
  }
  return number?.sex;
}

function readBorn(
  row: RowCells,
  number: IdentityNumber | undefined,
  today: number,
): DayRange | undefined | 'wrong' {
  const stated = readDate(row, 'born', 'error', today);
  if (stated.is === 'unreadable') return 'wrong';
  if (stated.is === 'value') {
    const { earliest, latest } = stated.value;
    if (!number) return stated.value;
    const agrees = number.born >= earliest && number.born <= latest;
    if (agrees) return { earliest: number.born, latest: number.born };
    const detail = { inNumber: isoDate(number.born) };
    row.complain({ code: 'ROSTER_BIRTH_DIFFERS', severity: 'notice', meaning: 'born', detail });
    return stated.value;
  }
  if (!number) return undefined;
  if (number.born > today) {
    row.complain({ code: 'ROSTER_DATE_FUTURE', severity: 'error', meaning: 'idNumber' });
    return 'wrong';
  }
  return { earliest: number.born, latest: number.born };
}

/** A date of death that cannot be read leaves open whether the person lives. */
function readDied(
  row: RowCells,
  born: DayRange | undefined,
  today: number,
): DayRange | undefined | 'wrong' {
  if (/^(健在|在世|存活|alive|living)$/i.test(row.text('died'))) return undefined;
  const stated = readDate(row, 'died', 'notice', today);
  if (stated.is === 'empty' || stated.is === 'no') return undefined;
  const bornEarliest = born?.earliest ?? BEGINNING;
  if (stated.is !== 'value') return { earliest: bornEarliest, latest: END };
  const { earliest, latest } = stated.value;
  if (latest >= bornEarliest) return { earliest: Math.max(earliest, bornEarliest), latest };
  const detail = { born: isoDate(toDay(bornEarliest)) };
  row.complain({ code: 'ROSTER_DEATH_BEFORE_BIRTH', severity: 'error', meaning: 'died', detail });
  return 'wrong';
}
