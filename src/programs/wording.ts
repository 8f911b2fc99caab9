/**
 * Conditions in words and dates, as far as the reader has a right to the facts behind them.
 */
import type { ConditionTimeline, DateSpan, Reason } from '../model/assessment.ts';
import {
  BEGINNING,
  citationsOf,
  confidential,
  type DecidingCondition,
  END,
  type Examiner,
  isoDate,
  type Label,
  pairsOf,
  type Spans,
  sentenceFor,
  type Truth,
  toDay,
  type Words,
} from '../rules/index.ts';
import type { Program } from './definition.ts';

/** Who reads: whether facts of these labels may be shown. */
export type Reader = { readonly mayRead: (labels: readonly Label[]) => boolean };

/** A reader of some labels; of all when left out. */
export const readerOf = (labels: readonly Label[] | undefined): Reader => ({
  mayRead: (read) => labels === undefined || read.every((label) => labels.includes(label)),
});

/** A text of the program in both languages. */
export function wordsOf(
  program: Program,
  pick: (messages: Program['messages']['en']) => string,
): Words {
  return { 'zh-CN': pick(program.messages['zh-CN']), en: pick(program.messages.en) };
}

const dateOrNull = (day: number): string | null =>
  day === BEGINNING || day === END ? null : isoDate(toDay(day));

export const dateSpans = (spans: Spans): readonly DateSpan[] =>
  pairsOf(spans).map(({ from, until }) => [dateOrNull(from), dateOrNull(until)]);

const conditionText = (program: Program, name: string): Words =>
  wordsOf(program, ({ conditions }) => conditions[name] ?? name);

/** The deciding conditions in words; those that the reader may not read are one confidential condition. */
export function reasonsOf(
  program: Program,
  conditions: readonly DecidingCondition[],
  reader: Reader,
): readonly Reason[] {
  const hidden = conditions.find(({ node }) => !reader.mayRead(node.labels));
  return [
    ...conditions
      .filter(({ node }) => reader.mayRead(node.labels))
      .map((condition) => reasonOf(program, condition, reader)),
    ...(hidden ? [confidentialReason(hidden)] : []),
  ];
}

function reasonOf(program: Program, condition: DecidingCondition, reader: Reader): Reason {
  const { name, answer, from, until, because } = condition;
  const text = conditionText(program, name);
  return {
    condition: name,
    text,
    holds: answer,
    from: dateOrNull(from),
    until: dateOrNull(until),
    sentence: sentenceFor(text, answer, from, until),
    sources: condition.citations,
    ...(because.length > 0 && { because: reasonsOf(program, because, reader) }),
  };
}

/** Says that there is a condition and how it stands, but neither which nor since when. */
const confidentialReason = ({ answer }: DecidingCondition): Reason => ({
  condition: 'confidential',
  text: confidential,
  holds: answer,
  from: null,
  until: null,
  sentence: confidential,
  sources: [],
});

/** The conditions of a program with their timelines, without those that the reader may not read. */
export function conditionTimelines(
  examiner: Examiner,
  program: Program,
  person: number,
  reader: Reader,
): readonly ConditionTimeline[] {
  const visit = (rule: Truth, depth: number): ConditionTimeline[] =>
    readableConditions(rule, reader).flatMap(([name, node]) => {
      const { certain, possible } = examiner.timeline(node, person);
      const own: ConditionTimeline = {
        condition: name,
        text: conditionText(program, name),
        depth,
        certain: dateSpans(certain),
        possible: dateSpans(possible),
        sources: citationsOf(node),
      };
      return [own, ...(depth < 1 ? visit(node, depth + 1) : [])];
    });
  return visit(program.eligibility, 0);
}

/** Names of all conditions of a rule that the reader may read. */
export function readableNames(rule: Truth, reader: Reader): readonly string[] {
  return readableConditions(rule, reader).flatMap(([name, node]) => [
    name,
    ...readableNames(node, reader),
  ]);
}

function readableConditions(rule: Truth, reader: Reader): readonly (readonly [string, Truth])[] {
  if (rule.kind === 'not') return readableConditions(rule.of, reader);
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
  return Object.entries(rule.of).filter(([, node]) => reader.mayRead(node.labels));
}
