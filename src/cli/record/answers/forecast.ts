/** `nuanjia forecast`: what the coming months cost, by year, program and payer. */
import type { Command } from 'commander';
import { yuanWords } from '../../../exchange/report/index.ts';
import { type Payer, payers } from '../../../model/money/payer.ts';
import { firstOfMonth, isoDate, monthIndexOf, toDay, yearOf } from '../../../rules/index.ts';
import { forecast, type ForecastMonth } from '../../../server/modules/answer/index.ts';
import { writeText } from '../../output.ts';
import { dayFrom } from '../../terminal.ts';
import { type AtWork, numberFrom, programNames, runOnAnswers } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import { recordError } from '../errors.ts';
import {
  formatFrom,
  type ListColumn,
  type ListOptions,
  withFormatOptions,
  writeList,
} from './list.ts';
import { nothingBecause } from './nothing.ts';

type Options = Omit<ListOptions, 'program' | 'limit' | 'after'> & { readonly months: string };

const MONTHS_MAX = 120;

export function forecastCommand(program: Command): void {
  withFormatOptions(
    program
      .command('forecast')
      .description('say what the coming months cost and who pays; month by month in a file')
      .option('--on <date>', 'a day of the first month (default: today)')
      .option('--months <count>', 'so many months, 120 at most', '60'),
  ).action((options: Options) =>
    runOnAnswers(options, 'forecast', (at) => writeForecast(at, options)),
  );
}

async function writeForecast(at: AtWork, options: Options): Promise<void> {
  const { county, actor, language, name, signal } = at;
  const on = dayFrom(options.on);
  const format = formatFrom(options);
  const months = numberFrom(options.months);
  if (months > MONTHS_MAX) throw recordError('COMMAND_MONTHS', { value: months, most: MONTHS_MAX });
  const rows = await forecast(county, { actor, from: on, months });
  const nameOf = programNames(at);
  const empty = await nothingBecause(at, words[language].nothing);
  if (format === 'table') {
    const first = isoDate(firstOfMonth(monthIndexOf(on))).slice(0, 'yyyy-mm'.length);
    const body = rows.length === 0 ? [`  ${empty}`] : tables(rows, at);
    const lines = [`${name} ${county.code}`, words[language].title(first, months), '', ...body, ''];
    return writeText([lines.join('\n')], options.out, signal);
  }
  const list = {
    totals: [],
    totalsJson: { from: isoDate(on), months, fen: sumOf(rows, ({ fen }) => fen) },
    columns: columns(nameOf),
    page: async () => ({ rows: rows.map((row) => [row]) }),
    empty,
  };
  return writeList(list, options, at);
}

const sumOf = (rows: readonly ForecastMonth[], of: (row: ForecastMonth) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** By year and payer, then by program. */
function tables(rows: readonly ForecastMonth[], at: AtWork): string[] {
  const say = words[at.language];
  const nameOf = programNames(at);
  const money = (fen: number) => (fen === 0 ? '' : yuanWords(fen));
  const cells = (some: readonly ForecastMonth[]): string[] => [
    yuanWords(sumOf(some, ({ fen }) => fen)),
    ...payers.map((payer) => money(sumOf(some, ({ byPayer }) => byPayer[payer]))),
    boundedText(some, say.unbounded),
    money(sumOf(some, ({ withheldFen }) => withheldFen)),
  ];
  const header = [
    say.cost,
    ...payers.map((payer) => say.payers[payer]),
    say.possible,
    say.withheld,
  ];
  const byYear = [...Map.groupBy(rows, ({ month }) => yearOf(month))];
  const byProgram = [...Map.groupBy(rows, ({ program }) => program)];
  const sides = ['left', ...header.map(() => 'right')] as ('left' | 'right')[];
  const years = [
    [say.year, ...header],
    ...byYear.map(([year, some]) => [`${year}`, ...cells(some)]),
    [say.all, ...cells(rows)],
  ];
  const programs = [
    [say.program, ...header],
    ...byProgram.map(([program, some]) => [nameOf(program), ...cells(some)]),
  ];
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  return [
    ...indented(inColumns(years, sides)),
    '',
    ...indented(inColumns(programs, sides)),
    '',
    `  ${say.note}`,
  ];
}

/** What unknown facts may add at most; a month that nothing bounds makes the whole unbounded. */
function boundedText(rows: readonly ForecastMonth[], unbounded: string): string {
  if (rows.some(({ possibleFen }) => possibleFen === undefined)) return unbounded;
  const fen = sumOf(rows, ({ possibleFen = 0 }) => possibleFen);
  return fen === 0 ? '' : yuanWords(fen);
}

const payerColumn = (payer: Payer): ListColumn<ForecastMonth> => ({
  key: payer,
  header: { 'zh-CN': words['zh-CN'].payers[payer], en: words.en.payers[payer] },
  kind: 'fen',
  value: ({ byPayer }) => byPayer[payer],
});

const columns = (nameOf: (program: string) => string): readonly ListColumn<ForecastMonth>[] => [
  {
    key: 'month',
    header: { 'zh-CN': '月份', en: 'month' },
    kind: 'text',
    value: ({ month }) => isoDate(toDay(month)).slice(0, 'yyyy-mm'.length),
  },
  {
    key: 'program',
    header: { 'zh-CN': '项目', en: 'program' },
    kind: 'text',
    value: ({ program }) => nameOf(program),
  },
  { key: 'fen', header: { 'zh-CN': '费用', en: 'cost' }, kind: 'fen', value: ({ fen }) => fen },
  ...payers.map(payerColumn),
  {
    key: 'possibleFen',
    header: { 'zh-CN': '可能另加', en: 'perhaps more' },
    kind: 'fen',
    value: ({ possibleFen }) => possibleFen,
  },
  {
    key: 'withheldFen',
    header: { 'zh-CN': '待核实', en: 'unverified' },
    kind: 'fen',
    value: ({ withheldFen }) => withheldFen,
  },
];

const words = {
  'zh-CN': {
    title: (month: string, months: number) => `从 ${month} 起 ${months} 个月的费用`,
    year: '年',
    program: '项目',
    all: '合计',
    cost: '费用',
    payers: { central: '中央', province: '省', county: '县', unassigned: '未规定' },
    possible: '可能另加',
    withheld: '待核实',
    unbounded: '不定',
    note: '费用是已知事实下确定应发的；“可能另加”取决于待问清的事实；“待核实”的金额暂不发放。“未规定”是没有文件写明由谁出的部分。逐月数字：--out 费用.csv',
    nothing: '今后没有已知的费用。',
  },
  en: {
    title: (month: string, months: number) => `cost of ${months} months from ${month}`,
    year: 'year',
    program: 'program',
    all: 'all',
    cost: 'cost',
    payers: {
      central: 'central',
      province: 'province',
      county: 'county',
      unassigned: 'unassigned',
    },
    possible: 'perhaps more',
    withheld: 'unverified',
    unbounded: 'open',
    note: 'Cost is what is certain from what is known. "Perhaps more" depends on missing facts; "unverified" amounts may not be paid yet. "Unassigned" is what no text assigns to anyone. Month by month: --out cost.csv',
    nothing: 'No cost is known for these months.',
  },
} as const;
