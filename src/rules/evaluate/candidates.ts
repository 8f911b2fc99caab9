/**
 * Whom a rule can ever hold for, told from birth days and numbers of relatives alone, so that the
 * evaluator passes over everyone else.
 */
import type { Relation, RelationScope, Truth } from '../expression/expression.ts';
import { addMonths, BEGINNING, type Day, END } from '../time/day.ts';
import {
  findRelation,
  MANY,
  type Population,
  type RelationColumn,
} from '../population/population.ts';

/** Birth days `[from, until)` outside which a rule cannot possibly hold. */
export type BirthWindow = { readonly from: number; readonly until: number };

/** Ages may be attained a few days off the plain month count. */
const SLACK_DAYS = 4;

const everyone: BirthWindow = { from: BEGINNING, until: END };
const nobody: BirthWindow = { from: END, until: BEGINNING };

/** The birth days for which the rule may hold on some day of `[from, until)`. */
export function birthWindow(rule: Truth, from: number, until: number): BirthWindow {
  if (from >= until) return nobody;
  switch (rule.kind) {
    case 'constant':
      return rule.value ? everyone : nobody;
    case 'during':
      return rule.from < until && rule.until > from ? everyone : nobody;
    case 'born':
      return { from: rule.from, until: rule.until };
    case 'alive':
      return { from: BEGINNING, until };
    case 'age':
      return {
        from: rule.belowMonths === undefined ? BEGINNING : earlier(from, rule.belowMonths),
        until: later(until, rule.atLeastMonths ?? 0),
      };
    case 'all':
      return ofAll(Object.values(rule.of), from, until);
    case 'any':
      return Object.values(rule.of)
        .map((of) => birthWindow(of, from, until))
        .reduce(hull, nobody);
    default:
      return everyone;
  }
}

function ofAll(of: readonly Truth[], from: number, until: number): BirthWindow {
  let [first, end] = [from, until];
  for (const node of of) {
    if (node.kind !== 'during') continue;
    first = Math.max(first, node.from);
    end = Math.min(end, node.until);
  }
  return of
    .map((node) => birthWindow(node, first, end))
    .reduce(
      (a, b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }),
      everyone,
    );
}

function hull(a: BirthWindow, b: BirthWindow): BirthWindow {
  if (a.from >= a.until) return b;
  if (b.from >= b.until) return a;
  return { from: Math.min(a.from, b.from), until: Math.max(a.until, b.until) };
}

const earlier = (day: number, months: number): number =>
  day === BEGINNING ? BEGINNING : addMonths(day as Day, -months) - SLACK_DAYS;
const later = (day: number, months: number): number =>
  day === END ? END : addMonths(day as Day, -months) + SLACK_DAYS;

/** How many relatives a rule needs before it can hold. */
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
