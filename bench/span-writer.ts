/**
 * Collects the timelines of hand-written loops in the evaluator's own layout: one person's days are
 * cut into stretches, each decided, and neighbours with the same answer joined.
 */
import type { TimelineColumn } from '../src/rules/index.ts';

export type SpanWriter = {
  /** Starts a person whose rule matters on `[from, until)` only. */
  readonly begin: (from: number, until: number) => void;
  /** Something may change on this day; days outside the window are passed over. */
  readonly cut: (on: number) => void;
  readonly stretches: () => number;
  readonly firstDay: (stretch: number) => number;
  /** 0 no, 1 possible, 2 certain. */
  readonly decide: (stretch: number, answer: number) => void;
  readonly end: (person: number) => void;
  readonly take: () => TimelineColumn;
};

/** Stretches that one person's days may fall into. */
const CUTS_MAX = 1024;

export function spanWriter(): SpanWriter {
  const days = new Int32Array(CUTS_MAX);
  const answers = new Uint8Array(CUTS_MAX);
  const persons = growingNumbers(Uint32Array);
  const starts = growingNumbers(Uint32Array);
  const certainLengths = growingNumbers(Uint32Array);
  const spans = growingNumbers(Int32Array);
  let windowUntil = 0;
  let count = 0;
  starts.push(0);

  /** Spans of the stretches with at least this answer; returns how many integers they take. */
  const writeSpans = (least: number): number => {
    const before = spans.length();
    for (let i = 0; i < count; i++) {
      if (answers[i]! < least) continue;
      spans.push(days[i]!);
      while (i + 1 < count && answers[i + 1]! >= least) i++;
      spans.push(i + 1 < count ? days[i + 1]! : windowUntil);
    }
    return spans.length() - before;
  };
  return {
    begin: (from, until) => {
      days[0] = from;
      count = 1;
      windowUntil = until;
    },
    cut: (on) => {
      if (on <= days[0]! || on >= windowUntil) return;
      let i = count;
      while (days[i - 1]! > on) i--;
      if (days[i - 1] === on) return;
      for (let j = count; j > i; j--) days[j] = days[j - 1]!;
      days[i] = on;
      count++;
    },
    stretches: () => count,
    firstDay: (stretch) => days[stretch]!,
    decide: (stretch, answer) => {
      answers[stretch] = answer;
    },
    end: (person) => {
      let [isPossible, isDoubtful] = [false, false];
      for (let i = 0; i < count; i++) {
        if (answers[i]! > 0) isPossible = true;
        if (answers[i] === 1) isDoubtful = true;
      }
      if (!isPossible) return;
      persons.push(person);
      certainLengths.push(writeSpans(2));
      if (isDoubtful) writeSpans(1);
      starts.push(spans.length());
    },
    take: () => ({
      persons: persons.take(),
      starts: starts.take(),
      certainLengths: certainLengths.take(),
      spans: spans.take(),
      failures: [],
    }),
  };
}

type Numbers<T> = {
  readonly push: (value: number) => void;
  readonly length: () => number;
  readonly take: () => T;
};

function growingNumbers<T extends Uint32Array | Int32Array>(
  make: new (length: number) => T,
): Numbers<T> {
  let values = new make(4096);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new make(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    length: () => length,
    take: () => values.slice(0, length) as T,
  };
}
