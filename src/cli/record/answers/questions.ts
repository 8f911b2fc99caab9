/** `nuanjia questions`: what to ask, whom, and how much money depends on the answers. */
import type { Command } from 'commander';
import { dateWords } from '../../../exchange/report/index.ts';
import { questionWords } from '../../../programs/questions.ts';
import { isoDate, type Language } from '../../../rules/index.ts';
import {
  type MissingFacts,
  missingFacts,
  missingTotal,
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

export function questionsCommand(program: Command): void {
  withListOptions(
    program
      .command('questions')
      .description('list the facts to ask for, of whom, and the money that the answers decide')
      .option(
        '--on <date>',
        'money is counted up to the end of the year of this day (default: today)',
      )
      .option('--program <id>', 'only this program'),
  ).action((options: ListOptions) =>
    runOnAnswers(options, 'questions', async (at) =>
      writeList(await questionList(at, options), options, at),
    ),
  );
}

type Line = { readonly of: MissingFacts; readonly asked: MissingFacts['programs'][number] };

async function questionList(at: AtWork, options: ListOptions): Promise<List<Line>> {
  const { county, actor, pack, language } = at;
  const on = dayFrom(options.on);
  const program = options.program === undefined ? undefined : programId(pack, options.program);
  const say = words[language];
  const number = new Intl.NumberFormat(language).format;
  const total = await missingTotal(county, { actor });
  const whole =
    program === undefined ? total : total.programs.find((one) => one.program === program);
  const { people = 0, questions = 0 } = whole ?? {};
  const facts = total.facts.map((one) => [
    number(one.questions),
    number(one.people),
    questionText(one.fact, language),
  ]);
  // What the questions of one program are about is not counted.
  const table =
    facts.length === 0 || program !== undefined
      ? []
      : inColumns([say.header, ...facts], ['right', 'right', 'left']);
  return {
    totals: [
      say.title(dateWords(isoDate(on), language), number(questions), number(people)),
      '',
      ...table.map((line) => `  ${line}`),
    ],
    totalsJson: { on: isoDate(on), ...total },
    columns: columns(programNames(at), language),
    page: async (after, limit) => {
      const asked = { actor, on, after, limit, ...(program !== undefined && { program }) };
      const { rows, next } = await missingFacts(county, asked);
      const lines = rows.map((of) => of.programs.map((one) => ({ of, asked: one })));
      return { rows: lines, ...(next !== undefined && { next }) };
    },
    empty: await nothingBecause(at, say.nothing),
  };
}

const questionText = (fact: string, language: Language): string =>
  questionWords(fact)?.[language] ?? fact;

/** Asked of the person herself, or of the relative whom the fact is about. */
function questionsOf({ of, asked }: Line, language: Language): string {
  const texts = asked.facts.map(({ fact, aboutId, aboutName }) => {
    const text = questionText(fact, language);
    if (aboutId === of.personId) return text;
    return language === 'en' ? `${aboutName}: ${text}` : `${aboutName}：${text}`;
  });
  return texts.join(language === 'en' ? ' ' : '');
}

const columns = (
  nameOf: (program: string) => string,
  language: Language,
): readonly ListColumn<Line>[] => [
  ...byPerson<Line>(({ of }) => of),
  {
    key: 'program',
    header: { 'zh-CN': '项目', en: 'program' },
    kind: 'text',
    value: ({ asked }) => nameOf(asked.program),
  },
  {
    key: 'upToFen',
    header: { 'zh-CN': '关系到最多', en: 'decides up to' },
    kind: 'fen',
    value: ({ asked }) => asked.upToFen || undefined,
  },
  {
    key: 'withheldUpToFen',
    header: { 'zh-CN': '金额待核实', en: 'unverified' },
    kind: 'fen',
    value: ({ asked }) => asked.withheldUpToFen || undefined,
  },
  {
    key: 'questions',
    header: { 'zh-CN': '请问', en: 'ask' },
    kind: 'text',
    value: (line) => questionsOf(line, language),
  },
];

const words = {
  'zh-CN': {
    title: (day: string, questions: string, people: string) =>
      `${day}待问清：${questions} 个问题，关系到 ${people} 人的待遇`,
    header: ['问题数', '人数', '请问'],
    nothing: '没有要问的：已知的事实足以确定每个人的待遇。',
  },
  en: {
    title: (day: string, questions: string, people: string) =>
      `open on ${day}: ${questions} questions, on which the rights of ${people} people depend`,
    header: ['questions', 'people', 'ask'],
    nothing: 'There is nothing to ask: what is known settles the rights of everybody.',
  },
} as const;
