/**
 * Which facts to ask for: the smallest sets of unknown facts whose answers could make a rule true.
 */
import type { Moment, Quantity, Relation, Truth } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import { sameSpans } from '../time/spans.ts';
import type { Examiner } from './examiner.ts';

/** A fact that nobody knows yet: of which person, and its kind. */
export type MissingFact = {
  readonly person: number;
  /** A kind of the catalogue, or `birth-date`, `death-date`, `sex`, or the name of a relation. */
  readonly fact: string;
};

/** Facts that together would settle it. */
export type FactSet = readonly MissingFact[];

/** Effort of finding a fact out; smaller is asked first. */
export type EffortOf = (fact: string) => number;

/** More alternatives than this are not listed; the cheapest stay. */
const ALTERNATIVES = 12;

const SETTLED: readonly FactSet[] = [[]];
const IMPOSSIBLE: readonly FactSet[] = [];

/**
 * The smallest sets of unknown facts whose favourable answers would make the rule true on the day,
 * cheapest first. `[[]]` when it is true already, `[]` when no answer can make it so.
 */
export function missingFacts(
  examiner: Examiner,
  rule: Truth,
  person: number,
  day: number,
  effortOf: EffortOf,
): readonly FactSet[] {
  const effort = (set: FactSet) => set.reduce((sum, { fact }) => sum + effortOf(fact), 0);
  const smallest = (sets: readonly FactSet[]): readonly FactSet[] => {
    const ordered = sets.toSorted((a, b) => effort(a) - effort(b) || a.length - b.length);
    const kept: FactSet[] = [];
    for (const set of ordered) {
      if (kept.length < ALTERNATIVES && !kept.some((less) => contains(set, less))) kept.push(set);
    }
    return kept;
  };

  /** Sets that would give the wanted answer. */
  function settle(node: Truth, p: number, want: boolean): readonly FactSet[] {
    const answer = examiner.answerOn(node, p, day);
    if (answer !== 'unknown') return (answer === 'yes') === want ? SETTLED : IMPOSSIBLE;
    switch (node.kind) {
      case 'all':
      case 'any': {
        const of = Object.values(node.of).map((inner) => settle(inner, p, want));
        return (node.kind === 'all') === want ? together(of) : smallest(of.flat());
      }
      case 'at-least': {
        const of = Object.values(node.of).map((inner) => settle(inner, p, want));
        const needed = want ? node.count : of.length - node.count + 1;
        const cheapest = of
          .flatMap((sets) => (sets[0] === undefined ? [] : [sets[0]]))
          .toSorted((a, b) => effort(a) - effort(b));
        return [unique(cheapest.slice(0, needed).flat())];
      }
      case 'not':
        return settle(node.of, p, !want);
      case 'related':
        return settleRelated(node, p, want);
      default:
        return [unknownFacts(examiner, node, p)];
    }
  }

  function settleRelated(node: Truth & { kind: 'related' }, p: number, want: boolean) {
    const { targets, isOpen } = linked(examiner, node.relation, p, day);
    const of = targets.map((target) => settle(node.of, target, want));
    const listing: readonly FactSet[] = isOpen ? [[{ person: p, fact: node.relation }]] : [];
    if ((node.quantifier === 'some') === want) return smallest([...of.flat(), ...listing]);
    return together(listing.length > 0 ? [...of, listing] : of);
  }

  /** Every way of taking one set from each: all of them are needed. */
  function together(of: readonly (readonly FactSet[])[]): readonly FactSet[] {
    return of.reduce(
      (sets, more) => smallest(sets.flatMap((a) => more.map((b) => unique([...a, ...b])))),
      SETTLED,
    );
  }

  return settle(rule, person, true);
}

const same = (a: MissingFact, b: MissingFact) => a.person === b.person && a.fact === b.fact;
const contains = (set: FactSet, less: FactSet) => less.every((a) => set.some((b) => same(a, b)));
const unique = (facts: FactSet): FactSet =>
  facts.filter((a, i) => facts.findIndex((b) => same(a, b)) === i);

