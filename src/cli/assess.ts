/**
 * `nuanjia assess FILE…`: rosters in, everything each person is owed out.
 */
import { extname } from 'node:path';
import type { Command } from 'commander';
import {
  assessmentJson,
  type PersonPage,
  reportHtml,
  reportSheets,
  reportTable,
} from '../exchange/report/index.ts';
import { commandErrorTexts, errorTexts } from '../i18n/command-errors.ts';
import type { Assessment, Problem } from '../model/assessment.ts';
import { type Assessor, assessor } from '../programs/assess.ts';
import { loadPack } from '../programs/lint.ts';
import { getJurisdiction, type Jurisdiction } from '../programs/packs.ts';
import { packs } from '../programs/registry.ts';
import { type Day, isoDate, type Language, toDay } from '../rules/index.ts';
import { writeWorkbook } from '../sheets/index.ts';
import { writeText } from './output.ts';
import { writeProblemRows } from './problem-rows.ts';
import { progressLine } from './progress.ts';
import { readRosters, type Rosters } from './rosters.ts';
import { commandError, dayFrom, exitCodes, languageFrom, runCommand } from './terminal.ts';

export type Format = 'table' | 'json' | 'xlsx' | 'html';
const formats: readonly Format[] = ['table', 'json', 'xlsx', 'html'];

type Options = {
  readonly on?: string;
  readonly pack: string;
  readonly program?: readonly string[];
  readonly format?: string;
  readonly out?: string;
  readonly all?: boolean;
  readonly encoding?: string;
  readonly language?: string;
  readonly childrenComplete?: boolean;
  readonly problemRows?: string;
};

/** What the writers of all formats are given. */
type Work = {
  readonly on: Day;
  readonly language: Language;
  readonly rosters: Rosters;
  readonly assessor: Assessor;
  readonly jurisdiction: Jurisdiction;
  readonly options: Options;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
  readonly signal: AbortSignal;
};

export function assessCommand(program: Command): void {
  program
    .command('assess')
    .description('say what every person in the rosters is owed, from when to when, and why')
    .argument('<file...>', 'rosters: .xlsx, .xls or .csv')
    .option('--on <date>', 'the day asked about, such as 2026-11-22 (default: today)')
    .option('--pack <id>', 'whose law applies: cn, cn-11, cn-33, cn-44, who', 'cn')
    .option('--program <id...>', 'only these programs')
    .option('--format <name>', 'table, json, xlsx or html (default: by the name given to --out)')
    .option('--out <path>', 'write to this file instead of the screen')
    .option('--all', 'also programs that a person can never have')
    .option('--children-complete', 'the rosters list all children of everyone in them')
    .option('--encoding <name>', 'encoding of text files, when it is detected wrongly')
    .option('--problem-rows <path>', 'write the rows with problems, and why, to this .xlsx')
    .option('--language <code>', 'zh-CN or en')
    .action(async (files: readonly string[], options: Options) => {
      await runCommand(
        () => languageFrom(options.language),
        (signal) => assess(files, options, signal),
      );
    });
}

async function assess(
  files: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const language = languageFrom(options.language);
  const on = dayFrom(options.on);
  const format = formatFrom(options);
  const jurisdiction = jurisdictionFrom(options.pack);
  const rosters = await readRosters(files, {
    today: on,
    language,
    signal,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.childrenComplete && { areChildrenComplete: true }),
  });
  const { people } = rosters.result;
  const work: Work = {
    on,
    language,
    rosters,
    jurisdiction,
    options,
    files,
    signal,
    assessor: assessor(people, jurisdiction, assessOptions(on, options)),
    problems: rosters.problems,
  };
  const all = { ...work, problems: [...rosters.problems, ...failureProblems(work)] };
  await writers[format](all);
  if (options.problemRows !== undefined) {
    await writeProblemRows(
      options.problemRows,
      files,
      all.problems,
      options.encoding,
      language,
      signal,
    );
  }
  afterwards(all, format);
}

const assessOptions = (on: Day, { program, all }: Options, only = program) => ({
  on,
  ...(only && { programs: only }),
  ...(all && { everyProgram: true }),
});

/**
 * The jurisdiction of a pack, linted as it is loaded: a changed installation is refused as well.
 * Errors: PACK_UNKNOWN with the packs that there are, PACK_REFUSED.
 */
export function jurisdictionFrom(id: string): Jurisdiction {
  const pack = packs.find((candidate) => candidate.id === id);
  if (pack === undefined) return getJurisdiction(packs, id);
  const needed = packs.filter((candidate) => [id, pack.extends].includes(candidate.id));
  return getJurisdiction(
    needed.map((one) => loadPack(one)),
    id,
  );
}

function formatFrom({ format, out }: Options): Format {
  const byName = out === undefined ? 'table' : extname(out).slice(1);
  const value = format ?? (formats.includes(byName as Format) ? byName : 'table');
  const known = formats.find((candidate) => candidate === value);
  if (known === undefined) throw commandError('COMMAND_FORMAT', { value });
  if (known === 'xlsx' && out === undefined)
    throw commandError('COMMAND_OUT_NEEDED', { format: value });
  return known;
}

/** People for whom a rule was cut off, as problems like any other: nothing is passed over in silence. */
function failureProblems({ assessor: { failures }, rosters: { result } }: Work): Problem[] {
  return failures.map(({ person, program, code }) => ({
    ...result.placeOf(person),
    code,
    severity: 'error',
    message: (errorTexts[code] ?? errorTexts.RULE_THREW!)({
      person: result.people.ids[person]!,
      program,
    }),
  }));
}

