/** What `nuanjia policy compare` prints: the rules that differ, the people and the money, what to do next. */
import { yuanWords } from '../../exchange/report/index.ts';
import type { PolicyDifference } from '../../programs/version/compare.ts';
import { isoDate, type Language, pairsOf, toDay } from '../../rules/index.ts';
import type { PolicyComparison } from '../../server/modules/policy/compare.ts';
import type { Effect, PersonChange } from '../../server/modules/policy/effects.ts';
import { inColumns } from './columns.ts';

export type ComparisonSetting = {
  readonly language: Language;
  /** Programs by id. */
  readonly names: ReadonlyMap<string, string>;
  /** File with every change. */
  readonly out?: string;
};

export function comparisonText(comparison: PolicyComparison, setting: ComparisonSetting): string {
  const { before, after, effects, rules, today, failures } = comparison;
  const say = words[setting.language];
  const title = say.title(
    `${before.pack} ${short(before.hash)}`,
    `${after.pack} ${short(after.hash)}`,
  );
  if (before.evaluation === after.evaluation) return `${title}\n${say.same}\n`;
  const number = new Intl.NumberFormat(setting.language).format;
  const lines = [
    title,
    ...ruleLines(rules, setting),
    '',
    say.people(number(effects.people), number(effects.gaining), number(effects.losing)),
    ...(effects.programs.length > 0 ? ['', ...programLines(comparison, setting)] : []),
    ...yearLines(effects.programs, setting),
    ...exampleLines(effects.examples, setting),
    ...(failures.length > 0 ? ['', say.failures(number(failures.length))] : []),
    '',
    say.split(isoDate(toDay(today))),
    ...(setting.out === undefined ? [say.list] : [say.written(setting.out)]),
    say.next(after.evaluation),
    '',
  ];
  return lines.join('\n');
}

const short = (hash: string) => hash.slice(0, 12);

function ruleLines(rules: PolicyDifference, { language, names }: ComparisonSetting): string[] {
  const say = words[language];
  const name = (id: string) => `${names.get(id) ?? id} (${id})`;
  return [
    ...(rules.areAgesChanged ? [`  ${say.ages}`] : []),
    ...rules.added.map((id) => `  + ${name(id)}`),
    ...rules.removed.map((id) => `  − ${name(id)}`),
    ...rules.changed.map((change) => {
      const { conditions, parameters } = change;
      const parts = [
        ...[...conditions.added, ...conditions.removed, ...conditions.changed],
        ...parameters.map((parameter) => parameter.name),
        ...(change.isPaymentRuleChanged ? [say.payments] : []),
        ...change.otherParts,
      ];
      const what = change.areTextsOnly ? say.texts : parts.join(', ');
      return `  ~ ${name(change.program)}: ${what}`;
    }),
  ];
}

/** Money with its sign; nothing where there is none. */
const signed = (sign: '+' | '−', fen: number): string =>
  fen === 0 ? '' : `${sign}${yuanWords(fen)}`;

function programLines({ effects }: PolicyComparison, { language, names }: ComparisonSetting) {
  const { format } = new Intl.NumberFormat(language);
  const count = (value: number) => (value === 0 ? '' : format(value));
  const rows = effects.programs.map((one) => [
    names.get(one.program) ?? one.program,
    ...[one.gaining, one.losing, one.reasonsOnly, one.otherwise].map(count),
    signed('+', one.gainedFen.past),
    signed('−', one.lostFen.past),
    signed('+', one.gainedFen.ahead),
    signed('−', one.lostFen.ahead),
  ]);
  const header = words[language].header;
  const sides = header.map((_, i) => (i === 0 ? 'left' : 'right'));
  return inColumns([header, ...rows], sides).map((line) => `  ${line}`);
}

/** All programs together, by calendar year. */
function yearLines(programs: readonly Effect[], { language }: ComparisonSetting): string[] {
  const years = new Map<string, { gained: number; lost: number }>();
  for (const { month, gainedFen, lostFen } of programs.flatMap(({ months }) => months)) {
    const year = month.slice(0, 'yyyy'.length);
    const sum = years.get(year) ?? { gained: 0, lost: 0 };
    years.set(year, { gained: sum.gained + gainedFen, lost: sum.lost + lostFen });
  }
  if (years.size === 0) return [];
  const rows = [...years]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, { gained, lost }]) => [year, signed('+', gained), signed('−', lost)]);
  const table = inColumns([words[language].yearHeader, ...rows], ['left', 'right', 'right']);
  return ['', ...table.map((line) => `  ${line}`)];
}

