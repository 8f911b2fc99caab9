/**
 * What a table read out of a file is made of, and every way in which reading or writing can go
 * wrong. Codes only: their texts are in the catalogue of messages.
 */

/** The content of one cell. A date is a civil day: days since 1970-01-01, without a zone. */
export type Cell = string | number | boolean | { readonly day: number } | null;

/** One row with content. `row` is the number Excel shows; `sheet` is empty for a text file. */
export type SheetRow = {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly Cell[];
};

/** Every code, with the keys of its `detail`. */
export const sheetProblemCodes = [
  { code: 'SHEET_NOT_FOUND', stops: true, detail: [] },
  { code: 'SHEET_NOT_READABLE', stops: true, detail: ['reason'] },
  { code: 'SHEET_EMPTY', stops: true, detail: [] },
  { code: 'SHEET_ENCRYPTED', stops: true, detail: [] },
  { code: 'SHEET_TOO_LARGE_INSIDE', stops: true, detail: ['what', 'found', 'limit'] },
  { code: 'SHEET_BROKEN', stops: true, detail: ['reason'] },
  { code: 'SHEET_UNKNOWN_KIND', stops: true, detail: ['kind'] },
  { code: 'SHEET_ENCODING_UNKNOWN', stops: true, detail: ['encoding'] },
  { code: 'SHEET_ENCODING_WRONG', stops: true, detail: ['encoding', 'line'] },
  { code: 'SHEET_NAME_REFUSED', stops: true, detail: ['name', 'reason'] },
  { code: 'SHEET_ENCODING_UNSURE', stops: false, detail: ['encoding', 'other', 'line'] },
  { code: 'SHEET_HIDDEN', stops: false, detail: [] },
  { code: 'SHEET_TOO_MANY_COLUMNS', stops: false, detail: ['found', 'limit'] },
  { code: 'SHEET_ROW_BROKEN', stops: false, detail: ['reason'] },
  { code: 'SHEET_FORMULA_WITHOUT_VALUE', stops: false, detail: [] },
  { code: 'SHEET_CELL_ERROR', stops: false, detail: [] },
  { code: 'SHEET_NUMBER_LOST_DIGITS', stops: false, detail: ['digits'] },
  { code: 'SHEET_DATE_IMPOSSIBLE', stops: false, detail: [] },
  { code: 'SHEET_TOO_MANY_PROBLEMS', stops: false, detail: ['limit', 'left'] },
] as const satisfies readonly {
  readonly code: string;
  /** Whether reading ends with an error, or goes on with a problem in the report. */
  readonly stops: boolean;
  readonly detail: readonly string[];
}[];

export type SheetCode = (typeof sheetProblemCodes)[number]['code'];

export type SheetDetail = Readonly<Record<string, string | number>>;

/** A place in a file that could not be read as it stands. `column` is a letter: A, B … AA. */
export type SheetProblem = {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly code: SheetCode;
  readonly detail?: SheetDetail;
};

/** What reading can be told: the encoding of a text file, who listens, who may stop it. */
export type ReadOptions = {
  readonly encoding?: string;
  readonly onProgress?: (done: ReadProgress) => void;
  readonly signal?: AbortSignal;
};

export type ReadProgress = {
  readonly bytes: number;
  readonly bytesAll: number;
  readonly rows: number;
};

/** What was read: the encoding only for text files, `hiddenSheets` only for workbooks. */
export type SheetReadReport = {
  readonly encoding?: string;
  readonly sheets: readonly string[];
  readonly hiddenSheets?: readonly string[];
  readonly rows: number;
  readonly problems: readonly SheetProblem[];
};

/** Rows in batches; the generator's return value is the report. */
export type SheetReading = AsyncGenerator<readonly SheetRow[], SheetReadReport>;

/** An error that ends reading or writing. */
export type SheetError = Error & {
  readonly code: SheetCode;
  readonly file: string;
  readonly detail: SheetDetail;
};

export function sheetError(code: SheetCode, file: string, detail: SheetDetail = {}): SheetError {
  return Object.assign(new Error(`${code} ${file} ${JSON.stringify(detail)}`), {
    code,
    file,
    detail,
  });
}

export function isSheetError(error: unknown): error is SheetError {
  return (
    error instanceof Error &&
    'code' in error &&
    sheetProblemCodes.some((known) => known.code === error.code)
  );
}

/** More problems than this are counted, not kept: a million wrong cells need no million lines. */
export const PROBLEMS_KEPT_MAX = 100_000;

export type ProblemList = {
  add(problem: Omit<SheetProblem, 'file'>): void;
  all(): readonly SheetProblem[];
};

/** Problems of one file, up to a limit; past it one last problem says how many were left out. */
export function problemList(file: string): ProblemList {
  const kept: SheetProblem[] = [];
  let left = 0;
  return {
    add(problem) {
      if (kept.length < PROBLEMS_KEPT_MAX) kept.push({ file, ...problem });
      else left++;
    },
    all() {
      if (left === 0) return kept;
      const detail = { limit: PROBLEMS_KEPT_MAX, left };
      return [...kept, { file, code: 'SHEET_TOO_MANY_PROBLEMS', detail }];
    },
  };
}

/** Excel's own limit; a row that is wider is not a row of a table. */
export const COLUMNS_MAX = 16_384;

/** Rows handed over at once. */
export const BATCH_ROWS = 1000;

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

export const isBlank = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');
