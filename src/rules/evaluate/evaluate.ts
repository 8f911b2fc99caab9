/**
 * Runs compiled rules over one person, a household or a county with the same code.
 */
import type { Truth } from '../expression/expression.ts';
import type { AgeRule } from '../time/age.ts';
import { BEGINNING, END } from '../time/day.ts';
import type { Spans } from '../time/spans.ts';
import { NEVER, type Timeline } from '../time/timeline.ts';
import { birthWindow, tooFewRelatives } from './candidates.ts';
import { compilerFor } from './compile.ts';
import type { Compiler, TruthCode } from './compiler.ts';
import type { Population } from '../population/population.ts';
import { SAME } from './scratch.ts';

/** One person for whom a rule was cut off; everyone else's result stands. */
export type PersonFailure = { readonly person: number; readonly code: string };

/**
 * Timelines of the people for whom a rule is possible on some day; everyone else's is never.
 * Entry i belongs to `persons[i]`, in ascending order; its certain spans are the first
 * `certainLengths[i]` integers from `starts[i]`, its possible ones the rest, or the same if none follow.
 */
export type TimelineColumn = {
  readonly persons: Uint32Array;
  readonly starts: Uint32Array;
  readonly certainLengths: Uint32Array;
  readonly spans: Int32Array;
  readonly failures: readonly PersonFailure[];
};

export type EvaluateOptions = {
  readonly ages: AgeRule;
  /** Only days `[from, until)` matter: a single day asks as of a date. All days when left out. */
  readonly from?: number;
  readonly until?: number;
  /** Only these people, in ascending order; everyone when left out. */
  readonly persons?: Uint32Array;
};

/** Timelines of a rule over a population. */
export function evaluate(
  rule: Truth,
  population: Population,
  options: EvaluateOptions,
): TimelineColumn {
  const compiler = compilerFor(population, options.ages);
  return evaluateWith(compiler, rule, options);
}

/** As {@link evaluate}, with a compiler kept from earlier rules over the same population. */
export function evaluateWith(
  compiler: Compiler,
  rule: Truth,
  { from = BEGINNING, until = END, persons }: Omit<EvaluateOptions, 'ages'>,
): TimelineColumn {
  const code = compiler.truth(rule);
  const { population } = compiler;
  const births = birthWindow(rule, from, until);
  const hasTooFew = tooFewRelatives(rule, population);
  const out = columnWriter();
  const end = persons ? persons.length : population.size;
  const { bornEarliest, bornLatest } = population;
  for (let i = 0; i < end; ) {
    try {
      for (; i < end; i++) {
        const person = persons ? persons[i]! : i;
        if (bornLatest[person]! < births.from || bornEarliest[person]! >= births.until) continue;
        if (hasTooFew(person)) continue;
        runOne(compiler, code, person, from, until, out);
      }
    } catch (error) {
      out.fail(persons ? persons[i]! : i, codeOfError(error));
      i++;
    }
  }
  return out.take();
}

function runOne(
  { scratch }: Compiler,
  code: TruthCode,
  person: number,
  from: number,
  until: number,
  out: ColumnWriter,
): void {
  scratch.top = 0;
  scratch.stepsTop = 0;
  scratch.links = 0;
  const at = code(person, from, until);
  const { data } = scratch;
  const c = data[at]!;
  const q = data[at + 1]!;
  if (c === 0 && (q === SAME || q === 0)) return;
  out.add(person, data, at + 2, c, q === SAME ? 0 : q);
}

/** The i-th timeline of a column. */
export function timelineAt(column: TimelineColumn, i: number): Timeline {
  const { starts, certainLengths, spans } = column;
  const [start, end] = [starts[i]!, starts[i + 1]!];
  const split = start + certainLengths[i]!;
  const certain: Spans = spans.subarray(start, split);
  return { certain, possible: split === end ? certain : spans.subarray(split, end) };
}

/** The timeline of a person in a column: never when the rule is possible on no day. */
export function timelineIn(column: TimelineColumn, person: number): Timeline {
  let low = 0;
  let high = column.persons.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column.persons[middle]! < person) low = middle + 1;
    else high = middle;
  }
  return column.persons[low] === person ? timelineAt(column, low) : NEVER;
}

type ColumnWriter = {
  readonly add: (person: number, data: Int32Array, from: number, c: number, q: number) => void;
  readonly fail: (person: number, code: string) => void;
  readonly take: () => TimelineColumn;
};

function columnWriter(): ColumnWriter {
  let persons = new Uint32Array(1024);
  let starts = new Uint32Array(1025);
  let certainLengths = new Uint32Array(1024);
  let spans = new Int32Array(8192);
  let count = 0;
  let used = 0;
  const failures: PersonFailure[] = [];
  const doubled = <T extends Uint32Array | Int32Array>(values: T, length: number): T => {
    const larger = new (values.constructor as new (n: number) => T)(length);
    larger.set(values);
    return larger;
  };
  return {
    add: (person, data, from, c, q) => {
      if (count === persons.length) {
        persons = doubled(persons, count * 2);
        certainLengths = doubled(certainLengths, count * 2);
        starts = doubled(starts, count * 2 + 1);
      }
      while (used + c + q > spans.length) spans = doubled(spans, spans.length * 2);
      persons[count] = person;
      certainLengths[count] = c;
      for (let i = 0; i < c + q; i++) spans[used++] = data[from + i]!;
      starts[++count] = used;
    },
    fail: (person, code) => failures.push({ person, code }),
    take: () => ({
      persons: persons.slice(0, count),
      starts: starts.slice(0, count + 1),
      certainLengths: certainLengths.slice(0, count),
      spans: spans.slice(0, used),
      failures,
    }),
  };
}

function codeOfError(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'RULE_THREW';
}
