/**
 * The assessment as a workbook: a summary, one sheet a program, the missing facts, the problems.
 * Rows are made one by one while they are written.
 */
import type { Assessment, PaymentLine, Problem } from '../../model/assessment.ts';
import { catalog } from '../../model/facts/index.ts';
import { day, type Language, type Words, yearOf } from '../../rules/index.ts';
import { emptyTally, findMainSpan, sumFen, type Tally, tagOf, tallyInto } from './page.ts';
import { stretchWords } from './timeline/words.ts';
import { joinWords, texts } from './words.ts';

/** The content of one cell; a day counts from 1970-01-01. */
export type ReportCell = string | number | boolean | { readonly day: number } | null;

export type ReportColumn = {
  readonly header: string;
  /** In Latin letters. */
  readonly width: number;
  readonly kind: 'text' | 'day' | 'yuan' | 'integer';
};

export type ReportSheet = {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: Iterable<readonly ReportCell[]>;
};

export type SheetsInput = {
  /** Read once to know the programs and years, then once a sheet: nothing of it is kept. */
  readonly assessments: Iterable<Assessment>;
  /**
   * The assessments of one program, where they can be had without reading all the others; without
   * it the program's are picked out of all.
   */
  readonly assessmentsOf?: (program: string) => Iterable<Assessment>;
  readonly problems: Iterable<Problem>;
  /** The day asked. */
  readonly on: string;
  readonly language: Language;
};

/**
 * The sheets in order; reads the assessments once, and again as the rows are read.
 *
 * Errors: TypeError for assessments that can be read only once, whose sheets would be empty.
 */
export function reportSheets(input: SheetsInput): ReportSheet[] {
  if (Object.is(input.assessments[Symbol.iterator](), input.assessments)) {
    throw new TypeError('reportSheets reads the assessments again: give what can be read twice');
  }
  const outline = outlineOf(input.assessments);
  const names = sheetNames(outline, input.language);
  return [
    summarySheet(outline, input.language),
    ...[...outline.keys()].map((program, index) =>
      programSheet(program, outline.get(program)!, names[index]!, input),
    ),
    missingSheet(input),
    problemsSheet(input),
  ];
}

/** What must be known of a program before its first row: its tally and its payment years. */
type Outline = Map<string, { readonly tally: Tally; readonly years: Set<number> }>;

function outlineOf(assessments: Iterable<Assessment>): Outline {
  const tallies = new Map<string, Tally>();
  const years = new Map<string, Set<number>>();
  for (const assessment of assessments) {
    tallyInto(tallies, assessment);
    const own = years.get(assessment.program) ?? new Set<number>();
    years.set(assessment.program, own);
    for (const line of assessment.payments) own.add(yearOf(day(line.from)));
  }
  return new Map(
    [...tallies].map(([program, tally]) => [program, { tally, years: years.get(program)! }]),
  );
}

/** Excel's rules for a sheet's name: 31 characters, none of these, none twice. */
const SHEET_NAME_CHARACTERS = 31;
const refusedInNames = /[[\]:*?/\\]|^'|'$/g;

