/**
 * How many relatives a rule needs before it can ever hold, so that the evaluator passes over everyone
 * who has fewer.
 */
import type { Relation, RelationScope, Truth } from '../expression/expression.ts';
import { findRelation, MANY, type Population, type RelationColumn } from './population.ts';

type Need = { readonly relation: Relation; readonly scope: RelationScope; readonly least: number };

/** Whether a person has so few relatives that the rule surely never holds. */
export function tooFewRelatives(rule: Truth, population: Population): (person: number) => boolean {
  const needs = needsOf(rule).flatMap((need) => {
    const column = findRelation(population, need);
    return column ? [{ column, least: need.least }] : [];
  });
  return (person) => {
    for (let i = 0; i < needs.length; i++) {
      if (relativesAtMost(needs[i]!.column, person) < needs[i]!.least) return true;
    }
    return false;
  };
}

/** How many related people there can be at most. */
export function relativesAtMost({ offsets, unlistedHigh }: RelationColumn, person: number): number {
  const unlisted = unlistedHigh[person]!;
  const listed = offsets[person + 1]! - offsets[person]!;
  return unlisted === MANY ? Number.POSITIVE_INFINITY : listed + unlisted;
}

function needsOf(rule: Truth): readonly Need[] {
  switch (rule.kind) {
    case 'related':
      return rule.quantifier === 'some' ? [{ ...relativesOf(rule), least: 1 }] : [];
    case 'compare':
      if (rule.left.kind !== 'count' || rule.right.kind !== 'number') return [];
      return rule.is === 'at-least' ? [{ ...relativesOf(rule.left), least: rule.right.value }] : [];
    case 'all':
      return Object.values(rule.of).flatMap(needsOf);
    case 'any':
      return commonOfAll(Object.values(rule.of).map(needsOf));
    case 'sustained':
    case 'since':
    case 'ever':
    case 'throughout':
      return needsOf(rule.of);
    default:
      return [];
  }
}

const relativesOf = ({ relation, scope }: Omit<Need, 'least'>) => ({ relation, scope });

/** What both of two alternatives need. */
const common = (a: readonly Need[], b: readonly Need[]): readonly Need[] =>
  a.flatMap((one) =>
    b
      .filter(({ relation, scope }) => relation === one.relation && scope === one.scope)
      .map(({ least }) => ({ ...one, least: Math.min(one.least, least) })),
  );

const commonOfAll = ([first = [], ...others]: readonly (readonly Need[])[]): readonly Need[] =>
  others.reduce(common, first);
