/**
 * Lists of people as commands give them: totals and a page on the screen, everything as JSON or CSV.
 * A column says once what its values are; each format follows from that.
 */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { yuanWords } from '../../../exchange/report/index.ts';
import { BEGINNING, END, isoDate, type Language, toDay, type Words } from '../../../rules/index.ts';
import type { Page } from '../../../server/modules/answer/index.ts';
import { type Cell, writeCsv } from '../../../sheets/index.ts';
import { writeText } from '../../output.ts';
import { commandError } from '../../terminal.ts';
import { type AtWork, numberFrom } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';
import { recordError } from '../errors.ts';

/** text as it is; count a number; day a day number with open ends; fen money in fen. */
export type ListColumn<Line> = {
  readonly key: string;
  readonly header: Words;
  readonly kind: 'text' | 'count' | 'day' | 'fen';
  readonly value: (line: Line) => string | number | boolean | undefined;
};

export type List<Line> = {
  /** Lines above the table. */
  readonly totals: readonly string[];
  /** The same for programs. */
  readonly totalsJson: unknown;
  readonly columns: readonly ListColumn<Line>[];
  readonly page: (after: number, limit: number) => Promise<Page<readonly Line[]>>;
  /** Said in place of an empty table: that there is nothing, and why. */
  readonly empty: string;
};

export type ListOptions = CountyOptions & {
  readonly on?: string;
  readonly program?: string;
  readonly limit?: string;
  readonly after?: string;
  readonly format?: string;
  readonly out?: string;
};

export type Format = 'table' | 'json' | 'csv';
const formats: readonly Format[] = ['table', 'json', 'csv'];

/** Adds the options that {@link formatFrom} reads, and those of counties. */
export const withFormatOptions = (command: Command): Command =>
  withCountyOptions(
    command
      .option('--format <name>', 'table, json or csv (default: by the name given to --out)')
      .option('--out <path>', 'write to this file instead of the screen'),
  );

/** Adds the options that {@link writeList} reads. */
export const withListOptions = (command: Command): Command =>
  withFormatOptions(
    command
      .option('--limit <people>', 'so many people (default: 20 on the screen, otherwise everybody)')
      .option('--after <number>', 'begin after the person with this number'),
  );

/** People on the screen, and people asked for at a time. */
const SHOWN = 20;
const PAGE = 500;

/** Errors: COMMAND_LIST_FORMAT, COMMAND_OUT_NEEDED, COMMAND_NUMBER. */
export async function writeList<Line>(
  list: List<Line>,
  options: ListOptions,
  at: AtWork,
): Promise<void> {
  const format = formatFrom(options);
  const { out } = options;
  const limit = options.limit === undefined ? undefined : numberFrom(options.limit);
  const walk = linesOf(list, {
    after: options.after === undefined ? 0 : numberFrom(options.after),
    limit: limit ?? (format === 'table' ? SHOWN : Number.POSITIVE_INFINITY),
    signal: at.signal,
  });
  if (format === 'csv') await writeCsvOf(list, walk.lines, out!, at);
  else if (format === 'json') await writeText(await jsonOf(list, walk, at), out, at.signal);
  else await writeText(await tableOf(list, walk, options, at), out, at.signal);
  if (out !== undefined) process.stderr.write(`${words[at.language].written(out)}\n`);
}

/** Errors: COMMAND_LIST_FORMAT, COMMAND_OUT_NEEDED. */
export function formatFrom({ format, out }: Pick<ListOptions, 'format' | 'out'>): Format {
  const byName = out === undefined ? 'table' : extname(out).slice(1);
  const value = format ?? (formats.includes(byName as Format) ? byName : 'table');
  const known = formats.find((one) => one === value);
  if (known === undefined) throw recordError('COMMAND_LIST_FORMAT', { value });
  if (known === 'csv' && out === undefined)
    throw commandError('COMMAND_OUT_NEEDED', { format: value });
  return known;
}

type Walk<Line> = {
  readonly lines: AsyncIterable<Line>;
  /** After everything was gone through: the person after whom there are more. */
  readonly next: () => number | undefined;
};

type Asked = { readonly after: number; readonly limit: number; readonly signal: AbortSignal };

