/**
 * How far rules look away from a person. Whoever is farther from a changed fact owes it nothing.
 */
import { type Expression, partsOf, type Relation, relations } from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import type { Jurisdiction } from '../packs.ts';

export type Reach = {
  /** Steps from a person to the farthest relative whose facts any rule reads; 0: own facts alone. */
  readonly depth: number;
  /** Relations along which rules step. */
  readonly relations: readonly Relation[];
};

/** The reach of everything that decides rows: conditions, amounts and days that steps count from. */
export function reachOf({ programs }: Pick<Jurisdiction, 'programs'>): Reach {
  const followed = new Set<Relation>();
  const depth = (node: Expression): number => {
    const below = Math.max(0, ...partsOf(node).map(([, part]) => depth(part)));
    if (node.kind !== 'related' && node.kind !== 'count' && node.kind !== 'sum-over') return below;
    followed.add(node.relation);
    return below + 1;
  };
  const deepest = Math.max(0, ...programs.flatMap(expressionsOf).map(depth));
  return { depth: deepest, relations: relations.filter((relation) => followed.has(relation)) };
}

/** Everything that decides rows of a program. */
export function expressionsOf(program: Program): readonly Expression[] {
  if (program.kind === 'service') {
    const anchors = Object.values(program.schedule).map(({ anchor }) => anchor);
    return [program.eligibility, ...anchors];
  }
  const amount = program.kind === 'benefit' ? program.payments?.amountFen : undefined;
  return amount ? [program.eligibility, amount] : [program.eligibility];
}