function sheetNames(outline: Outline, language: Language): string[] {
  const taken = new Set(
    [texts.summarySheet, texts.missingSheet, texts.problemsSheet].map((text) =>
      text[language].toLowerCase(),
    ),
  );
  return [...outline.values()].map(({ tally }) => {
    const wanted =
      tally.name[language].replace(refusedInNames, ' ').trim() || texts.program[language];
    let name = wanted.slice(0, SHEET_NAME_CHARACTERS);
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      const ending = ` ${count}`;
      name = wanted.slice(0, SHEET_NAME_CHARACTERS - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

const column = (header: string, width: number, kind: ReportColumn['kind'] = 'text') => ({
  header,
  width,
  kind,
});

function summarySheet(outline: Outline, language: Language): ReportSheet {
  const say = (text: Words) => text[language];
  function* rows(): Generator<readonly ReportCell[]> {
    const all = emptyTally(texts.all);
    for (const { tally } of outline.values()) {
      yield summaryRow(tally, language);
      all.questionCount += tally.questionCount;
      all.payableFen += tally.payableFen;
      all.withheldFen += tally.withheldFen;
    }
    // People may be in several programs, so their counts do not add up to people.
    const [name, , , ...sums] = summaryRow(all, language);
    yield [name!, null, null, ...sums];
  }
  return {
    name: say(texts.summarySheet),
    columns: [
      column(say(texts.program), 36),
      column(say(texts.entitledPeople), 18, 'integer'),
      column(say(texts.peopleToAsk), 16, 'integer'),
      column(say(texts.questionCount), 16, 'integer'),
      column(say(texts.payable), 18, 'yuan'),
      column(say(texts.unverified), 18, 'yuan'),
    ],
    rows: again(rows),
  };
}

const summaryRow = (tally: Tally, language: Language): readonly ReportCell[] => [
  tally.name[language],
  tally.entitledCount,
  tally.askCount,
  tally.questionCount,
  tally.payableFen / 100,
  tally.withheldFen / 100,
];

function programSheet(
  program: string,
  { tally, years }: { readonly tally: Tally; readonly years: ReadonlySet<number> },
  name: string,
  input: SheetsInput,
): ReportSheet {
  const say = (text: Words) => text[input.language];
  const inOrder = [...years].sort((a, b) => a - b);
  const hasWithheld = tally.withheldFen > 0;
  function* rows(): Generator<readonly ReportCell[]> {
    for (const assessment of input.assessmentsOf?.(program) ?? input.assessments) {
      if (assessment.program === program) yield programRow(assessment, inOrder, hasWithheld, input);
    }
  }
  return {
    name,
    columns: [
      column(say(texts.person), 22),
      column(say(texts.name), 14),
      column(say(texts.state), 16),
      column(say(texts.from), 13, 'day'),
      column(say(texts.until), 13, 'day'),
      column(say(texts.period), 44),
      ...inOrder.map((year) => column(`${year}${say(texts.yuanOfYear)}`, 14, 'yuan')),
      ...(hasWithheld ? [column(say(texts.unverified), 16, 'yuan')] : []),
      column(say(texts.reasons), 70),
      column(say(texts.missing), 40),
    ],
    rows: again(rows),
  };
}

function programRow(
  assessment: Assessment,
  years: readonly number[],
  hasWithheld: boolean,
  { on, language }: SheetsInput,
): readonly ReportCell[] {
  const spans = assessment.certain.length > 0 ? assessment.certain : assessment.possible;
  const [from, until] = findMainSpan(spans, on) ?? [null, null];
  return [
    assessment.person,
    assessment.name,
    tagOf(assessment, on).text[language],
    from === null ? null : { day: day(from) },
    until === null ? null : { day: day(until) - 1 },
    stretchWords(assessment, language),
    ...years.map((year) => yuanOf(assessment.payments, year)),
    ...(hasWithheld ? [sumFen(assessment.withheld) / 100 || null] : []),
    joinWords(
      assessment.reasons.map(({ sentence }) => sentence[language]),
      language,
    ),
    joinWords(
      assessment.missing.map((fact) => factName(fact, language)),
      language,
    ),
  ];
}

/** Yuan of the lines that start in a year; null where there are none. */
function yuanOf(lines: readonly PaymentLine[], year: number): number | null {
  const own = lines.filter((line) => yearOf(day(line.from)) === year);
  return own.length === 0 ? null : sumFen(own) / 100;
}

/** A fact's name in the catalogue; its kind where the catalogue does not know it. */
function factName(kind: string, language: Language): string {
  const known: Readonly<Record<string, { readonly name: Words }>> = catalog;
  return Object.hasOwn(known, kind) ? known[kind]!.name[language] : kind;
}

function missingSheet({ assessments, language }: SheetsInput): ReportSheet {
  const say = (text: Words) => text[language];
  function* rows(): Generator<readonly ReportCell[]> {
    for (const { person, name, programName, questions } of assessments) {
      for (const { about, aboutName, fact, text } of questions) {
        const asked = factName(fact, language);
        yield [person, name, say(programName), about, aboutName, asked, text[language]];
      }
    }
  }
  return {
    name: say(texts.missingSheet),
    columns: [
      column(say(texts.person), 22),
      column(say(texts.name), 14),
      column(say(texts.program), 28),
      column(say(texts.aboutPerson), 22),
      column(say(texts.aboutName), 14),
      column(say(texts.fact), 22),
      column(say(texts.question), 80),
    ],
    rows: again(rows),
  };
}

function problemsSheet({ problems, language }: SheetsInput): ReportSheet {
  const say = (text: Words) => text[language];
  function* rows(): Generator<readonly ReportCell[]> {
    for (const { file, sheet, row, column: at, value, code, severity, message } of problems) {
      const place = [file, sheet ?? null, row ?? null, at ?? null, value ?? null];
      yield [...place, say(texts[severity]), say(message), code];
    }
  }
  return {
    name: say(texts.problemsSheet),
    columns: [
      column(say(texts.file), 28),
      column(say(texts.sheet), 14),
      column(say(texts.row), 8, 'integer'),
      column(say(texts.column), 16),
      column(say(texts.value), 22),
      column(say(texts.severity), 8),
      column(say(texts.message), 80),
      column(say(texts.code), 30),
    ],
    rows: again(rows),
  };
}

/** An iterable that starts over each time it is read. */
const again = <T>(generate: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: generate });
