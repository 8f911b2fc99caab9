/**
 * Reads rosters row by row into people, however many rows there are: nothing of a row is kept but
 * what goes on record and some numbers for the checks that need all rows.
 */
import { type People, type PeopleBuilder, peopleBuilder } from '../../model/people.ts';
import type { RosterProblem } from '../../model/roster-problem.ts';
import { type NumberColumn, numberColumn, type Relation } from '../../rules/index.ts';
import { type Cell, cellText, type TableRow } from './cell.ts';
import type { Meaning } from './columns.ts';
import { findHeader, type Header } from './header.ts';
import { type KinColumns, kinColumns, notNamed, unreadable } from './kinship/kin-columns.ts';
import { addKinship } from './kinship/links.ts';
import {
  householdOf,
  type PersonRow,
  readParents,
  readPersonRow,
  unreadableNumber,
} from './person-row.ts';
import { type RosterProblemList, rosterProblemList } from './problem-list.ts';
import { type Complaint, type RowCells, rowCells } from './cells/row-cells.ts';

export type RosterReaderOptions = {
  /** Day on which the rosters are read; nobody was born after it. */
  readonly today: number;
  /** Where people go; empty at the beginning. */
  readonly people?: PeopleBuilder;
  /**
   * Relations of which everyone's relatives are all in the rosters. Left out, the children of a
   * person are complete where one of them is listed or their number is given.
   */
  readonly complete?: readonly Relation[];
};

export type RosterPlace = { readonly file: string; readonly sheet: string; readonly row: number };

/** A column as it was found; `meaning` absent: it is not read. */
export type FoundColumn = {
  readonly file: string;
  readonly sheet: string;
  readonly header: string;
  readonly meaning?: Meaning;
};

export type RosterResult = {
  readonly people: People;
  /** Where a person's row is. */
  readonly placeOf: (person: number) => RosterPlace;
  /** The household of a person and what they are to its head. */
  readonly householdOf: (
    person: number,
  ) => { readonly number: string; readonly role: string } | undefined;
  /** In the order of files, sheets and rows. */
  readonly problems: readonly RosterProblem[];
  readonly columns: readonly FoundColumn[];
  readonly counts: {
    /** Rows below a header that are not empty. */
    readonly rows: number;
    readonly people: number;
    /** Rows with an error: left out. */
    readonly refused: number;
    /** Second rows of someone who was read already. */
    readonly repeated: number;
  };
};

export type RosterReader = {
  /** Says that the rows to come are from another file. */
  readonly openFile: (file: string) => void;
  readonly readRow: (row: TableRow) => void;
  /** Links everybody; the reader cannot be used afterwards. */
  readonly finish: () => RosterResult;
  /** As finish, but leaves the people as they were stated, for those who store them. */
  readonly close: () => Omit<RosterResult, 'people'>;
};

type Sheet = {
  readonly file: string;
  readonly name: string;
  header?: Header;
  /** The row before, for headers in two rows. */
  above: readonly Cell[];
  rowsAbove: number;
  isGivenUp: boolean;
};

type Reading = {
  readonly today: number;
  readonly people: PeopleBuilder;
  readonly kin: KinColumns;
  readonly sheets: Sheet[];
  readonly households: Map<string, number>;
  readonly problems: RosterProblemList;
  readonly columns: FoundColumn[];
  readonly counts: { rows: number; refused: number; repeated: number };
  /** What the rows of people say, as a number each: to tell a repetition from a contradiction. */
  readonly contents: NumberColumn;
  /** Whom rows that were left out named as parents, and the households of such rows. */
  readonly leftOut: { readonly parents: NumberColumn; readonly households: Set<string> };
};

/** A header stands in one of so many first rows that are not empty. */
const headerRowsMax = 30;

export function createRosterReader(options: RosterReaderOptions): RosterReader {
  const reading: Reading = {
    today: options.today,
    people: options.people ?? peopleBuilder(),
    kin: kinColumns(),
    sheets: [],
    households: new Map(),
    problems: rosterProblemList(),
    columns: [],
    counts: { rows: 0, refused: 0, repeated: 0 },
    contents: numberColumn(Uint32Array),
    leftOut: { parents: numberColumn(Uint32Array), households: new Set() },
  };
  let file = '';
  return {
    openFile: (name) => {
      file = name;
    },
    readRow: (row) => {
      if (row.cells.every((cell) => cellText(cell) === '')) return;
      const sheet = sheetOf(reading, file, row.sheet);
      if (sheet.isGivenUp) return;
      if (!sheet.header || repeatsHeader(sheet.header, row)) lookForHeader(reading, sheet, row);
      else if (!isBelowTable(sheet.header, row)) readPerson(reading, sheet, sheet.header, row);
    },
    finish: () => {
      const complete = options.complete ?? [];
      const result = closed(reading, complete);
      return { people: reading.people.build(complete), ...result };
    },
    close: () => closed(reading, options.complete ?? []),
  };
}

