/** The compared rules on @gorules/zen-engine, as one decision of three expressions. */
import type { FlatFacts } from '../flat-facts.ts';
import type { FlatRule } from '../flat-rules.ts';
import { loadPeer } from './load.ts';

type Module = {
  readonly ZenEngine: new () => {
    createDecision: (content: object) => {
      evaluate: (
        facts: FlatFacts,
      ) => Promise<{ readonly result: Readonly<Record<string, boolean>> }>;
    };
  };
};

/** Which rules hold for one person. */
export async function zenRules(
  rules: readonly FlatRule[],
): Promise<(facts: FlatFacts) => Promise<readonly boolean[]>> {
  const { ZenEngine } = await loadPeer<Module>('@gorules/zen-engine');
  const expressions = rules.map((rule, i) => ({
    id: `e${i}`,
    key: `rule${i}`,
    value: expressionOf(rule),
  }));
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'facts', position: { x: 0, y: 0 } },
      {
        id: 'rules',
        type: 'expressionNode',
        name: 'rules',
        position: { x: 1, y: 0 },
        content: { expressions },
      },
      { id: 'out', type: 'outputNode', name: 'answers', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  });
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return rules.map((_, i) => result[`rule${i}`] === true);
  };
}

const operators = { equal: '==', 'at-least': '>=', below: '<', 'one-of': 'in' } as const;

function expressionOf(rule: FlatRule): string {
  if ('all' in rule) return `(${rule.all.map(expressionOf).join(' and ')})`;
  if ('any' in rule) return `(${rule.any.map(expressionOf).join(' or ')})`;
  return `${rule.fact} ${operators[rule.is]} ${JSON.stringify(rule.value)}`;
}
