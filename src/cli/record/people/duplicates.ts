/**
 * `nuanjia duplicates`, `merge`, `unmerge`, `different`: records that may be one person are found and
 * listed with what speaks for it; a person decides, and every decision can be undone.
 */
import type { Command } from 'commander';
import { factKindWords, factValueWords } from '../../../i18n/fact-words.ts';
import type { Language } from '../../../rules/index.ts';
import {
  type Contradiction,
  decideDifferent,
  evidenceTable,
  listDuplicates,
  mergePersons,
  type PairRow,
  searchDuplicates,
  undoMerge,
} from '../../../server/modules/duplicate/index.ts';
import { dayFrom, print } from '../../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';
import { personMeant } from '../who.ts';
import { daysShown } from './days.ts';
import { bringUp, sayEffect } from './follow.ts';

type Options = CountyOptions & {
  readonly search?: boolean;
  readonly limit?: string;
  readonly on?: string;
};

const todayOption = [
  '--on <date>',
  'today, as the record sees it (default: by the clock)',
] as const;

export function duplicatesCommand(program: Command): void {
  withCountyOptions(
    program
      .command('duplicates')
      .description('list records that may be one person, with what speaks for and against it')
      .option('--search', 'compare everybody first')
      .option('--limit <pairs>', 'so many pairs', '20'),
  ).action((options: Options) =>
    runAtCounty(options, 'duplicates', (at) => duplicates(at, options)),
  );
}

export function mergeCommand(program: Command): void {
  withCountyOptions(
    program
      .command('merge')
      .description('take two records for one person; both keep their facts, and it can be undone')
      .argument('<person>', 'the record that is read as part of the other')
      .argument('<into>', 'the record that stays and is believed where the two differ')
      .option(...todayOption),
  ).action((person: string, into: string, options: Options) =>
    runAtCounty(options, 'merge', (at) => merge(at, person, into, options)),
  );
}

export function unmergeCommand(program: Command): void {
  withCountyOptions(
    program
      .command('unmerge')
      .description('undo a merge: the two records are two people again')
      .argument('<merge>', 'the number that the merge gave')
      .option(...todayOption),
  ).action((number: string, options: Options) =>
    runAtCounty(options, 'unmerge', async (at) => {
      const today = dayFrom(options.on);
      await bringUp(at, today);
      const { seq } = await undoMerge(at.county, {
        actor: at.actor,
        today,
        merge: numberFrom(number),
      });
      await print(`${words[at.language].unmerged(seq)}\n\n`);
      await sayEffect(at, { today });
    }),
  );
}

export function differentCommand(program: Command): void {
  withCountyOptions(
    program
      .command('different')
      .description('say that two listed records are different people')
      .argument('<person>', 'one of them')
      .argument('<other>', 'the other'),
  ).action((one: string, two: string, options: Options) =>
    runAtCounty(options, 'different', async (at) => {
      const [person, other] = [await personMeant(at, one), await personMeant(at, two)];
      const { seq } = await decideDifferent(at.county, { actor: at.actor, person, other });
      await print(`${words[at.language].different(seq)}\n`);
    }),
  );
}

async function duplicates(at: AtWork, options: Options): Promise<void> {
  const { county, keys, actor, language } = at;
  const say = words[language];
  if (options.search) {
    const { people, open } = await searchDuplicates(county, keys, { actor });
    await print(`${say.searched(people, open)}\n\n`);
  }
  const pairs = await listDuplicates(county, { actor, limit: numberFrom(options.limit ?? '20') });
  if (pairs.length === 0) return print(`${options.search ? say.none : say.noneYet}\n`);
  const rows = pairs.map((pair) => pairRow(pair, language));
  const table = inColumns([say.header, ...rows], ['left', 'left', 'right', 'left', 'left']);
  await print(`${table.join('\n')}\n\n${say.next}\n`);
}

function pairRow(pair: PairRow, language: Language): string[] {
  const { person, other, personName, otherName, score, level, evidence } = pair;
  const texts = evidence.map(
    ({ name, weight }) =>
      `${evidenceTable[name][language]} ${weight < 0 ? '−' : '+'}${Math.abs(weight)}`,
  );
  return [
    `${person} ${personName}`,
    `${other} ${otherName}`,
    `${score}`,
    words[language].levels[level],
    texts.join(language === 'en' ? '; ' : '；'),
  ];
}

async function merge(at: AtWork, one: string, two: string, options: Options): Promise<void> {
  const { county, actor, language } = at;
  const today = dayFrom(options.on);
  const [person, into] = [await personMeant(at, one), await personMeant(at, two)];
  await bringUp(at, today);
  const done = await mergePersons(county, { actor, today, person, into, evidence: [] });
  const say = words[language];
  const contradictions = done.contradictions.map((each) => contradictionRow(each, language));
  const lines = [
    say.merged(done.person, done.into, done.merge),
    ...(contradictions.length > 0
      ? [
          '',
          say.contradictions(done.into),
          ...inColumns([say.sides, ...contradictions], ['left', 'left', 'left']),
        ]
      : []),
    '',
    '',
  ];
  await print(lines.join('\n'));
  await sayEffect(at, { today, subject: done.into });
}

function contradictionRow({ kind, person, into }: Contradiction, language: Language): string[] {
  const side = ({ value, from, until }: Contradiction['person']) =>
    [
      value === undefined ? '' : factValueWords(kind, value)[language],
      daysShown(from, until, language),
    ]
      .filter(Boolean)
      .join(' ');
  return [factKindWords.get(kind)?.[language] ?? kind, side(person), side(into)];
}

const words = {
  'zh-CN': {
    searched: (people: number, open: number) => `比较了 ${people} 人，有 ${open} 对待判定。`,
    none: '没有发现可能重复的记录。',
    noneYet: '没有待判定的记录。“nuanjia duplicates --search”重新查找。',
    header: ['记录', '记录', '分数', '程度', '依据'],
    levels: { certain: '几乎确定', likely: '很可能', possible: '可能' },
    next: '是同一人：nuanjia merge 编号 编号；不是：nuanjia different 编号 编号',
    merged: (person: number, into: number, merge: number) =>
      `${person} 号并入 ${into} 号。撤销：nuanjia unmerge ${merge}`,
    contradictions: (into: number) => `两份记录说法不同，以 ${into} 号为准，两份都保留：`,
    sides: ['项目', '并入的', '保留的'],
    unmerged: (seq: number) => `合并已撤销（变更 ${seq}），又是两个人。`,
    different: (seq: number) => `已记为两个人（变更 ${seq}），不再列出。`,
  },
  en: {
    searched: (people: number, open: number) =>
      `${people} people compared; ${open} pairs wait for a decision.`,
    none: 'No records look like one person.',
    noneYet: 'No pairs wait for a decision. "nuanjia duplicates --search" looks again.',
    header: ['record', 'record', 'score', 'level', 'evidence'],
    levels: { certain: 'almost certain', likely: 'likely', possible: 'possible' },
    next: 'The same person: nuanjia merge NUMBER NUMBER. Not: nuanjia different NUMBER NUMBER',
    merged: (person: number, into: number, merge: number) =>
      `no. ${person} merged into no. ${into}. Undo it: nuanjia unmerge ${merge}`,
    contradictions: (into: number) =>
      `The two records differ; no. ${into} is believed, and both are kept:`,
    sides: ['kind', 'merged', 'stays'],
    unmerged: (seq: number) => `The merge is undone (change ${seq}); they are two people again.`,
    different: (seq: number) => `Noted as two people (change ${seq}); they are not listed again.`,
  },
} as const;
