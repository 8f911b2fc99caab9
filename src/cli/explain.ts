/**
 * `nuanjia explain FILE PERSON [PROGRAM]`: why someone is owed what, condition by condition.
 */
import type { Command } from 'commander';
import { lastDayWords, spanWords, yuanWords } from '../exchange/report/index.ts';
import type { Assessment, ConditionTimeline, DateSpan, PaymentLine } from '../model/assessment.ts';
import type { People } from '../model/people.ts';
import { assessor } from '../programs/assess.ts';
import { isoDate, type Language } from '../rules/index.ts';
import { jurisdictionFrom } from './assess.ts';
import { readRosters } from './rosters.ts';
import { commandError, dayFrom, languageFrom, print, runCommand } from './terminal.ts';

type Options = {
  readonly on?: string;
  readonly pack: string;
  readonly encoding?: string;
  readonly language?: string;
  readonly childrenComplete?: boolean;
};

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('say why one person is owed what, condition by condition')
    .argument('<file>', 'a roster: .xlsx, .xls or .csv')
    .argument('<person>', 'identity number, or a name that only one person has')
    .argument('[program]', 'only this program')
    .option('--on <date>', 'the day asked about (default: today)')
    .option('--pack <id>', 'whose law applies', 'cn')
    .option('--children-complete', 'the roster lists all children of everyone in it')
    .option('--encoding <name>', 'encoding of a text file')
    .option('--language <code>', 'zh-CN or en')
    .action(async (file: string, person: string, id: string | undefined, options: Options) => {
      await runCommand(
        () => languageFrom(options.language),
        (signal) => explain(file, person, id, options, signal),
      );
    });
}

async function explain(
  file: string,
  who: string,
  id: string | undefined,
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const language = languageFrom(options.language);
  const on = dayFrom(options.on);
  const { result } = await readRosters([file], {
    today: on,
    language,
    signal,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.childrenComplete && { areChildrenComplete: true }),
  });
  const person = getPerson(result.people, who);
  const asked = assessor(result.people, jurisdictionFrom(options.pack), {
    on,
    ...(id !== undefined && { programs: [id], everyProgram: true }),
  });
  const { ids, names } = result.people;
  await print(`${names[person]}  ${ids[person]}  ${isoDate(on)}\n`);
  for (const assessment of asked.person(person)) {
    const conditions = asked.conditions(person, assessment.program);
    await print(`\n${linesFor(assessment, conditions, language).join('\n')}\n`);
  }
}

/** Errors: COMMAND_PERSON_UNKNOWN, COMMAND_PERSON_AMBIGUOUS. */
function getPerson({ ids, names }: People, who: string): number {
  const byId = ids.indexOf(who.toUpperCase());
  if (byId >= 0) return byId;
  const exact = ids.indexOf(who);
  if (exact >= 0) return exact;
  const named = names.flatMap((name, i) => (name === who ? [i] : []));
  if (named.length > 1) {
    throw commandError('COMMAND_PERSON_AMBIGUOUS', { person: who, count: named.length });
  }
  if (named.length === 0) throw commandError('COMMAND_PERSON_UNKNOWN', { person: who });
  return named[0]!;
}

const words = {
  entitled: { 'zh-CN': '应享', en: 'entitled' },
  'not-entitled': { 'zh-CN': '当日不应享', en: 'not entitled on that day' },
  ask: { 'zh-CN': '待问清', en: 'a question is open' },
  never: { 'zh-CN': '从不', en: 'never' },
  perhaps: { 'zh-CN': '待核实：', en: 'perhaps ' },
  pays: { 'zh-CN': '可发放', en: 'payable' },
  withheld: { 'zh-CN': '金额待核实，不发放', en: 'amount unverified, withheld' },
  ask1: { 'zh-CN': '请问', en: 'ask' },
  next: { 'zh-CN': '下一次变化', en: 'next change' },
  due: { 'zh-CN': '到期服务', en: 'due' },
  source: { 'zh-CN': '依据', en: 'source' },
  confirm: { 'zh-CN': '需人工确认', en: 'to be confirmed by a person' },
} as const;

/** Until when a line can be claimed, where it must be. */
function claimWords({ claimUntil }: PaymentLine, language: Language): string {
  if (claimUntil === undefined) return '';
  const day = lastDayWords(claimUntil, language);
  return language === 'en' ? `, claim by ${day}` : `，申领截至${day}`;
}

/** An assessment with its conditions, line by line. */
export function linesFor(
  assessment: Assessment,
  conditions: readonly ConditionTimeline[],
  language: Language,
): string[] {
  const say = (key: keyof typeof words) => words[key][language];
  const spans = (list: readonly DateSpan[]) =>
    list.length === 0 ? say('never') : list.map((span) => spanWords(span, language)).join('；');
  const isOpen = JSON.stringify(assessment.certain) !== JSON.stringify(assessment.possible);
  const stretches = ({ certain, possible }: Pick<ConditionTimeline, 'certain' | 'possible'>) =>
    JSON.stringify(certain) === JSON.stringify(possible)
      ? spans(certain)
      : `${spans(certain)} (${say('perhaps')}${spans(possible)})`;
  return [
    `${assessment.programName[language]}  ${assessment.program}: ${say(assessment.state)}`,
    `  ${spans(assessment.certain)}${isOpen ? `  ${say('perhaps')}${spans(assessment.possible)}` : ''}`,
    ...conditions.map(
      (condition) =>
        `  ${'  '.repeat(condition.depth)}· ${condition.text[language]}: ${stretches(condition)}` +
        `  [${condition.sources.join(', ')}]`,
    ),
    ...assessment.payments.map(
      (line) =>
        `  ${say('pays')} ${spanWords([line.from, line.until], language)}: ${yuanWords(line.amountFen)} (${line.status})${claimWords(line, language)}`,
    ),
    ...assessment.withheld.map(
      (line) =>
        `  ${say('withheld')} ${spanWords([line.from, line.until], language)}: ${yuanWords(line.amountFen)}`,
    ),
    ...assessment.due.map(
      (due) =>
        `  ${say('due')} ${due.text[language]}: ${spanWords([due.from, due.until], language)}`,
    ),
    ...assessment.questions.map(
      (question) => `  ${say('ask1')} ${question.aboutName}: ${question.text[language]}`,
    ),
    ...assessment.officerChecks.map((check) => `  ${say('confirm')}: ${check.text[language]}`),
    ...(assessment.nextChange ? [`  ${say('next')}: ${assessment.nextChange.on}`] : []),
  ];
}
