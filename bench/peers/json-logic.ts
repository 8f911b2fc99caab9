/** The compared rules on json-logic-engine, compiled to functions. */
import type { FlatFacts } from '../flat-facts.ts';
import type { FlatRule } from '../flat-rules.ts';
import { loadPeer } from './load.ts';

type Module = {
  readonly LogicEngine: new () => { build: (logic: object) => (facts: FlatFacts) => boolean };
};

/** One predicate a rule. */
export async function jsonLogicRules(rules: readonly FlatRule[]) {
  const { LogicEngine } = await loadPeer<Module>('json-logic-engine');
  const engine = new LogicEngine();
  return rules.map((rule) => engine.build(logicOf(rule)));
}

const operators = { equal: '===', 'at-least': '>=', below: '<', 'one-of': 'in' } as const;

function logicOf(rule: FlatRule): object {
  if ('all' in rule) return { and: rule.all.map(logicOf) };
  if ('any' in rule) return { or: rule.any.map(logicOf) };
  return { [operators[rule.is]]: [{ var: rule.fact }, rule.value] };
}