function sheetOf({ sheets }: Reading, file: string, name: string): Sheet {
  const last = sheets.at(-1);
  if (last?.name === name && last.file === file) return last;
  const known = sheets.find((sheet) => sheet.name === name && sheet.file === file);
  if (known) return known;
  const sheet: Sheet = { file, name, above: [], rowsAbove: 0, isGivenUp: false };
  sheets.push(sheet);
  return sheet;
}

function lookForHeader(reading: Reading, sheet: Sheet, { row, cells }: TableRow): void {
  const header = findHeader(cells, sheet.above) ?? findHeader(cells);
  sheet.above = cells;
  if (!header) {
    if (++sheet.rowsAbove < headerRowsMax) return;
    sheet.isGivenUp = true;
    return;
  }
  const isFirst = sheet.header === undefined;
  sheet.header = header;
  if (isFirst) reportColumns(reading, sheet, header, row);
}

function reportColumns(reading: Reading, sheet: Sheet, header: Header, row: number): void {
  const at = { file: sheet.file, sheet: sheet.name };
  for (const { header: column, meaning, repeats } of header.columns) {
    const isRead = meaning !== undefined && !repeats;
    reading.columns.push({ ...at, header: column, ...(isRead && { meaning }) });
    if (isRead) continue;
    const code = repeats ? 'ROSTER_COLUMN_TWICE' : 'ROSTER_COLUMN_IGNORED';
    reading.problems.add(code, () => ({ ...at, row, column, severity: 'notice' }));
  }
}

/** Printed lists repeat the header on every page. */
function repeatsHeader({ columns }: Header, { cells }: TableRow): boolean {
  return columns.some(
    ({ header, meaning, place }) =>
      (meaning === 'name' || meaning === 'idNumber') && cells[place] === header,
  );
}

/** Totals and signatures below a table are nobody's row. */
function isBelowTable({ placeOf }: Header, { cells }: TableRow): boolean {
  const textOf = (place: number | undefined) => (place === undefined ? '' : cellText(cells[place]));
  if (textOf(placeOf.idNumber) !== '' || textOf(placeOf.born) !== '') return false;
  const first = cellText(cells.find((cell) => cellText(cell) !== ''));
  return /^(合计|总计|小计|共计|制表|填表|填报|审核|负责人|单位负责人|注|备注|说明|total|sum)/i.test(
    first.replace(/\s/g, ''),
  );
}

function readPerson(reading: Reading, sheet: Sheet, header: Header, table: TableRow): void {
  const { people, counts, contents, problems, kin } = reading;
  const { row, cells } = table;
  counts.rows++;
  const report = ({ meaning, code, severity, detail }: Complaint) =>
    problems.add(code, () => ({
      file: sheet.file,
      sheet: sheet.name,
      row,
      ...(meaning && columnAndValue(header, meaning, cells)),
      severity,
      ...(detail && { detail }),
    }));
  const isFirstFile = sheet.file === reading.sheets[0]?.file;
  const place = [isFirstFile ? '' : sheet.file, sheet.name, row];
  const rowId = ['row', ...place.filter((part) => part !== '')].join(':');
  const written = rowCells(header.placeOf, cells, report);
  const person = readPersonRow(written, rowId, reading.today);
  if (!person) {
    leaveOut(reading, written);
    return;
  }
  const content = contentOf(header, cells);
  const first = people.findIndex(person.record.id);
  if (first === undefined) {
    addPerson(reading, person, reading.sheets.indexOf(sheet), row);
    contents.push(content);
    return;
  }
  const isSame = contents.at(first) === content;
  counts[isSame ? 'repeated' : 'refused']++;
  report({
    code: isSame ? 'ROSTER_DUPLICATE_SAME' : 'ROSTER_DUPLICATE_DIFFERENT',
    severity: isSame ? 'notice' : 'error',
    meaning: 'idNumber',
    detail: { otherRow: kin.row.at(first) },
  });
}

function leaveOut({ counts, leftOut, people }: Reading, row: RowCells): void {
  counts.refused++;
  for (const parent of readParents(row)) leftOut.parents.push(people.keyOf(parent));
  leftOut.households.add(householdOf(row));
}

