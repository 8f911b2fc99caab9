/** `nuanjia entitled`: who has a right to what on a day. */
import type { Command } from 'commander';
import { dateWords } from '../../../exchange/report/index.ts';
import { isoDate } from '../../../rules/index.ts';
import {
  countEntitledOn,
  type EntitledPerson,
  entitledOn,
} from '../../../server/modules/answer/index.ts';
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

export function entitledCommand(program: Command): void {
  withListOptions(
    program
      .command('entitled')
      .description('list who is entitled to what on a day')
      .option('--on <date>', 'the day asked about (default: today)')
      .option('--program <id>', 'only this program'),
  ).action((options: ListOptions) =>
    runOnAnswers(options, 'entitled', async (at) =>
      writeList(await entitledList(at, options), options, at),
    ),
  );
}

type Line = { readonly of: EntitledPerson; readonly right: EntitledPerson['rights'][number] };

async function entitledList(at: AtWork, options: ListOptions): Promise<List<Line>> {
  const { county, actor, pack, language } = at;
  const on = dayFrom(options.on);
  const program = options.program === undefined ? undefined : programId(pack, options.program);
  const nameOf = programNames(at);
  const say = words[language];
  const number = new Intl.NumberFormat(language).format;
  const counts = (await countEntitledOn(county, { actor, on })).filter(
    (one) => program === undefined || one.program === program,
  );
  const table = counts.map((one) => [
    nameOf(one.program),
    number(one.certain),
    one.possible === 0 ? '' : number(one.possible),
  ]);
  const totals =
    table.length === 0 ? [] : inColumns([say.header, ...table], ['left', 'right', 'right']);
  return {
    totals: [say.title(dateWords(isoDate(on), language)), '', ...totals.map((line) => `  ${line}`)],
    totalsJson: { on: isoDate(on), programs: counts },
    columns: columns(nameOf),
    page: async (after, limit) => {
      const asked = { actor, on, after, limit, ...(program !== undefined && { program }) };
      const { rows, next } = await entitledOn(county, asked);
      const lines = rows.map((of) => of.rights.map((right) => ({ of, right })));
      return { rows: lines, ...(next !== undefined && { next }) };
    },
    empty: await nothingBecause(at, say.nobody),
  };
}

const columns = (nameOf: (program: string) => string): readonly ListColumn<Line>[] => [
  ...byPerson<Line>(({ of }) => of),
  {
    key: 'program',
    header: { 'zh-CN': '项目', en: 'program' },
    kind: 'text',
    value: ({ right }) => nameOf(right.program),
  },
  {
    key: 'from',
    header: { 'zh-CN': '从', en: 'from' },
    kind: 'day',
    value: ({ right }) => right.from,
  },
  {
    key: 'until',
    header: { 'zh-CN': '止（不含）', en: 'until' },
    kind: 'day',
    value: ({ right }) => right.until,
  },
  {
    key: 'certain',
    header: { 'zh-CN': '确定', en: 'certain' },
    kind: 'text',
    value: ({ right }) => right.isCertain,
  },
];

const words = {
  'zh-CN': {
    title: (day: string) => `${day}应享的人`,
    header: ['项目', '应享', '待问清'],
    nobody: '这一天没有人应享。',
  },
  en: {
    title: (day: string) => `entitled on ${day}`,
    header: ['program', 'entitled', 'to ask'],
    nobody: 'Nobody is entitled on this day.',
  },
} as const;
