/** The compared rules on json-rules-engine. */
import type { FlatFacts } from '../flat-facts.ts';
import type { FlatRule } from '../flat-rules.ts';
import { loadPeer } from './load.ts';

type Module = {
  readonly Engine: new () => {
    addRule: (rule: object) => void;
    run: (facts: FlatFacts) => Promise<{ readonly events: readonly { readonly type: string }[] }>;
  };
};

/** Which rules hold for one person. */
export async function jsonRules(
  rules: readonly FlatRule[],
): Promise<(facts: FlatFacts) => Promise<readonly boolean[]>> {
  const { Engine } = await loadPeer<Module>('json-rules-engine');
  const engine = new Engine();
  for (const [i, rule] of rules.entries()) {
    engine.addRule({ conditions: conditionsOf(rule), event: { type: String(i) } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    return rules.map((_, i) => events.some(({ type }) => type === String(i)));
  };
}

const operators = {
  equal: 'equal',
  'at-least': 'greaterThanInclusive',
  below: 'lessThan',
  'one-of': 'in',
} as const;

function conditionsOf(rule: FlatRule): object {
  if ('all' in rule) return { all: rule.all.map(conditionsOf) };
  if ('any' in rule) return { any: rule.any.map(conditionsOf) };
  return { fact: rule.fact, operator: operators[rule.is], value: rule.value };
}