/** Notes who may have a child whose row was left out. */
function openChildren({ kin, leftOut, people, households }: Reading): void {
  for (let i = 0; i < leftOut.parents.length(); i++) {
    const parent = people.findIndexOf(leftOut.parents.at(i));
    if (parent !== undefined) kin.openChildren.push(parent);
  }
  const open = new Set([...leftOut.households].map((name) => households.get(name)));
  for (let person = 0; person < kin.size(); person++) {
    if (open.has(kin.household.at(person))) kin.openChildren.push(person);
  }
}

function columnAndValue(
  { placeOf, columns }: Header,
  meaning: Meaning,
  cells: readonly Cell[],
): { readonly column?: string; readonly value?: string } {
  const place = placeOf[meaning];
  if (place === undefined) return {};
  const column = columns.find((one) => one.place === place);
  return { ...(column && { column: column.header }), value: cellText(cells[place]) };
}

/** A number for what a row says, apart from its place in the list (FNV-1a). */
function contentOf({ columns }: Header, cells: readonly Cell[]): number {
  let hash = 0x811c9dc5;
  for (const { meaning, place, repeats } of columns) {
    if (!meaning || repeats || meaning === 'number' || meaning === 'remarks') continue;
    const text = cellText(cells[place]);
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash >>> 0;
}

function addPerson(reading: Reading, person: PersonRow, sheet: number, row: number): void {
  const { people, kin, households } = reading;
  const { record, named, spouses, relation, household } = person;
  const { sex, born, died, childrenEver } = record;
  people.add(record);
  if (household !== '' && !households.has(household)) {
    households.set(household, households.size + 1);
  }
  const keyOf = (number: string | undefined): number => {
    if (number === undefined) return notNamed;
    return number === unreadableNumber ? unreadable : people.keyOf(number);
  };
  kin.add({
    key: people.keyOf(record.id),
    sheet,
    row,
    ...(sex && { sex }),
    ...(born && { born }),
    ...(died && { died }),
    named: {
      father: keyOf(named.father),
      mother: keyOf(named.mother),
      spouse: keyOf(named.spouse),
      guardian: keyOf(named.guardian),
    },
    spouses,
    ...(childrenEver !== undefined && { childrenEver }),
    household: households.get(household) ?? 0,
    relation,
  });
}

function closed(reading: Reading, complete: readonly Relation[]): Omit<RosterResult, 'people'> {
  const { kin, people, problems, sheets, columns, counts } = reading;
  for (const { file, name, header } of sheets) {
    if (header) continue;
    // Beside a sheet of people, one without a header is most likely an explanation.
    const hasPeople = sheets.some((other) => other.file === file && other.header);
    const severity = hasPeople ? 'notice' : 'error';
    problems.add('ROSTER_HEADER_UNKNOWN', () => ({ file, sheet: name, row: 1, severity }));
  }
  const placeOf = placesIn(sheets, kin.sheet, kin.row);
  openChildren(reading);
  addKinship(people, kin, complete, reading.today, (person, code, meaning, detail, value) =>
    problems.add(code, () => {
      const header = sheets[kin.sheet.at(person)]?.header;
      const column = header?.columns.find((one) => one.meaning === meaning && !one.repeats)?.header;
      return {
        ...placeOf(person),
        ...(column !== undefined && { column }),
        ...(value !== undefined && { value }),
        severity: 'notice',
        ...(detail && { detail }),
      };
    }),
  );
  const size = kin.size();
  return {
    placeOf,
    householdOf: householdsIn(reading.households, kin),
    problems: problems.all(),
    columns,
    counts: { ...counts, people: size },
  };
}

function householdsIn(
  households: ReadonlyMap<string, number>,
  kin: KinColumns,
): RosterResult['householdOf'] {
  const numbers = [...households.keys()];
  return (person) => {
    const household = kin.household.at(person);
    return household === 0
      ? undefined
      : { number: numbers[household - 1]!, role: kin.relationOf(person) };
  };
}

/** Apart, so that a result keeps alive only what it needs. */
function placesIn(
  sheets: readonly Sheet[],
  sheetOfPerson: NumberColumn,
  rowOfPerson: NumberColumn,
): (person: number) => RosterPlace {
  return (person) => {
    const sheet = sheets[sheetOfPerson.at(person)]!;
    return { file: sheet.file, sheet: sheet.name, row: rowOfPerson.at(person) };
  };
}
