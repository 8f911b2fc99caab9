/**
 * `nuanjia import FILE…`: what rosters would change in the record, and with `--apply` the change itself,
 * with what it changes in what is owed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { yuanWords } from '../../exchange/report/index.ts';
import { factKindWords } from '../../i18n/fact-words.ts';
import { countEntitledOn, unpaidTotal } from '../../server/modules/answer/index.ts';
import {
  type Counts,
  importRoster,
  importState,
  type Incoming,
  leftOutOf,
  previewRoster,
} from '../../server/modules/roster/index.ts';
import { problemLines } from '../assess.ts';
import { writeProblemRows } from '../problem-rows.ts';
import { progressLine } from '../progress.ts';
import { readStatements, type StatedRosters } from '../rosters.ts';
import { commandError, dayFrom, exitCodes, print } from '../terminal.ts';
import { type AtWork, programNames, runAtCounty } from './at-county.ts';
import { inColumns } from './columns.ts';
import { printConflicts } from './conflicts.ts';
import { type CountyOptions, withCountyOptions } from './county.ts';
import { bringUp } from './people/follow.ts';

type Options = CountyOptions & {
  readonly apply?: boolean;
  readonly childrenComplete?: boolean;
  readonly encoding?: string;
  readonly problemRows?: string;
  readonly on?: string;
};

export function importCommand(program: Command): void {
  withCountyOptions(
    program
      .command('import')
      .description('say what rosters would change in the county record; --apply reads them in')
      .argument('<file...>', 'rosters: .xlsx, .xls or .csv')
      .option('--apply', 'read them in, and say what that changes in what is owed')
      .option('--children-complete', 'the rosters list all children of everyone in them')
      .option('--encoding <name>', 'encoding of text files, when it is detected wrongly')
      .option('--problem-rows <path>', 'write the rows with problems, and why, to this .xlsx')
      .option('--on <date>', 'today, as the record sees it (default: by the clock)'),
  ).action((files: readonly string[], options: Options) =>
    runAtCounty(options, 'import', (at) => importFiles(at, files, options)),
  );
}

/** Errors: those of files (SHEET_…), COMMAND_NOBODY. */
async function importFiles(at: AtWork, files: readonly string[], options: Options): Promise<void> {
  const { language, signal } = at;
  const today = dayFrom(options.on);
  const rosters = await readStatements(files, {
    today,
    language,
    signal,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.childrenComplete && { areChildrenComplete: true }),
  });
  for (const line of problemLines(rosters.problems, language)) process.stderr.write(line);
  if (options.problemRows !== undefined) {
    const { problemRows, encoding } = options;
    await writeProblemRows(problemRows, files, rosters.problems, encoding, language, signal);
  }
  if (rosters.result.counts.people === 0) {
    throw commandError('COMMAND_NOBODY', { file: files.join(', ') }, exitCodes.unreadable);
  }
  const incoming = await incomingOf(rosters, files, options);
  await (options.apply ? apply(at, incoming, today) : preview(at, incoming, files));
}

async function incomingOf(
  { people, result }: StatedRosters,
  files: readonly string[],
  { encoding, childrenComplete = false }: Options,
): Promise<Incoming> {
  const hash = createHash('sha256').update(JSON.stringify({ encoding, childrenComplete }));
  for (const file of files) for await (const part of createReadStream(file)) hash.update(part);
  return {
    people,
    householdOf: result.householdOf,
    placeOf: (person) => {
      const { file, sheet, row } = result.placeOf(person);
      return [basename(file), sheet, row].filter((part) => part !== '').join(' · ');
    },
    complete: childrenComplete ? ['children'] : [],
    source: files.map((file) => basename(file)).join(', '),
    contentHash: hash.digest('hex'),
  };
}

async function preview(at: AtWork, incoming: Incoming, files: readonly string[]): Promise<void> {
  const { county, keys, language, name, signal } = at;
  const say = words[language];
  const state = await importState(county, incoming.contentHash);
  const progress = progressLine(say.comparing, language);
  const onProgress = (done: number, of: number) => progress.update(done, of, done);
  const counts = await previewRoster(county, incoming, { keys, signal, onProgress });
  progress.end();
  const known = state === undefined ? [] : [say.known[state]];
  const next = say.apply(files.join(' '));
  await print(
    [
      `${name} ${county.code}`,
      say.preview,
      ...known,
      '',
      ...countLines(counts, at),
      ...leftOutLines(incoming, at),
      '',
      next,
      '',
    ].join('\n'),
  );
}

async function apply(at: AtWork, incoming: Incoming, today: number): Promise<void> {
  const { county, keys, actor, language, name, signal } = at;
  const say = words[language];
  const state = await importState(county, incoming.contentHash);
  if (state === 'running') process.stderr.write(`${say.states.running}\n`);
  await bringUp(at, today);
  const before = await standing(at, today);
  const progress = progressLine(say.reading, language);
  const onProgress = (done: number, of: number) => progress.update(done, of, done);
  signal.addEventListener('abort', () => process.stderr.write(`\n${say.again}\n`), { once: true });
  const counts = await importRoster(county, incoming, { actor, keys, signal, onProgress });
  progress.end();
  await bringUp(at, today);
  const after = await standing(at, today);
  const lines = [
    `${name} ${county.code}`,
    state === 'done' ? say.states.done : say.done,
    '',
    ...countLines(counts, at),
    ...leftOutLines(incoming, at),
    '',
    ...effectTable(before, after, at),
    '',
    '',
  ];
  await print(lines.join('\n'));
  if (counts.conflicts > 0) await printConflicts(at, {});
}

