/**
 * `nuanjia person WHO [PROGRAM]`: everything that one person is owed, since when and why, what was paid,
 * what to ask, and how it came to change.
 */
import type { Command } from 'commander';
import { BEGINNING, END, isoDate, toDay } from '../../../rules/index.ts';
import {
  explainPerson,
  type Explained,
  personTimeline,
  type PersonTimeline,
} from '../../../server/modules/answer/index.ts';
import { linesFor } from '../../explain.ts';
import { writeText } from '../../output.ts';
import { dayFrom } from '../../terminal.ts';
import { type AtWork, programId, runOnAnswers } from '../at-county.ts';
import { withCountyOptions } from '../county.ts';
import { personMeant } from '../who.ts';
import { formatFrom, type ListOptions } from './list.ts';
import { cutOffWords, recordError } from '../errors.ts';
import { moneyLines, personLines } from './person-text.ts';

type Options = Pick<ListOptions, 'county' | 'language' | 'on' | 'format' | 'out'>;

export function personCommand(program: Command): void {
  withCountyOptions(
    program
      .command('person')
      .description('show everything one person is owed, with its timeline and reasons')
      .argument('<person>', 'number on record, identity number, or the beginning of a name')
      .argument('[program]', 'only this program, condition by condition')
      .option('--on <date>', 'the day asked about (default: today)')
      .option('--format <name>', 'table or json (default: by the name given to --out)')
      .option('--out <path>', 'write to this file instead of the screen'),
  ).action((person: string, id: string | undefined, options: Options) =>
    runOnAnswers(options, 'person', (at) => show(at, person, id, options)),
  );
}

/** Errors: COMMAND_LIST_FORMAT for a table file: a person is no table. */
async function show(
  at: AtWork,
  who: string,
  program: string | undefined,
  options: Options,
): Promise<void> {
  const { county, actor, pack, signal, language } = at;
  const format = formatFrom(options);
  if (format === 'csv') throw recordError('COMMAND_LIST_FORMAT', { value: format });
  const on = dayFrom(options.on);
  const person = await personMeant(at, who);
  const timeline = await personTimeline(county, person, { actor });
  const only = program === undefined ? undefined : programId(pack, program);
  const programs = only === undefined ? {} : { programs: [only] };
  const explained = await explainPerson(county, timeline.personId, { actor, on, ...programs });
  const text =
    format === 'json'
      ? `${JSON.stringify(jsonOf(timeline, explained, only), null, 2)}\n`
      : only === undefined
        ? personLines(timeline, explained, { at, on })
        : oneProgram(timeline, explained, only, { at, on });
  await writeText([text], options.out, signal);
  const { length } = explained.cutOff;
  if (length > 0) process.stderr.write(`${cutOffWords(length)[language]}\n`);
  if (options.out !== undefined) {
    process.stderr.write(
      language === 'en' ? `written to ${options.out}\n` : `已写入 ${options.out}\n`,
    );
  }
}

/** A program as `explain` shows it, and what was paid of it. */
function oneProgram(
  timeline: PersonTimeline,
  { assessments, conditions }: Explained,
  program: string,
  asked: { readonly at: AtWork; readonly on: number },
): string {
  const { language } = asked.at;
  const lines = assessments.flatMap((one) => linesFor(one, conditions(one.program), language));
  const money = moneyLines(timeline, program, asked).map((line) => `  ${line}`);
  return `${[...lines, ...money].join('\n')}\n`;
}

const dayKeys = new Set(['from', 'until', 'claimUntil', 'offerUntil', 'paidOn']);

/** As in the record, with days as dates. */
function jsonOf(
  { changes, ...timeline }: PersonTimeline,
  { assessments }: Explained,
  program: string | undefined,
) {
  const isMeant = (one: { readonly program: string }) =>
    program === undefined || one.program === program;
  const record = Object.fromEntries(
    Object.entries(timeline).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter(isMeant).map(dated) : value,
    ]),
  );
  return { ...record, assessments, changes: changes.filter(isMeant) };
}

const dated = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, dayKeys.has(key) ? dateOf(value) : value]),
  );

const dateOf = (day: number): string | null =>
  day === BEGINNING || day === END ? null : isoDate(toDay(day));
