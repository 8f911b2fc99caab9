/**
 * Conditions that compare two quantities.
 */
import type { Quantity, TruthNode } from '../expression/expression.ts';
import type { Compiler, NodeOf, TruthCode } from './compiler.ts';
import { findRelation, type RelationColumn } from '../population/population.ts';
import { relativesAtMost } from './candidates.ts';
import { pushNever, pushSpan } from './scratch.ts';
import { combineSteps, truthFromSteps } from './steps.ts';

type Comparison = NodeOf<TruthNode, 'compare'>;

/** Certain where the comparison holds for all values of both ranges, possible where for some. */
export function compareCode(node: Comparison, c: Compiler): TruthCode {
  const left = c.quantity(node.left);
  const right = c.quantity(node.right);
  const isAtLeast = node.is === 'at-least';
  const s = c.scratch;
  const general: TruthCode = (person, from, until) => {
    const a = left(person, from, until);
    const b = right(person, from, until);
    // The combination holds answers: low is 1 where certain, high is 1 where possible.
    const answers = combineSteps(
      s,
      a,
      b,
      until,
      (la, ha, lb, hb) => Number(isAtLeast ? la >= hb : ha < lb),
      (la, ha, lb, hb) => Number(isAtLeast ? ha >= lb : la < hb),
    );
    return truthFromSteps(
      s,
      answers,
      until,
      (low) => low === 1,
      (_, high) => high === 1,
    );
  };
  return shortcut(node, c, general);
}

/** Most people have too few relatives for a count to reach a number: that needs no look at them. */
function shortcut({ left, is, right }: Comparison, c: Compiler, general: TruthCode): TruthCode {
  const s = c.scratch;
  const column = columnOf(left, c) ?? columnOf(right, c);
  if (column === undefined) return general;
  if (right.kind === 'number') {
    const { value } = right;
    return (person, from, until) => {
      if (relativesAtMost(column, person) >= value) return general(person, from, until);
      return is === 'at-least' ? pushNever(s) : pushSpan(s, from, until);
    };
  }
  if (left.kind !== 'number' || is !== 'at-least') return general;
  const { value } = left;
  return (person, from, until) =>
    relativesAtMost(column, person) <= value
      ? pushSpan(s, from, until)
      : general(person, from, until);
}

function columnOf(node: Quantity, c: Compiler): RelationColumn | undefined {
  if (node.kind !== 'count') return undefined;
  return findRelation(c.population, node);
}
