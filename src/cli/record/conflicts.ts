/** `nuanjia conflicts`: where rosters said otherwise than the record, and the decision which is right. */
import type { Command } from 'commander';
import { factKindWords, factValueWords } from '../../i18n/fact-words.ts';
import type { Language } from '../../rules/index.ts';
import {
  type Conflict,
  decideConflict,
  listConflicts,
  type Side,
} from '../../server/modules/registry/index.ts';
import { dayFrom, print } from '../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from './at-county.ts';
import { inColumns } from './columns.ts';
import { type CountyOptions, withCountyOptions } from './county.ts';
import { recordError } from './errors.ts';
import { daysShown } from './people/days.ts';
import { bringUp, sayEffect } from './people/follow.ts';

type Options = CountyOptions & {
  readonly decide?: readonly string[];
  readonly after?: string;
  readonly limit?: string;
  readonly on?: string;
};

export function conflictsCommand(program: Command): void {
  withCountyOptions(
    program
      .command('conflicts')
      .description('list where rosters and the record differ, or decide which of the two is right')
      .option('--decide <words...>', 'the number of a conflict, and keep or replace')
      .option('--limit <count>', 'so many conflicts (default: 20)')
      .option('--after <number>', 'begin after this conflict')
      .option('--on <date>', 'today, as the record sees it (default: by the clock)'),
  ).action((options: Options) =>
    runAtCounty(options, 'conflicts', (at) =>
      options.decide ? decide(at, options.decide, options) : printConflicts(at, options),
    ),
  );
}

/** Errors: COMMAND_DECISION, and those of deciding a conflict. */
async function decide(at: AtWork, given: readonly string[], options: Options): Promise<void> {
  const { county, actor, language } = at;
  const [number = '', decision = ''] = given;
  if (decision !== 'keep' && decision !== 'replace') {
    throw recordError('COMMAND_DECISION', { value: decision });
  }
  const today = dayFrom(options.on);
  await bringUp(at, today);
  const conflict = numberFrom(number);
  const { seq, event } = await decideConflict(county, { actor, conflict, decision });
  await print(`${words[language].decided(conflict, decision, seq, event)}\n\n`);
  await sayEffect(at, { today });
}

const SHOWN = 20;

/** Prints conflicts that wait for a decision. */
export async function printConflicts(
  { county, actor, language }: AtWork,
  { after, limit }: Pick<Options, 'after' | 'limit'>,
): Promise<void> {
  const say = words[language];
  const most = limit === undefined ? SHOWN : numberFrom(limit);
  const conflicts = await listConflicts(county, {
    actor,
    limit: most,
    ...(after !== undefined && { after: numberFrom(after) }),
  });
  if (conflicts.length === 0) return print(`${say.none}\n`);
  const rows = conflicts.map((one) => conflictRow(one, language));
  const table = inColumns(
    [say.header, ...rows],
    ['right', 'right', 'left', 'left', 'left', 'left'],
  );
  const more = conflicts.length === most ? [say.more(conflicts.at(-1)!.id)] : [];
  await print([say.title, ...table, '', say.next, ...more, ''].join('\n'));
}

const conflictRow = (conflict: Conflict, language: Language): string[] => {
  const { id, person, kind, stored, incoming, place } = conflict;
  const name = factKindWords.get(kind) ?? words[language].kinds[kind];
  return [
    `${id}`,
    `${person}`,
    typeof name === 'string' ? name : (name?.[language] ?? kind),
    sideText(kind, stored, language),
    sideText(kind, incoming, language),
    place,
  ];
};

function sideText(kind: string, side: Side, language: Language): string {
  const { name, household, value, from, until } = side;
  if (name !== undefined) return name;
  if (household !== undefined) return household;
  const said = value === undefined ? '' : factValueWords(kind, value)[language];
  return [said, daysShown(from, until, language)].filter(Boolean).join(' ');
}

const words = {
  'zh-CN': {
    title: '名册与原登记不一致，原登记没有改动：',
    none: '没有待处理的不一致。',
    header: ['编号', '人员', '项目', '原登记', '名册', '位置'],
    kinds: {
      name: '姓名',
      household: '户号',
      parents: '父母',
      children: '子女',
      guardians: '监护人',
      spouse: '配偶',
    } as Readonly<Record<string, string>>,
    next: '以原登记为准：nuanjia conflicts --decide 编号 keep；以名册为准：nuanjia conflicts --decide 编号 replace',
    more: (after: number) => `还有更多：加 --after ${after}。`,
    decided: (id: number, decision: 'keep' | 'replace', seq: number, event: number) =>
      `第 ${id} 号不一致已按${decision === 'keep' ? '原登记' : '名册'}处理（变更 ${seq}）。撤销：nuanjia undo ${event}`,
  },
  en: {
    title: 'Rosters and the record differ; the record was left as it is:',
    none: 'No conflicts wait for a decision.',
    header: ['no.', 'person', 'kind', 'record', 'roster', 'place'],
    kinds: {
      name: 'name',
      household: 'household',
      parents: 'parents',
      children: 'children',
      guardians: 'guardians',
      spouse: 'spouse',
    } as Readonly<Record<string, string>>,
    next: 'The record is right: nuanjia conflicts --decide NUMBER keep. The roster is: nuanjia conflicts --decide NUMBER replace',
    more: (after: number) => `There are more: add --after ${after}.`,
    decided: (id: number, decision: 'keep' | 'replace', seq: number, event: number) =>
      `Conflict ${id} was decided for the ${decision === 'keep' ? 'record' : 'roster'} (change ${seq}). Take it back: nuanjia undo ${event}`,
  },
} as const;