function* pagesOf({ rosters, assessor: from, language }: Work): Generator<PersonPage> {
  const { ids, names } = rosters.result.people;
  const progress = progressLine(language === 'en' ? 'assessing' : '核算', language);
  for (let person = 0; person < ids.length; person++) {
    progress.update(person, ids.length, person);
    yield {
      person: ids[person]!,
      name: names[person]!,
      assessments: from.person(person),
      conditions: ({ program }) => from.conditions(person, program),
    };
  }
  progress.end();
}

/** A year ahead, and two years back for money that may be unpaid. */
const AHEAD_DAYS = 365;
const BACK_DAYS = 730;

/**
 * People with what matters around the day asked, for reading: no standing offers that are everyone's,
 * nothing that begins in ten years. JSON and workbooks have it all, and so has `--all`.
 */
function* readablePages(work: Work): Generator<PersonPage> {
  const { on, options, jurisdiction } = work;
  const standing = new Set(
    jurisdiction.programs.flatMap((program) =>
      program.kind === 'service' && program.standingOffer ? [program.id] : [],
    ),
  );
  const [soon, lately] = [isoDate(toDay(on + AHEAD_DAYS)), isoDate(toDay(on - BACK_DAYS))];
  const matters = ({ program, state, possible, payments }: Assessment): boolean =>
    !standing.has(program) &&
    (state !== 'not-entitled' ||
      payments.some(({ until }) => until > lately) ||
      possible.some(([from, until]) => (until ?? soon) > isoDate(on) && (from ?? '') <= soon));
  const isWhole = options.all || options.program;
  for (const page of pagesOf(work)) {
    yield isWhole ? page : { ...page, assessments: page.assessments.filter(matters) };
  }
}

function* assessmentsOf(work: Work): Generator<Assessment> {
  for (const { assessments } of pagesOf(work)) yield* assessments;
}

/** Something that can be gone through more than once, made anew each time. */
const again = <T>(make: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: make });

const writers: Readonly<Record<Format, (work: Work) => Promise<void>>> = {
  json: (work) => {
    const { language, problems, on, options, signal } = work;
    const results = assessmentsOf(work);
    return writeText(
      assessmentJson({ on: isoDate(on), results, problems, language }),
      options.out,
      signal,
    );
  },
  table: (work) => {
    const { language, on, options, problems, signal } = work;
    const isScreen = options.out === undefined && process.stdout.isTTY;
    const table = reportTable({
      people: readablePages(work),
      on: isoDate(on),
      language,
      width: isScreen ? Math.max(80, process.stdout.columns) : 120,
      color: isScreen && !process.env.NO_COLOR,
      problemCount: () => problems.length,
    });
    return writeText(table, options.out, signal);
  },
  html: (work) => {
    const { language, on, options, files, signal } = work;
    const meta = { on: isoDate(on), language, subject: files.join(', ') };
    return writeText(reportHtml(readablePages(work), meta), options.out, signal);
  },
  xlsx: async (work) => {
    const { language, on, options, problems, rosters, jurisdiction, signal } = work;
    const oneProgram = (id: string) =>
      again(() => {
        const single = assessor(
          rosters.result.people,
          jurisdiction,
          assessOptions(on, options, [id]),
        );
        return assessmentsOf({ ...work, assessor: single });
      });
    const sheets = reportSheets({
      assessments: again(() => assessmentsOf(work)),
      assessmentsOf: oneProgram,
      problems,
      on: isoDate(on),
      language,
    });
    await writeWorkbook(options.out!, sheets, { signal });
  },
};

/** What a person at the terminal should know besides the result; never on standard output. */
function afterwards({ rosters, language, problems, options, files }: Work, format: Format): void {
  const say = (zh: string, en: string) => process.stderr.write(`${language === 'en' ? en : zh}\n`);
  for (const [file, encoding] of rosters.encodings) {
    if (encoding !== 'utf-8')
      say(`${file}：按 ${encoding} 编码读取`, `${file}: read as ${encoding}`);
  }
  if (options.out !== undefined) say(`已写入 ${options.out}`, `written to ${options.out}`);
  if (format === 'table')
    for (const line of problemLines(problems, language)) process.stderr.write(line);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  if (hasErrors && options.problemRows === undefined) {
    say(
      '有问题的行可以用 --problem-rows 问题行.xlsx 取回，改正后再读。',
      'Get the rows with problems back with --problem-rows problems.xlsx, correct them and read them again.',
    );
  }
  if (rosters.result.people.ids.length > 0) return;
  process.exitCode = exitCodes.unreadable;
  process.stderr.write(
    `${commandErrorTexts.COMMAND_NOBODY({ file: files.join(', ') })[language]}\n`,
  );
}

/** Problems shown below a table; the rest are counted. */
const PROBLEMS_SHOWN = 20;

/** The first problems with their places, and how many more there are. */
export function* problemLines(problems: readonly Problem[], language: Language): Generator<string> {
  for (const { file, sheet, row, column, value, message } of problems.slice(0, PROBLEMS_SHOWN)) {
    const place = [file, sheet, row, column].filter((part) => part !== undefined && part !== '');
    yield `${place.join(' · ')}${value === undefined ? '' : ` = ${value}`}: ${message[language]}\n`;
  }
  const left = problems.length - PROBLEMS_SHOWN;
  if (left > 0)
    yield language === 'en' ? `… and ${left} more problems\n` : `……还有 ${left} 个问题\n`;
}