/** Counts in words; relatives are looked up only when rosters are read in. */
function countLines(
  counts: Counts,
  { language }: AtWork,
  without: readonly (keyof Counts)[] = [],
): string[] {
  const number = new Intl.NumberFormat(language).format;
  const say = words[language].counts;
  const rows = (Object.keys(say) as (keyof Counts)[])
    .filter((key) => !without.includes(key))
    .map((key) => [say[key], number(counts[key])]);
  return inColumns(rows, ['left', 'right']).map((line) => `  ${line}`);
}

/** Columns whose values belong into care records: how many there were, never whose. */
function leftOutLines(incoming: Incoming, { language }: AtWork): string[] {
  const say = words[language];
  const left = [...leftOutOf(incoming)];
  if (left.length === 0) return [];
  const number = new Intl.NumberFormat(language).format;
  const rows = left.map(([kind, count]) => [factKindWords.get(kind)![language], number(count)]);
  return ['', say.leftOut, ...inColumns(rows, ['left', 'right']).map((line) => `  ${line}`)];
}

/** How many people are entitled and what is unpaid, by program. */
type Standing = ReadonlyMap<string, { readonly certain: number; readonly fen: number }>;

async function standing({ county, actor }: AtWork, on: number): Promise<Standing> {
  const entitled = new Map(
    (await countEntitledOn(county, { actor, on })).map(({ program, certain }) => [
      program,
      certain,
    ]),
  );
  const { programs } = await unpaidTotal(county, { actor, on });
  const unpaid = new Map(programs.map(({ program, fen }) => [program, fen]));
  return new Map(
    [...new Set([...entitled.keys(), ...unpaid.keys()])].map((program) => [
      program,
      { certain: entitled.get(program) ?? 0, fen: unpaid.get(program) ?? 0 },
    ]),
  );
}

const nothing = { certain: 0, fen: 0 };

/** Programs that have more or fewer people or money than before. */
function effectTable(before: Standing, after: Standing, at: AtWork): string[] {
  const say = words[at.language];
  const nameOf = programNames(at);
  const signed = (value: number, text: (of: number) => string) =>
    value === 0 ? '' : `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
  const number = new Intl.NumberFormat(at.language).format;
  const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((program) => {
    const [was, is] = [before.get(program) ?? nothing, after.get(program) ?? nothing];
    const [people, fen] = [is.certain - was.certain, is.fen - was.fen];
    if (people === 0 && fen === 0) return [];
    return [[nameOf(program), signed(people, number), signed(fen, yuanWords)]];
  });
  if (rows.length === 0) return [`  ${say.noEffect}`];
  const table = inColumns([say.header, ...rows], ['left', 'right', 'right']);
  return [say.effect, ...table.map((line) => `  ${line}`)];
}

const words = {
  'zh-CN': {
    preview: '预览：没有写入任何内容。',
    done: '已读入。',
    states: {
      done: '同样的名册已经读入过，没有再改动什么。当时：',
      running: '这份名册上次没有读完，接着读。',
    },
    known: { done: '同样的名册已经读入过。', running: '这份名册上次没有读完。' },
    again: '已停止。已读入的部分保留着；再次运行同样的命令会接着读。',
    comparing: '比较',
    reading: '读入',
    apply: (files: string) => `读入：nuanjia import ${files} --apply`,
    counts: {
      newPeople: '新人员',
      changedPeople: '有变化的人员',
      unchangedPeople: '无变化的人员',
      newFacts: '新的事实',
      replacedFacts: '结束或说得更准的事实',
      newLinks: '新的亲属关系',
      conflicts: '与原登记不一致（原登记不动）',
    },
    leftOut:
      '以下内容没有读入：它们只存入本人的保健档案，由本人同意的服务单位登记。同一行的其他内容已读。',
    effect: '待遇随之改变：',
    header: ['项目', '应享', '应发未发'],
    noEffect: '今天应享的人和应发未发的钱都没有变。',
  },
  en: {
    preview: 'Preview: nothing was written.',
    done: 'Read in.',
    states: {
      done: 'The same rosters were read in before and nothing was changed again. Then it was:',
      running: 'These rosters were not read to the end last time; this goes on.',
    },
    known: {
      done: 'The same rosters were read in before.',
      running: 'These rosters were not read to the end last time.',
    },
    again: 'Stopped. What was read in stays; the same command goes on from there.',
    comparing: 'comparing',
    reading: 'reading in',
    apply: (files: string) => `Read them in: nuanjia import ${files} --apply`,
    counts: {
      newPeople: 'new people',
      changedPeople: 'people with changes',
      unchangedPeople: 'unchanged people',
      newFacts: 'new facts',
      replacedFacts: 'facts that ended or are told more exactly',
      newLinks: 'new relatives',
      conflicts: 'conflicts with the record, which stays as it is',
    },
    leftOut:
      'These values are left out: they are kept only in a woman’s own care record, by the care team she consented to. The rest of their rows is read.',
    effect: 'What this changes in what is owed:',
    header: ['program', 'entitled', 'unpaid'],
    noEffect: 'Who is entitled today and what is unpaid stay the same.',
  },
} as const;