/** People by number: a name is not needed to check a sum. */
function exampleLines(
  examples: readonly PersonChange[],
  { language, names }: ComparisonSetting,
): string[] {
  if (examples.length === 0) return [];
  const say = words[language];
  const lines = examples.map(({ person, program, fenByMonth, gained, lost }) => {
    const fen = fenByMonth.reduce((sum, one) => sum + one.fen, 0);
    const [first, last] = [fenByMonth[0], fenByMonth.at(-1)];
    const money =
      first && last && say.money(`${fen > 0 ? '+' : ''}${yuanWords(fen)}`, first.month, last.month);
    const days = [
      ...pairsOf(gained).map(({ from, until }) => `+ ${spanText(from, until)}`),
      ...pairsOf(lost).map(({ from, until }) => `− ${spanText(from, until)}`),
    ];
    const what = [...(money ? [money] : []), ...days];
    return `  ${say.person(person)}  ${names.get(program) ?? program}  ${what.join('  ')}`.trimEnd();
  });
  return ['', say.examples, ...lines];
}

/** First and last day; an open end has none. */
const spanText = (from: number, until: number): string =>
  `${isoDate(toDay(from))} … ${isoDate(toDay(until)) && isoDate(toDay(until - 1))}`.trim();

const words = {
  'zh-CN': {
    title: (before: string, after: string) => `现行政策 ${before} → ${after}`,
    same: '两者相同：没有什么会改变。',
    ages: '~ 满几岁从哪一天算起',
    payments: '发放办法',
    texts: '只改文字',
    people: (all: string, gaining: string, losing: string) =>
      `受影响 ${all} 人：${gaining} 人增加，${losing} 人减少。`,
    header: ['项目', '增加', '减少', '仅理由', '其他', '过去增', '过去减', '今后增', '今后减'],
    yearHeader: ['年', '增加', '减少'],
    examples: '变化最大的几例（人员编号），可照此核对：',
    person: (id: number) => `${id} 号`,
    money: (yuan: string, first: string, last: string) => `${yuan}（${first} 至 ${last}）`,
    failures: (count: string) => `有 ${count} 处计算超出限度，这些人的这些项目没有结果，请报告。`,
    split: (on: string) =>
      `“过去”指到 ${on} 为止已开始的月份：增加的是应补发的；减少的如已发放，只列出，不会自行追回。`,
    list: '逐人逐月的清单：nuanjia policy compare --out 变化.csv',
    written: (path: string) => `逐人逐月的清单已写入 ${path}`,
    next: (evaluation: number) =>
      `目前什么都没有改变。核对无误后启用：nuanjia policy switch ${evaluation}`,
  },
  en: {
    title: (before: string, after: string) => `policy in force ${before} → ${after}`,
    same: 'They are the same: nothing would change.',
    ages: '~ the day on which an age is attained',
    payments: 'payment rule',
    texts: 'words only',
    people: (all: string, gaining: string, losing: string) =>
      `${all} people are affected: ${gaining} gain, ${losing} lose.`,
    header: [
      ...['program', 'gain', 'lose', 'reasons only', 'other'],
      ...['past +', 'past −', 'ahead +', 'ahead −'],
    ],
    yearHeader: ['year', 'gained', 'lost'],
    examples: 'Those who differ most, by number, to check by hand:',
    person: (id: number) => `person ${id}`,
    money: (yuan: string, first: string, last: string) => `${yuan} (${first} to ${last})`,
    failures: (count: string) =>
      `${count} calculations grew beyond their bounds; these people have no answer in these programs. Please report it.`,
    split: (on: string) =>
      `"Past" are months that have begun by ${on}: what is gained is owed as arrears; what is lost, if it was paid, is listed and never taken back by itself.`,
    list: 'Person by person and month by month: nuanjia policy compare --out changes.csv',
    written: (path: string) => `Person by person and month by month: written to ${path}`,
    next: (evaluation: number) =>
      `Nothing has changed yet. When it is right, switch: nuanjia policy switch ${evaluation}`,
  },
} as const;
