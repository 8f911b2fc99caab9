/**
 * What a change in the record changed in what is owed, as text: person by person and program by program,
 * days, money by year, questions and services, and what it comes to in all.
 */
import { spanWords, yuanWords } from '../../../exchange/report/index.ts';
import type { OwedGroup } from '../../../programs/owed/groups.ts';
import { linesOfRun } from '../../../programs/owed/runs.ts';
import { questionWords } from '../../../programs/questions.ts';
import {
  BEGINNING,
  END,
  isoDate,
  type Language,
  pairsOf,
  spansOf,
  subtract,
  toDay,
  UNVERIFIED,
  yearOf,
} from '../../../rules/index.ts';
import type { Difference } from '../../../server/modules/entitlement/index.ts';
import { type PersonChange, personChange } from '../../../server/modules/policy/effects.ts';

export type EffectSetting = {
  readonly language: Language;
  readonly today: number;
  /** What people are called, by number. */
  readonly names: ReadonlyMap<number, string>;
  readonly programName: (program: string) => string;
  readonly isBenefit: (program: string) => boolean;
  /** What a step of a service is called. */
  readonly stepName: (program: string, step: string) => string;
  /** Comes first. */
  readonly subject?: number;
};

/** Everybody whom the differences speak of, also as the one whom a question is about. */
export const peopleIn = (differences: readonly Difference[]): readonly number[] => [
  ...new Set(
    differences.flatMap(({ personId, before, after }) => [
      personId,
      ...[...(before?.questions ?? []), ...(after?.questions ?? [])].map(({ about }) => about),
    ]),
  ),
];

/** Lines that say what differs; one line when nothing does. */
export function effectLines(
  differences: readonly Difference[],
  setting: EffectSetting,
): readonly string[] {
  const say = words[setting.language];
  const changes = differences.map(personChange);
  if (changes.length === 0) return [say.nothing];
  const people = [...Map.groupBy(changes, ({ person }) => person)].toSorted(
    ([a], [b]) => Number(b === setting.subject) - Number(a === setting.subject) || a - b,
  );
  return [
    say.changes(people.length),
    ...people.flatMap(([person, own]) => [
      '',
      `  ${nameOf(person, setting)}`,
      ...benefitsFirst(own, setting).flatMap((change) => [
        `    ${setting.programName(change.program)}`,
        ...changeLines(change, setting).map((line) => `      ${line}`),
      ]),
    ]),
    ...sumLines(changes, setting),
  ];
}

const benefitsFirst = (changes: readonly PersonChange[], { isBenefit }: EffectSetting) =>
  changes.toSorted((a, b) => Number(isBenefit(b.program)) - Number(isBenefit(a.program)));

export const nameOf = (
  person: number,
  { names, language }: Pick<EffectSetting, 'names' | 'language'>,
): string => {
  const name = names.get(person) ?? '';
  return language === 'en' ? `${name} (no. ${person})`.trim() : `${name}（${person} 号）`;
};

/** What differs in one program: days, money, questions, services. */
export function changeLines(change: PersonChange, setting: EffectSetting): string[] {
  const { language, today } = setting;
  const say = words[language];
  const { before, after, gained, lost } = change;
  const spans = (days: Int32Array, sign: string, what: string) =>
    pairsOf(days).map(({ from, until }) => `${sign} ${what} ${daysWords(from, until, language)}`);
  const lines = [
    ...spans(gained, '+', say.entitled),
    ...spans(lost, '−', say.entitled),
    ...spans(newlyPossible(before, after), '?', say.perhaps),
    ...moneyLines(before, after, (status) => status < UNVERIFIED),
    ...moneyLines(before, after, (status) => status >= UNVERIFIED).map(
      (text) => `${text}${say.withheld}`,
    ),
    ...arrearsLine(change, setting),
    ...questionLines(change, setting),
    ...windowLines(change, setting),
  ];
  if (lines.length > 0) return lines;
  return [change.isReasonsOnly ? say.reasons : say.uncertain(isoDate(toDay(today)))];
}

const daysWords = (from: number, until: number, language: Language): string =>
  spanWords(
    [
      from === BEGINNING ? null : isoDate(toDay(from)),
      until === END ? null : isoDate(toDay(until)),
    ],
    language,
  );

function newlyPossible(before: OwedGroup | undefined, after: OwedGroup | undefined): Int32Array {
  const days = (group: OwedGroup | undefined, isCertain?: boolean) =>
    spansOf(
      (group?.entitlements ?? [])
        .filter((one) => isCertain === undefined || one.isCertain === isCertain)
        .map(({ from, until }) => [from, until] as const)
        .toSorted(([a], [b]) => a - b),
    );
  return subtract(days(after, false), days(before));
}

/** Fen more or less by calendar year; years of the same amount in one line. */
function moneyLines(
  before: OwedGroup | undefined,
  after: OwedGroup | undefined,
  isMeant: (status: number) => boolean,
): string[] {
  const fen = new Map<number, number>();
  for (const [group, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const run of group?.payments ?? []) {
      if (!run.isCertain || !isMeant(run.status)) continue;
      for (const { from, lowFen } of linesOfRun(run)) {
        fen.set(yearOf(from), (fen.get(yearOf(from)) ?? 0) + sign * Math.max(0, lowFen));
      }
    }
  }
  const stretches: { from: number; until: number; fen: number }[] = [];
  for (const [year, sum] of [...fen].toSorted(([a], [b]) => a - b)) {
    const open = stretches.at(-1);
    if (open?.until === year && open.fen === sum) open.until = year + 1;
    else stretches.push({ from: year, until: year + 1, fen: sum });
  }
  return stretches
    .filter((one) => one.fen !== 0)
    .map(({ from, until, fen: sum }) => {
      const years = until === from + 1 ? `${from}` : `${from}–${until - 1}`;
      return `${signed(sum)}  ${years}`;
    });
}