function linked(examiner: Examiner, relation: Relation, person: number, day?: number) {
  const column = examiner.compiler.population.relations.get(relation);
  const targets: number[] = [];
  if (column === undefined) return { targets, isOpen: true };
  for (let i = column.offsets[person]!; i < column.offsets[person + 1]!; i++) {
    const isOn = day === undefined || (column.from[i]! <= day && day < column.until[i]!);
    if (isOn) targets.push(column.target[i]!);
  }
  return { targets, isOpen: column.unlistedHigh[person]! > 0 };
}

/** Every unknown fact that an expression reads for a person, relatives included. */
export function unknownFacts(
  examiner: Examiner,
  node: Truth | Quantity | Moment,
  person: number,
): FactSet {
  const facts: MissingFact[] = [];
  const seen = new Set<string>();
  const add = (p: number, fact: string) => {
    if (!facts.some((known) => same(known, { person: p, fact }))) facts.push({ person: p, fact });
  };
  visit(node, person);
  return facts;

  function visit(at: Truth | Quantity | Moment, p: number): void {
    switch (at.kind) {
      case 'born':
      case 'age':
      case 'birth':
        if (isBirthUnknown(p)) add(p, 'birth-date');
        return;
      case 'alive':
      case 'deceased':
      case 'death':
        if (at.kind === 'alive' && isBirthUnknown(p)) add(p, 'birth-date');
        if (isDeathUnknown(p)) add(p, 'death-date');
        return;
      case 'sex':
        if (examiner.compiler.population.sex[p] === 0) add(p, 'sex');
        return;
      case 'fact':
      case 'place':
        if (isUndecided(at, p)) add(p, at.fact);
        return;
      case 'places-differ':
        if (isUndecided(at, p)) for (const fact of at.facts) if (isSilent(fact, p)) add(p, fact);
        return;
      case 'fact-value': {
        const steps = examiner.steps(at, p, BEGINNING, END);
        if (steps.some(({ low, high }) => low !== high)) add(p, at.fact);
        return;
      }
      case 'event':
        if (examiner.isOpen(at, p)) add(p, at.fact);
        return;
      case 'all':
      case 'any':
      case 'at-least':
        for (const inner of Object.values(at.of)) visit(inner, p);
        return;
      case 'related':
      case 'count':
      case 'sum-over':
        return visitLinked(at.relation, at.of, p);
      case 'compare':
        visit(at.left, p);
        visit(at.right, p);
        return;
      case 'plus':
      case 'lesser':
      case 'greater':
      case 'either':
        for (const inner of at.of) visit(inner, p);
        return;
      case 'times':
        visit(at.of, p);
        visit(at.by, p);
        return;
      case 'choose':
        visit(at.when, p);
        visit(at.then, p);
        visit(at.otherwise, p);
        return;
      case 'within':
        return visit(at.event, p);
      case 'not':
      case 'sustained':
      case 'since':
      case 'ever':
      case 'throughout':
      case 'months-touched':
      case 'moved':
      case 'first-day':
        return visit(at.of, p);
      case 'constant':
      case 'unknown':
      case 'during':
      case 'number':
      case 'parameter':
        return;
    }
  }

  function visitLinked(relation: Relation, inner: Truth | Quantity, p: number): void {
    const { targets, isOpen } = linked(examiner, relation, p);
    if (isOpen) add(p, relation);
    for (const target of targets) {
      const key = `${relation} ${p} ${target}`;
      if (seen.has(key)) continue;
      seen.add(key);
      visit(inner, target);
      seen.delete(key);
    }
  }

  function isUndecided(at: Truth, p: number): boolean {
    const { certain, possible } = examiner.timeline(at, p);
    return !sameSpans(certain, possible);
  }

  function isSilent(fact: string, p: number): boolean {
    const column = examiner.compiler.population.facts.get(fact);
    if (column === undefined) return true;
    const [first, end] = [column.offsets[p]!, column.offsets[p + 1]!];
    for (let row = first; row < end; row++) {
      if (column.low[row] !== -Infinity) return false;
    }
    return true;
  }

  function isBirthUnknown(p: number): boolean {
    const { bornEarliest, bornLatest } = examiner.compiler.population;
    return bornEarliest[p] !== bornLatest[p];
  }

  function isDeathUnknown(p: number): boolean {
    const { diedEarliest, diedLatest } = examiner.compiler.population;
    return diedEarliest[p] !== diedLatest[p];
  }
}
