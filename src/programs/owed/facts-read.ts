/** Which facts decide a program: what has to stay on record as long as somebody is owed it. */
import { type Expression, nodesOf } from '../../rules/index.ts';
import type { Program } from '../definition.ts';
import { expressionsOf } from './reach.ts';

/** Kinds that a program's rules read, of the person or of relatives. */
export function factsReadBy(program: Program): ReadonlySet<string> {
  return new Set(expressionsOf(program).flatMap((one) => [...nodesOf(one)].flatMap(factsOf)));
}

function factsOf(node: Expression): readonly string[] {
  if ('facts' in node) return node.facts;
  if ('fact' in node) return [node.fact];
  return [];
}