const signed = (fen: number): string => `${fen < 0 ? '−' : '+'} ${yuanWords(Math.abs(fen))}`;

/** Fen of months that have begun, and of the twelve after them. */
function parted(changes: readonly PersonChange[], today: number): { past: number; year: number } {
  const month = isoDate(toDay(today)).slice(0, 'yyyy-mm'.length);
  const last = `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;
  const sum = { past: 0, year: 0 };
  for (const one of changes.flatMap(({ fenByMonth }) => fenByMonth)) {
    if (one.month <= month) sum.past += one.fen;
    else if (one.month <= last) sum.year += one.fen;
  }
  return sum;
}

function arrearsLine(change: PersonChange, { language, today }: EffectSetting): string[] {
  const { past } = parted([change], today);
  if (past === 0) return [];
  return [words[language][past > 0 ? 'arrears' : 'overpaid'](yuanWords(Math.abs(past)))];
}

function questionLines({ person, before, after }: PersonChange, setting: EffectSetting): string[] {
  const { language } = setting;
  const say = words[language];
  const asked = (group: OwedGroup | undefined) =>
    new Map((group?.questions ?? []).map((one) => [`${one.fact} ${one.about}`, one]));
  const [was, is] = [asked(before), asked(after)];
  const text = ({ fact, about }: { fact: string; about: number }) => {
    const question = questionWords(fact)?.[language] ?? fact;
    return about === person ? question : `${nameOf(about, setting)}: ${question}`;
  };
  return [
    ...[...is].flatMap(([key, one]) => (was.has(key) ? [] : [`? ${say.ask}${text(one)}`])),
    ...[...was].flatMap(([key, one]) => (is.has(key) ? [] : [`✓ ${say.settled}${text(one)}`])),
  ];
}

/** Services that are to be offered from now on, or no longer. */
function windowLines({ program, before, after }: PersonChange, setting: EffectSetting): string[] {
  const { language, today, stepName } = setting;
  type Window = OwedGroup['windows'][number];
  const open = (group: OwedGroup | undefined) =>
    (group?.windows ?? [])
      .filter((one) => one.until > today && one.keptOn === END)
      .toSorted((a, b) => a.from - b.from);
  const key = ({ step, from, until }: Window) => `${step} ${from} ${until}`;
  const without = (some: readonly Window[], others: readonly Window[]) => {
    const known = new Set(others.map(key));
    return some.filter((one) => !known.has(key(one)));
  };
  const text = (sign: string, { step, from, until }: Window) =>
    `${sign} ${words[language].offer} ${stepName(program, step)}  ${daysWords(from, until, language)}`;
  const [was, is] = [open(before), open(after)];
  return [
    ...without(is, was).map((one) => text('+', one)),
    ...without(was, is).map((one) => text('−', one)),
  ];
}

function sumLines(changes: readonly PersonChange[], { language, today }: EffectSetting): string[] {
  const { past, year } = parted(changes, today);
  if (past === 0 && year === 0) return [];
  const say = words[language];
  const parts = [
    ...(past === 0 ? [] : [say.sumPast(signed(past))]),
    ...(year === 0 ? [] : [say.sumYear(signed(year))]),
  ];
  return ['', `${say.sum}${parts.join(language === 'en' ? '; ' : '；')}`];
}

const words = {
  'zh-CN': {
    nothing: '没有人的待遇因此改变。',
    changes: (people: number) => `随之改变的待遇（${people} 人）：`,
    entitled: '应享',
    perhaps: '可能应享',
    withheld: '  金额待核实，暂不发放',
    reasons: '日子和金额不变，理由变了',
    uncertain: (on: string) => `${on} 以后确定的日子和金额不变`,
    arrears: (yuan: string) => `→ 其中 ${yuan} 已到期，应当补发`,
    overpaid: (yuan: string) => `→ 其中 ${yuan} 属于过去；如已发放，只列出，不会自行追回`,
    ask: '现在要问：',
    settled: '不用再问：',
    offer: '服务',
    sum: '合计：',
    sumPast: (yuan: string) => `已到期 ${yuan}`,
    sumYear: (yuan: string) => `今后十二个月 ${yuan}`,
  },
  en: {
    nothing: 'Nothing changes in what is owed to anybody.',
    changes: (people: number) =>
      `What this changes in what is owed, to ${people === 1 ? '1 person' : `${people} people`}:`,
    entitled: 'entitled',
    perhaps: 'perhaps entitled',
    withheld: '  amount unverified, withheld',
    reasons: 'the same days and money, for other reasons',
    uncertain: (on: string) => `the certain days and money after ${on} stay the same`,
    arrears: (yuan: string) => `→ ${yuan} of this is due already: arrears`,
    overpaid: (yuan: string) =>
      `→ ${yuan} of this lies in the past; if it was paid, it is listed and never taken back by itself`,
    ask: 'to ask now: ',
    settled: 'answered: ',
    offer: 'offer',
    sum: 'In all: ',
    sumPast: (yuan: string) => `due already ${yuan}`,
    sumYear: (yuan: string) => `in the coming twelve months ${yuan}`,
  },
} as const;
