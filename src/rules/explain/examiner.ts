/**
 * Asks single parts of a rule about single people. Explanations use the evaluator's own code for every
 * part, so a reason can never disagree with the result.
 */
import type { Moment, Quantity, Truth } from '../expression/expression.ts';
import type { Compiler, MomentCode, QuantityCode, TruthCode } from '../evaluate/compiler.ts';
import { certainOf, possibleOf } from '../evaluate/scratch.ts';
import { stepAt, stepUntil } from '../evaluate/steps.ts';
import { BEGINNING, END } from '../time/day.ts';
import { holdsOn } from '../time/spans.ts';
import type { Timeline } from '../time/timeline.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** A stretch of days with one value, known exactly or as a range; `status` as in evaluate/steps.ts. */
export type Step = {
  readonly from: number;
  readonly until: number;
  readonly low: number;
  readonly high: number;
  readonly status: number;
};

/** The day of an event, known exactly or as a range. */
export type EventDay = { readonly earliest: number; readonly latest: number };

export type Examiner = {
  readonly compiler: Compiler;
  readonly timeline: (node: Truth, person: number) => Timeline;
  readonly answerOn: (node: Truth, person: number, day: number) => Answer;
  readonly steps: (node: Quantity, person: number, from: number, until: number) => readonly Step[];
  readonly events: (node: Moment, person: number) => readonly EventDay[];
  /** Whether events may have happened that are not on record. */
  readonly isOpen: (node: Moment, person: number) => boolean;
};

export function examinerFor(compiler: Compiler): Examiner {
  const { scratch: s } = compiler;
  const truths = new WeakMap<Truth, TruthCode>();
  const quantities = new WeakMap<Quantity, QuantityCode>();
  const moments = new WeakMap<Moment, MomentCode>();
  const reset = () => {
    s.top = 0;
    s.stepsTop = 0;
    s.links = 0;
  };
  const truth = (node: Truth, person: number, from: number, until: number): Timeline => {
    const code = getOrCompile(truths, node, compiler.truth);
    reset();
    const at = code(person, from, until);
    return { certain: certainOf(s, at), possible: possibleOf(s, at) };
  };
  const moment = (node: Moment, person: number): number => {
    const code = getOrCompile(moments, node, compiler.moment);
    reset();
    return code(person);
  };
  return {
    compiler,
    timeline: (node, person) => truth(node, person, BEGINNING, END),
    answerOn: (node, person, day) => {
      const { certain, possible } = truth(node, person, day, day + 1);
      if (holdsOn(certain, day)) return 'yes';
      return holdsOn(possible, day) ? 'unknown' : 'no';
    },
    steps: (node, person, from, until) => {
      const code = getOrCompile(quantities, node, compiler.quantity);
      reset();
      const record = code(person, from, until);
      return Array.from({ length: s.steps[record]! }, (_, i) => {
        const at = stepAt(record, i);
        return {
          from: s.steps[at]!,
          until: stepUntil(s, record, i, until),
          low: s.steps[at + 1]!,
          high: s.steps[at + 2]!,
          status: s.steps[at + 3]!,
        };
      });
    },
    events: (node, person) => {
      const at = moment(node, person);
      return Array.from({ length: s.data[at]! }, (_, i) => ({
        earliest: s.data[at + 2 + 2 * i]!,
        latest: s.data[at + 3 + 2 * i]!,
      }));
    },
    isOpen: (node, person) => s.data[moment(node, person) + 1] === 1,
  };
}

function getOrCompile<N extends object, C>(
  cache: WeakMap<N, C>,
  node: N,
  compile: (node: N) => C,
): C {
  const known = cache.get(node);
  if (known !== undefined) return known;
  const code = compile(node);
  cache.set(node, code);
  return code;
}