/** Page by page until as many people as were asked for; a page may be empty and not the last. */
function linesOf<Line>({ page }: List<Line>, { after, limit, signal }: Asked): Walk<Line> {
  let next: number | undefined = after;
  async function* lines() {
    let left = limit;
    while (next !== undefined && left > 0) {
      signal.throwIfAborted();
      const found = await page(next, Math.min(PAGE, left));
      left -= found.rows.length;
      next = found.next;
      for (const person of found.rows) yield* person;
    }
  }
  return { lines: lines(), next: () => next };
}

const isOpen = (day: number) => day === BEGINNING || day === END;

const dayShown = (day: number): string => (isOpen(day) ? '' : isoDate(toDay(day)));

function textOf<Line>({ kind, value }: ListColumn<Line>, line: Line, language: Language): string {
  const given = value(line);
  if (given === undefined) return '';
  if (typeof given === 'boolean') return given ? words[language].yes : words[language].no;
  if (kind === 'fen') return yuanWords(Number(given));
  if (kind === 'day') return dayShown(Number(given));
  if (kind === 'count') return new Intl.NumberFormat(language).format(Number(given));
  return String(given);
}

function jsonValue<Line>({ kind, value }: ListColumn<Line>, line: Line) {
  const given = value(line);
  if (given === undefined) return null;
  return kind === 'day' ? dayShown(Number(given)) || null : given;
}

function cellOf<Line>({ kind, value }: ListColumn<Line>, line: Line): Cell {
  const given = value(line);
  if (given === undefined) return null;
  if (kind === 'day') return isOpen(Number(given)) ? null : { day: Number(given) };
  return kind === 'fen' ? Number(given) / 100 : given;
}

async function writeCsvOf<Line>(
  { columns }: List<Line>,
  lines: AsyncIterable<Line>,
  path: string,
  { language, signal }: AtWork,
): Promise<void> {
  const header = ({ header: words_, kind }: ListColumn<Line>) =>
    kind === 'fen' ? words[language].inYuan(words_[language]) : words_[language];
  async function* rows() {
    for await (const line of lines) yield columns.map((column) => cellOf(column, line));
  }
  await writeCsv(path, { headers: columns.map(header), rows: rows() }, { signal });
}

async function jsonOf<Line>(
  { columns, totalsJson }: List<Line>,
  { lines, next }: Walk<Line>,
  { county, name }: AtWork,
): Promise<Iterable<string>> {
  const rows: Record<string, unknown>[] = [];
  for await (const line of lines) {
    rows.push(Object.fromEntries(columns.map((one) => [one.key, jsonValue(one, line)])));
  }
  const county_ = { code: county.code, name };
  const after = next();
  const whole = {
    county: county_,
    totals: totalsJson,
    rows,
    ...(after !== undefined && { after }),
  };
  return [`${JSON.stringify(whole, null, 2)}\n`];
}

async function tableOf<Line>(
  { columns, totals, empty }: List<Line>,
  { lines, next }: Walk<Line>,
  options: ListOptions,
  { county, name, language }: AtWork,
): Promise<Iterable<string>> {
  const rows: string[][] = [];
  for await (const line of lines) rows.push(columns.map((one) => textOf(one, line, language)));
  const header = columns.map((one) => one.header[language]);
  const sides = columns.map(({ kind }) => (kind === 'fen' || kind === 'count' ? 'right' : 'left'));
  const table = rows.length === 0 ? [empty] : inColumns([header, ...rows], sides);
  const after = next();
  const say = words[language];
  const isPart = rows.length > 0 && after !== undefined;
  const text = [
    `${name} ${county.code}`,
    ...(totals.at(-1) === '' ? totals : [...totals, '']),
    ...table.map((line) => `  ${line}`),
    ...(isPart ? ['', say.more(after, options.out)] : []),
    '',
  ];
  return [text.join('\n')];
}

const words = {
  'zh-CN': {
    yes: '是',
    no: '否',
    inYuan: (header: string) => `${header}（元）`,
    written: (path: string) => `已写入 ${path}`,
    more: (after: number, out: string | undefined) =>
      `还有更多：加 --after ${after}${out === undefined ? '；或用 --out 名单.csv 取全部' : ''}。`,
  },
  en: {
    yes: 'yes',
    no: 'no',
    inYuan: (header: string) => `${header} (yuan)`,
    written: (path: string) => `written to ${path}`,
    more: (after: number, out: string | undefined) =>
      `There are more: add --after ${after}${out === undefined ? ', or get all of them with --out list.csv' : ''}.`,
  },
} as const;
