/**
 * Why a rule gives its answer on a day: the deciding conditions, and what changes next.
 */
import type { Truth } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import type { Spans } from '../time/spans.ts';
import { holdsOn } from '../time/spans.ts';
import type { Answer, Examiner } from './examiner.ts';

/** A named condition that decides the answer on the day asked. */
export type DecidingCondition = {
  readonly name: string;
  readonly node: Truth;
  readonly answer: Answer;
  /** Stretch `[from, until)` around the day during which this answer stays the same. */
  readonly from: number;
  readonly until: number;
  readonly citations: readonly string[];
  /** For a condition made of others, those that decide it. */
  readonly because: readonly DecidingCondition[];
};

/**
 * The smallest set of named conditions that fixes the rule's answer on the day: all of them where all
 * are needed, the one with the fewest parts where one is enough.
 */
export function decidingConditions(
  examiner: Examiner,
  rule: Truth,
  person: number,
  day: number,
): readonly DecidingCondition[] {
  if (rule.kind === 'not') return decidingConditions(examiner, rule.of, person, day);
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
  const answer = examiner.answerOn(rule, person, day);
  const conditions = Object.entries(rule.of).map(([name, node]) => conditionOn(name, node));
  const agreeing = conditions.filter((condition) => condition.answer === answer);
  // One false part settles "all", one true part settles "any"; otherwise every part is needed.
  const isOneEnough = answer === (rule.kind === 'all' ? 'no' : 'yes') && rule.kind !== 'at-least';
  if (!isOneEnough) return agreeing;
  return agreeing.toSorted((a, b) => sizeOf(a) - sizeOf(b)).slice(0, 1);

  function conditionOn(name: string, node: Truth): DecidingCondition {
    const { certain, possible } = examiner.timeline(node, person);
    const state = holdsOn(certain, day) ? 'yes' : holdsOn(possible, day) ? 'unknown' : 'no';
    const [from, until] = stretchAround(certain, possible, day);
    return {
      name,
      node,
      answer: state,
      from,
      until,
      citations: citationsOf(node),
      because: decidingConditions(examiner, node, person, day),
    };
  }
}

const sizeOf = (condition: DecidingCondition): number =>
  1 + condition.because.reduce((sum, inner) => sum + sizeOf(inner), 0);

/** Citations of a node, or of the named parts below it when it has none itself. */
export function citationsOf(node: Truth): readonly string[] {
  if (node.citations.length > 0) return node.citations;
  if (node.kind === 'all' || node.kind === 'any' || node.kind === 'at-least') {
    return [...new Set(Object.values(node.of).flatMap(citationsOf))];
  }
  return node.kind === 'not' ? citationsOf(node.of) : [];
}

/** The longest `[from, until)` around a day in which neither set has a boundary. */
export function stretchAround(
  certain: Spans,
  possible: Spans,
  day: number,
): readonly [from: number, until: number] {
  let from: number = BEGINNING;
  let until: number = END;
  for (const spans of [certain, possible]) {
    for (const bound of spans) {
      if (bound <= day) from = Math.max(from, bound);
      else until = Math.min(until, bound);
    }
  }
  return [from, until];
}

/** The first day after `day` on which the rule's answer changes by itself, and the conditions that change then. */
export function nextChange(
  examiner: Examiner,
  rule: Truth,
  person: number,
  day: number,
): { readonly on: number; readonly conditions: readonly string[] } | undefined {
  const { certain, possible } = examiner.timeline(rule, person);
  const [, on] = stretchAround(certain, possible, day);
  if (on === END) return undefined;
  return { on, conditions: changingOn(examiner, rule, person, on) };
}

function changingOn(
  examiner: Examiner,
  rule: Truth,
  person: number,
  on: number,
): readonly string[] {
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
  return Object.entries(rule.of).flatMap(([name, node]) => {
    const { certain, possible } = examiner.timeline(node, person);
    const changes = certain.includes(on) || possible.includes(on);
    return changes ? [name, ...changingOn(examiner, node, person, on)] : [];
  });
}
