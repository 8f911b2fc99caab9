/** `nuanjia facts`: what is on record about one person, now or as it was known at a change number. */
import type { Command } from 'commander';
import { factKindWords, factValueWords } from '../../../i18n/fact-words.ts';
import { namesOf } from '../../../server/modules/answer/index.ts';
import {
  factsOf,
  householdsOf,
  type KnownFact,
  linksOf,
} from '../../../server/modules/registry/index.ts';
import { print } from '../../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';
import { personMeant } from '../who.ts';
import { daysShown } from './days.ts';
import { nameOf } from './effect.ts';

type Options = CountyOptions & { readonly asKnownAt?: string; readonly history?: boolean };

export function factsCommand(program: Command): void {
  withCountyOptions(
    program
      .command('facts')
      .description('show what is on record about one person, or was known at an earlier change')
      .argument('<person>', 'number on record, identity number, or name')
      .option('--as-known-at <change>', 'what was known when this change had been made')
      .option('--history', 'also what was taken back since'),
  ).action((person: string, options: Options) =>
    runAtCounty(options, 'facts', (at) => show(at, person, options)),
  );
}

async function show(at: AtWork, who: string, options: Options): Promise<void> {
  const { county, actor, language } = at;
  const person = await personMeant(at, who);
  const asked = {
    actor,
    person,
    ...(options.asKnownAt !== undefined && { asKnownAt: numberFrom(options.asKnownAt) }),
  };
  const facts = await factsOf(county, asked);
  const links = await linksOf(county, asked);
  const households = await householdsOf(county, asked);
  const persons = [person, ...links.holds.flatMap(({ record, other }) => [record, other])];
  const names = await namesOf(county, { actor, persons });
  const say = words[language];
  const rows = options.history ? facts.history : facts.holds;
  const table = [say.header, ...rows.map((fact) => factRow(fact, at))];
  const kin = links.holds.map(({ relation, record, other, from, until }) => {
    const isOwn = facts.records.includes(record);
    const relative = nameOf(isOwn ? other : record, { names, language });
    const what = isOwn ? say.relations[relation] : say.seenFrom[relation];
    return [what, relative, daysShown(from, until, language)];
  });
  const home = households.holds.map(({ household, role, from, until }) => [
    say.household,
    `${household} ${role}`,
    daysShown(from, until, language),
  ]);
  const lines = [
    nameOf(person, { names, language }),
    ...(facts.records.length > 1 ? [say.merged(facts.records.join(', '))] : []),
    '',
    ...(rows.length === 0
      ? [say.nothing]
      : inColumns(table, ['right', 'left', 'left', 'left', 'right', 'left'])),
    ...(kin.length + home.length > 0 ? [''] : []),
    ...inColumns(onceEach([...kin, ...home]), ['left', 'left', 'left']),
    '',
  ];
  await print(lines.join('\n'));
}

/** Both of two people may have stated the same link. */
const onceEach = (rows: readonly string[][]): string[][] => [
  ...new Map(rows.map((row) => [row.join('\t'), row])).values(),
];

function factRow({ fact, kind, value, from, until, ...known }: KnownFact, { language }: AtWork) {
  const { addedAt, retractedAt, by } = known;
  const say = words[language];
  const gone = retractedAt === undefined ? '' : say.gone(retractedAt);
  return [
    `${fact}`,
    factKindWords.get(kind)?.[language] ?? kind,
    value === undefined ? '' : factValueWords(kind, value)[language],
    daysShown(from, until, language),
    `${addedAt}`,
    [by.source ?? by.act, gone].filter(Boolean).join('  '),
  ];
}

const words = {
  'zh-CN': {
    header: ['事实', '项目', '内容', '日期', '变更', '来源'],
    nothing: '没有登记任何事实。',
    gone: (seq: number) => `（变更 ${seq} 收回）`,
    merged: (records: string) => `由几份记录合并而成：${records}`,
    household: '户',
    relations: { parents: '父母', children: '子女', guardians: '监护人', spouse: '配偶' },
    seenFrom: { parents: '子女', children: '父母', guardians: '被监护人', spouse: '配偶' },
  },
  en: {
    header: ['fact', 'kind', 'value', 'days', 'change', 'source'],
    nothing: 'Nothing is on record.',
    gone: (seq: number) => `(taken back by change ${seq})`,
    merged: (records: string) => `of several records that were merged: ${records}`,
    household: 'household',
    relations: { parents: 'parent', children: 'child', guardians: 'guardian', spouse: 'spouse' },
    seenFrom: { parents: 'child', children: 'parent', guardians: 'ward', spouse: 'spouse' },
  },
} as const;
