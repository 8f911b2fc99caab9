/**
 * `nuanjia fact`: adds, changes, corrects or takes back one fact, and says at once what that changes in
 * what is owed to whom.
 */
import type { Command } from 'commander';
import { factKindWords, factValueWords, findFactKind } from '../../../i18n/fact-words.ts';
import { findDay } from '../../../rules/index.ts';
import {
  addFact,
  changeFact,
  correctFact,
  endFact,
  type FactDone,
  retractFact,
} from '../../../server/modules/registry/index.ts';
import { commandError, dayFrom, print } from '../../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../at-county.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';
import { recordError } from '../errors.ts';
import { personMeant } from '../who.ts';
import { daysShown } from './days.ts';
import { factValueFrom } from './fact-value.ts';
import { bringUp, sayEffect } from './follow.ts';

type Options = CountyOptions & {
  readonly from?: string;
  readonly until?: string;
  readonly source?: string;
  readonly change?: boolean;
  readonly correct?: string;
  readonly retract?: string;
  readonly end?: string;
  readonly on?: string;
};

export function factCommand(program: Command): void {
  const kinds = [...factKindWords].map(([kind, name]) => `${kind} ${name['zh-CN']}`);
  withCountyOptions(
    program
      .command('fact')
      .description('add, change or take back a fact, and see what that changes in what is owed')
      .argument('<person>', 'number on record, identity number, or name')
      .argument('[kind]', 'what the fact is about; the kinds are listed below')
      .argument('[value]', 'the value, or the day on which it happened')
      .option('--from <date>', 'first day on which it holds')
      .option('--until <date>', 'first day on which it no longer holds')
      .option('--source <text>', 'what was shown or told, such as a certificate')
      .option('--change', 'it changed on the day --from: what held before ends there')
      .option('--correct <fact>', 'the fact with this number is wrong; this is right')
      .option('--retract <fact>', 'take the fact with this number back: it was never true')
      .option('--end <fact>', 'the fact with this number holds no longer from the day --until')
      .option('--on <date>', 'today, as the record sees it (default: by the clock)')
      .addHelpText('after', `\nKinds:\n${kinds.map((kind) => `  ${kind}`).join('\n')}`),
  ).action(
    (person: string, kind: string | undefined, value: string | undefined, options: Options) =>
      runAtCounty(options, 'fact', (at) => state(at, { who: person, kind, value }, options)),
  );
}

type Stated = {
  readonly who: string;
  readonly kind: string | undefined;
  readonly value: string | undefined;
};

async function state(at: AtWork, { who, kind, value }: Stated, options: Options): Promise<void> {
  const today = dayFrom(options.on);
  const person = await personMeant(at, who);
  await bringUp(at, today);
  const { done, shown } =
    kind === undefined || value === undefined
      ? await withdraw(at, person, options)
      : await add(at, { person, today, kind, value }, options);
  const say = words[at.language];
  await print(`${shown}\n${say.recorded(done.seq, done.fact, done.event)}\n\n`);
  await sayEffect(at, { today, subject: person });
}

type Done = { readonly done: FactDone; readonly shown: string };

/** Takes a fact back, or ends it. Errors: COMMAND_FACT_WHAT when the options name neither. */
async function withdraw(at: AtWork, person: number, options: Options): Promise<Done> {
  const { county, actor, language } = at;
  const say = words[language];
  const by = { actor, person, ...(options.source !== undefined && { source: options.source }) };
  if (options.retract !== undefined) {
    const fact = numberFrom(options.retract);
    return { done: await retractFact(county, { ...by, fact }), shown: say.retracted(fact) };
  }
  const until = dayOption(options.until);
  if (options.end === undefined || until === undefined) throw recordError('COMMAND_FACT_WHAT');
  const fact = numberFrom(options.end);
  return { done: await endFact(county, { ...by, fact, until }), shown: say.ended(fact) };
}

type Adding = {
  readonly person: number;
  readonly today: number;
  readonly kind: string;
  readonly value: string;
};

/** Errors: COMMAND_FACT_KIND, COMMAND_FACT_VALUE, and those of the registry. */
async function add(
  { county, actor, language }: AtWork,
  { person, today, kind: given, value }: Adding,
  options: Options,
): Promise<Done> {
  const kind = findFactKind(given);
  if (kind === undefined) throw recordError('COMMAND_FACT_KIND', { value: given });
  const [from, until] = [dayOption(options.from), dayOption(options.until)];
  const typed = factValueFrom(kind, value);
  const stated = {
    ...{ actor, person, today, kind },
    ...(options.source !== undefined && { source: options.source }),
    ...typed,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
  const done = options.correct
    ? await correctFact(county, { ...stated, fact: numberFrom(options.correct) })
    : await (options.change ? changeFact : addFact)(county, stated);
  const name = factKindWords.get(kind)![language];
  const { day } = typed;
  const shown =
    day === undefined
      ? [factValueWords(kind, typed.value!)[language], daysShown(from, until, language)]
      : [
          typeof day === 'number'
            ? daysShown(day, day + 1, language)
            : daysShown(day.earliest, day.latest + 1, language),
        ];
  return { done, shown: `${name}  ${shown.filter(Boolean).join('  ')}` };
}

/** Errors: COMMAND_DATE. */
function dayOption(text: string | undefined) {
  if (text === undefined) return undefined;
  const day = findDay(text);
  if (day === undefined) throw commandError('COMMAND_DATE', { value: text });
  return day;
}

const words = {
  'zh-CN': {
    recorded: (seq: number, fact: number, event: number) =>
      `已登记：事实 ${fact}，变更 ${seq}。撤销：nuanjia undo ${event}`,
    retracted: (fact: number) => `收回事实 ${fact}`,
    ended: (fact: number) => `结束事实 ${fact}`,
  },
  en: {
    recorded: (seq: number, fact: number, event: number) =>
      `recorded as fact ${fact}, change ${seq}. Take it back: nuanjia undo ${event}`,
    retracted: (fact: number) => `fact ${fact} taken back`,
    ended: (fact: number) => `fact ${fact} ended`,
  },
} as const;
