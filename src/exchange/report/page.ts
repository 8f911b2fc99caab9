/** What the report is made from: a page for each person, and the tallies that its forms share. */
import type { Assessment, ConditionTimeline, DateSpan } from '../../model/assessment.ts';
import { day, type Words } from '../../rules/index.ts';
import { texts } from './words.ts';

/** One person with all her assessments. */
export type PersonPage = {
  readonly person: string;
  readonly name: string;
  readonly assessments: readonly Assessment[];
  /** Timelines of the program's conditions, each followed by what it is made of. */
  readonly conditions: (assessment: Assessment) => readonly ConditionTimeline[];
};

/** The two stretches of an answer: what is sure, and what unknown facts leave open besides. */
export type Stretches = {
  readonly certain: readonly DateSpan[];
  readonly possible: readonly DateSpan[];
};

const startOf = (span: DateSpan): number => (span[0] === null ? -Infinity : day(span[0]));
const endOf = (span: DateSpan): number => (span[1] === null ? Infinity : day(span[1]));

/** Possible days that are not certain, in order. */
export function uncertainSpans({ certain, possible }: Stretches): DateSpan[] {
  return possible.flatMap((span) => {
    const open: DateSpan[] = [];
    let from = span[0];
    for (const sure of certain) {
      if (endOf(sure) <= startOf(span) || startOf(sure) >= endOf(span)) continue;
      if (startOf(sure) > (from === null ? -Infinity : day(from))) open.push([from, sure[0]]);
      from = sure[1];
      if (from === null) return open;
    }
    if ((from === null ? -Infinity : day(from)) < endOf(span)) open.push([from, span[1]]);
    return open;
  });
}

/** Whether a day lies in one of the stretches. */
export const holdsOnDate = (spans: readonly DateSpan[], date: string): boolean =>
  spans.some((span) => startOf(span) <= day(date) && day(date) < endOf(span));

/** The stretch to speak of first: the one that holds on the day, else the next, else the last. */
export function findMainSpan(spans: readonly DateSpan[], on: string): DateSpan | undefined {
  return spans.find((span) => day(on) < endOf(span)) ?? spans.at(-1);
}

/** Shape and words of an answer; the shape carries the meaning where colour does not. */
export type Tag = {
  readonly kind: 'entitled' | 'ask' | 'later' | 'not-entitled';
  readonly shape: string;
  readonly text: Words;
};

/** How an assessment is labelled on the day asked. */
export function tagOf({ state, possible, certain }: Assessment, on: string): Tag {
  if (state === 'entitled') return { kind: 'entitled', shape: '●', text: texts.entitled };
  if (state === 'ask') return { kind: 'ask', shape: '？', text: texts.ask };
  if (certain.some((span) => startOf(span) > day(on))) {
    return { kind: 'later', shape: '▷', text: texts.later };
  }
  const hasEnded = possible.length > 0 && possible.every((span) => endOf(span) <= day(on));
  return { kind: 'not-entitled', shape: '○', text: hasEnded ? texts.ended : texts.notEntitled };
}

/** Fen of all lines. */
export const sumFen = (lines: readonly { readonly amountFen: number }[]): number =>
  lines.reduce((sum, line) => sum + line.amountFen, 0);

/** Counts of one program. Units: fen. */
export type Tally = {
  readonly name: Words;
  entitledCount: number;
  askCount: number;
  questionCount: number;
  payableFen: number;
  withheldFen: number;
};

export function tallyInto(tallies: Map<string, Tally>, assessment: Assessment): void {
  const tally = tallies.get(assessment.program) ?? emptyTally(assessment.programName);
  tallies.set(assessment.program, tally);
  if (assessment.state === 'entitled') tally.entitledCount++;
  if (assessment.state === 'ask') tally.askCount++;
  tally.questionCount += assessment.questions.length;
  tally.payableFen += sumFen(assessment.payments);
  tally.withheldFen += sumFen(assessment.withheld);
}

export function emptyTally(name: Words): Tally {
  const counts = { entitledCount: 0, askCount: 0, questionCount: 0 };
  return { name, ...counts, payableFen: 0, withheldFen: 0 };
}

/** Counts of the whole report: people once each, and every program. */
export type Totals = {
  peopleCount: number;
  entitledPeopleCount: number;
  askPeopleCount: number;
  readonly programs: Map<string, Tally>;
};

export const emptyTotals = (): Totals => ({
  peopleCount: 0,
  entitledPeopleCount: 0,
  askPeopleCount: 0,
  programs: new Map(),
});

/** Counts one more person with all her assessments. */
export function addToTotals(totals: Totals, assessments: readonly Assessment[]): void {
  totals.peopleCount++;
  if (assessments.some(({ state }) => state === 'entitled')) totals.entitledPeopleCount++;
  if (assessments.some(({ state }) => state === 'ask')) totals.askPeopleCount++;
  for (const assessment of assessments) tallyInto(totals.programs, assessment);
}

/** All programs together: people once each, money and questions added up. */
export function totalOf(totals: Totals): Tally {
  const total = emptyTally(texts.all);
  for (const tally of totals.programs.values()) {
    total.questionCount += tally.questionCount;
    total.payableFen += tally.payableFen;
    total.withheldFen += tally.withheldFen;
  }
  total.entitledCount = totals.entitledPeopleCount;
  total.askCount = totals.askPeopleCount;
  return total;
}
