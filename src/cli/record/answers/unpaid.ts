/** `nuanjia unpaid`: to whom money is owed that was not paid, how much, and until when it can be claimed. */
import type { Command } from 'commander';
import { dateWords, yuanWords } from '../../../exchange/report/index.ts';
import { isoDate } from '../../../rules/index.ts';
import { unpaidOn, type UnpaidPerson, unpaidTotal } from '../../../server/modules/answer/index.ts';
import { dayFrom } from '../../terminal.ts';
import { type AtWork, programId, programNames, runOnAnswers } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import {
  type List,
  type ListColumn,
  type ListOptions,
  withListOptions,
  writeList,
} from './list.ts';
import { nothingBecause } from './nothing.ts';
import { byPerson } from './person-columns.ts';

export function unpaidCommand(program: Command): void {
  withListOptions(
    program
      .command('unpaid')
      .description('list who was entitled to money that has not been paid')
      .option('--on <date>', 'the day asked about (default: today)')
      .option('--program <id>', 'only this program'),
  ).action((options: ListOptions) =>
    runOnAnswers(options, 'unpaid', async (at) =>
      writeList(await unpaidList(at, options), options, at),
    ),
  );
}

async function unpaidList(at: AtWork, options: ListOptions): Promise<List<UnpaidPerson>> {
  const { county, actor, pack, language } = at;
  const on = dayFrom(options.on);
  const program = options.program === undefined ? undefined : programId(pack, options.program);
  const nameOf = programNames(at);
  const say = words[language];
  const number = new Intl.NumberFormat(language).format;
  const total = await unpaidTotal(county, { actor, on });
  const whole =
    program === undefined ? total : total.programs.find((one) => one.program === program);
  const { people = 0, fen = 0, closedFen = 0 } = whole ?? {};
  const programs = total.programs
    .filter((one) => program === undefined || one.program === program)
    .map((one) => [nameOf(one.program), number(one.people), yuanWords(one.fen)]);
  const table =
    programs.length === 0 ? [] : inColumns([say.header, ...programs], ['left', 'right', 'right']);
  return {
    totals: [
      say.title(dateWords(isoDate(on), language), number(people), yuanWords(fen)),
      ...(closedFen > 0 ? [say.closed(yuanWords(closedFen))] : []),
      '',
      ...table.map((line) => `  ${line}`),
    ],
    totalsJson: { on: isoDate(on), ...total },
    columns: columns(nameOf, language === 'en' ? ', ' : '、'),
    page: async (after, limit) => {
      const asked = { actor, on, after, limit, ...(program !== undefined && { program }) };
      const { rows, next } = await unpaidOn(county, asked);
      return { rows: rows.map((one) => [one]), ...(next !== undefined && { next }) };
    },
    empty: await nothingBecause(at, say.nobody),
  };
}

const columns = (
  nameOf: (program: string) => string,
  and: string,
): readonly ListColumn<UnpaidPerson>[] => [
  ...byPerson<UnpaidPerson>((line) => line),
  {
    key: 'programs',
    header: { 'zh-CN': '项目', en: 'programs' },
    kind: 'text',
    value: ({ programs }) => programs.map(nameOf).join(and),
  },
  {
    key: 'from',
    header: { 'zh-CN': '最早应发', en: 'owed since' },
    kind: 'day',
    value: ({ from }) => from,
  },
  {
    key: 'fen',
    header: { 'zh-CN': '应发未发', en: 'unpaid' },
    kind: 'fen',
    value: ({ fen }) => fen,
  },
  {
    key: 'claimUntil',
    header: { 'zh-CN': '申领截止（不含）', en: 'claim before' },
    kind: 'day',
    value: ({ claimUntil }) => claimUntil,
  },
  {
    key: 'closedFen',
    header: { 'zh-CN': '已过申领期', en: 'claim closed' },
    kind: 'fen',
    value: ({ closedFen }) => (closedFen === 0 ? undefined : closedFen),
  },
];

const words = {
  'zh-CN': {
    title: (day: string, people: string, yuan: string) =>
      `截至${day}应发未发：${people} 人，共 ${yuan}`,
    closed: (yuan: string) => `另有 ${yuan} 已过申领期`,
    header: ['项目', '人数', '金额'],
    nobody: '没有应发未发的钱：已经开始的每一期都发过了。',
  },
  en: {
    title: (day: string, people: string, yuan: string) =>
      `entitled and unpaid on ${day}: ${people} people, ${yuan}`,
    closed: (yuan: string) => `a further ${yuan} can no longer be claimed`,
    header: ['program', 'people', 'amount'],
    nobody: 'Nothing is unpaid: every period that has begun was paid.',
  },
} as const;
