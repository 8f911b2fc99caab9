/** The assessment as lines for a terminal: what each person is owed, then the totals. */
import type { Assessment, Reason } from '../../model/assessment.ts';
import { day, type Language } from '../../rules/index.ts';
import {
  addToTotals,
  emptyTotals,
  findMainSpan,
  sumFen,
  type Tag,
  tagOf,
  totalOf,
  type Totals,
} from './page.ts';
import { padTo, truncate, widthOf } from './text-width.ts';
import { lastDay, texts, yuanWords } from './words.ts';

export type TableInput<People> = {
  readonly people: People;
  /** The day asked. */
  readonly on: string;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the terminal shows colour; shapes and words say the same without. */
  readonly color: boolean;
  /** Problems found while reading, for the last line. */
  readonly problemCount?: () => number;
};

/** One person and what she was assessed for. */
export type TablePerson = {
  readonly person: string;
  readonly name: string;
  readonly assessments: readonly Assessment[];
};

/** The lines, each with its line end. */
export function* reportTable(input: TableInput<Iterable<TablePerson>>): Generator<string> {
  const totals = emptyTotals();
  yield* header(input);
  for (const person of input.people) yield* personLines(person, totals, input);
  yield* summary(totals, input);
}

/** The same for people who arrive over time. */
export async function* reportTableOver(
  input: TableInput<AsyncIterable<TablePerson>>,
): AsyncGenerator<string> {
  const totals = emptyTotals();
  yield* header(input);
  for await (const person of input.people) yield* personLines(person, totals, input);
  yield* summary(totals, input);
}

/** Columns of the fixed fields: state, program, from – until, amount; the reason has the rest. */
const STATE = 18;
const PROGRAM = 26;
const DAYS = 25;
const AMOUNT = 12;
const REASON_AT_LEAST = 16;

type Setting = Omit<TableInput<unknown>, 'people'>;

function* header({ language, width, on }: Setting): Generator<string> {
  const title = `${texts.product[language]} · ${texts.asOf[language]} ${on}`;
  yield `${truncate(title, width)}\n`;
}

const paint = { entitled: 32, ask: 33, later: 36, 'not-entitled': 90 } as const;

/** Text in a colour of its own, when the terminal shows colours. */
const coloured = (text: string, kind: Tag['kind'], { color }: Setting): string =>
  color ? `\u001b[${paint[kind]}m${text}\u001b[0m` : text;

/** Control characters that would move the cursor or start an escape, from cells of a roster. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const plain = (text: string): string => text.replace(control, ' ');

function* personLines(
  { person, name, assessments }: TablePerson,
  totals: Totals,
  setting: Setting,
): Generator<string> {
  addToTotals(totals, assessments);
  const owed = assessments.filter(({ possible }) => possible.length > 0);
  if (owed.length === 0) return;
  yield `\n${truncate(plain(`${name}  ${person}`), setting.width)}\n`;
  for (const assessment of owed) yield line(assessment, setting);
}

function line(assessment: Assessment, setting: Setting): string {
  const { on, language, width } = setting;
  const tag = tagOf(assessment, on);
  const state = coloured(padTo(`${tag.shape} ${tag.text[language]}`, STATE), tag.kind, setting);
  const amount = amountOf(assessment, setting);
  const program = padTo(plain(assessment.programName[language]), PROGRAM);
  const fixed = `  ${state} ${program} ${padTo(daysOf(assessment, on), DAYS)} ${alignRight(amount, AMOUNT)}`;
  const reason = plain(reasonOf(assessment, setting));
  const room = width - (2 + STATE + 1 + PROGRAM + 1 + DAYS + 1 + AMOUNT + 2);
  if (reason === '') return `${fixed.trimEnd()}\n`;
  if (room >= REASON_AT_LEAST) return `${fixed}  ${truncate(reason, room)}\n`;
  return `${fixed.trimEnd()}\n${' '.repeat(4)}${truncate(reason, Math.max(1, width - 4))}\n`;
}

/** What to know first: the question to ask, the service due now, else why. */
function reasonOf(
  { state, questions, due, reasons }: Assessment,
  { on, language }: Setting,
): string {
  const [question] = questions;
  if (question && state !== 'entitled') return question.text[language];
  const step = due.find(
    ({ from, until, catchUpUntil, keptOn }) =>
      keptOn === undefined && day(from) <= day(on) && day(on) < day(catchUpUntil ?? until),
  );
  if (step) {
    const colon = language === 'en' ? ': ' : '：';
    const label = day(on) < day(step.until) ? texts.dueNow : texts.catchUp;
    return `${label[language]}${colon}${step.text[language]}`;
  }
  return edgeOf(reasons)?.sentence[language] ?? '';
}

/** The reason that will change first; else the one that came about last. */
function edgeOf(reasons: readonly Reason[]): Reason | undefined {
  const ending = reasons.filter(({ until }) => until !== null);
  const first = ending.toSorted((a, b) => (a.until! < b.until! ? -1 : 1))[0];
  return first ?? reasons.toSorted((a, b) => ((a.from ?? '') > (b.from ?? '') ? -1 : 1))[0];
}

/** First and last day of the stretch to speak of; `…` is an open end, `?` an unknown stretch. */
function daysOf({ certain, possible }: Assessment, on: string): string {
  const isCertain = certain.length > 0;
  const [from, until] = findMainSpan(isCertain ? certain : possible, on)!;
  const days = `${from ?? '…'} – ${until === null ? '…' : lastDay(until)}`;
  return isCertain ? days : `? ${days}`;
}

/** The amount of the year asked, else of all lines; a mark says that it may not be paid. */
function amountOf({ payments, withheld, possiblePayments }: Assessment, { on }: Setting): string {
  const current = payments.find(({ from, until }) => day(from) <= day(on) && day(on) < day(until));
  if (current) return yuanWords(current.amountFen);
  if (payments.length > 0) return yuanWords(sumFen(payments));
  if (possiblePayments.length > 0) return `? ${yuanWords(sumFen(possiblePayments))}`;
  return withheld.length > 0 ? `△ ${yuanWords(sumFen(withheld))}` : '';
}

/** Columns of one figure of the summary. */
const FIGURE = 14;

const alignRight = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - widthOf(text))) + text;

/** Totals of each program, then of all; counts include people whose lines say nothing. */
function* summary(totals: Totals, setting: Setting): Generator<string> {
  const { language, width } = setting;
  const row = (name: string, figures: readonly string[]) => {
    const cells = figures.map((figure) => ` ${alignRight(figure, FIGURE)}`).join('');
    return `${truncate(`  ${padTo(plain(name), PROGRAM)}${cells}`, width)}\n`;
  };
  const heads = [texts.entitled, texts.questionTotal, texts.payableTotal, texts.withheldTotal];
  yield '\n';
  yield row(
    texts.totals[language],
    heads.map((head) => head[language]),
  );
  for (const tally of [...totals.programs.values(), totalOf(totals)]) {
    yield row(tally.name[language], [
      String(tally.entitledCount),
      String(tally.questionCount),
      yuanWords(tally.payableFen),
      tally.withheldFen === 0 ? '—' : `△ ${yuanWords(tally.withheldFen)}`,
    ]);
  }
  const count = setting.problemCount?.() ?? 0;
  const people = `${totals.peopleCount} ${texts.everyone[language]}`;
  yield `${truncate(`  ${people}  ·  ${texts.problems[language]}${count}`, width)}\n`;
}
