/**
 * The cells of one row by meaning, with a place to put whatever is wrong with them.
 */
import type {
  RosterProblem,
  RosterProblemCode,
  RosterSeverity,
} from '../../../model/roster-problem.ts';
import type { DayRange } from '../../../rules/index.ts';
import { type Cell, cellText } from '../cell.ts';
import type { Meaning } from '../columns.ts';
import { parseDate } from './dates.ts';
import { type Answer, plainAnswer } from './values.ts';

export type Complaint = {
  readonly code: RosterProblemCode;
  readonly severity: RosterSeverity;
  /** Absent when the whole row is meant. */
  readonly meaning?: Meaning;
  readonly detail?: NonNullable<RosterProblem['detail']>;
};

export type RowCells = {
  readonly cell: (meaning: Meaning) => Cell;
  readonly text: (meaning: Meaning) => string;
  readonly complain: (complaint: Complaint) => void;
};

/** The cells that a header gives meaning to. */
export function rowCells(
  placeOf: Readonly<Partial<Record<Meaning, number>>>,
  cells: readonly Cell[],
  complain: (complaint: Complaint) => void,
): RowCells {
  const cell = (meaning: Meaning): Cell => {
    const place = placeOf[meaning];
    return place === undefined ? null : (cells[place] ?? null);
  };
  return { cell, text: (meaning) => cellText(cell(meaning)), complain };
}

/**
 * The date in a cell. One that cannot be read, or lies after `noLaterThan`, is complained about; a
 * range that would go beyond it ends there.
 */
export function readDate(
  row: RowCells,
  meaning: Meaning,
  severity: RosterSeverity,
  noLaterThan = Infinity,
): Answer<DayRange> {
  const cell = row.cell(meaning);
  if (cell === null) return { is: 'empty' };
  const plain = typeof cell === 'object' ? undefined : plainAnswer(cellText(cell));
  if (plain) return plain;
  const date = typeof cell === 'boolean' ? 'ROSTER_DATE_FORM' : parseDate(cell);
  if (typeof date === 'string') {
    row.complain({ code: date, severity, meaning });
    return { is: 'unreadable' };
  }
  if (date.earliest > noLaterThan) {
    row.complain({ code: 'ROSTER_DATE_FUTURE', severity, meaning });
    return { is: 'unreadable' };
  }
  const latest = Math.min(date.latest, noLaterThan);
  return { is: 'value', value: { earliest: date.earliest, latest } };
}
