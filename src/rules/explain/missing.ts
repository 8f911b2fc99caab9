/**
 * Which facts to ask for: the smallest sets of unknown facts whose answers could make a rule true.
 */
import { findRelation } from '../population/population.ts';
import type { Expression, Truth } from '../expression/expression.ts';
import { partsOf } from '../expression/walk.ts';
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
    const { targets, isOpen } = linked(examiner, node, p, day);
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

type Link = Parameters<typeof findRelation>[1];

function linked(examiner: Examiner, link: Link, person: number, day?: number) {
  const column = findRelation(examiner.compiler.population, link);
  const targets: number[] = [];
  if (column === undefined) return { targets, isOpen: true };
  for (let i = column.offsets[person]!; i < column.offsets[person + 1]!; i++) {
    const isOn = day === undefined || (column.from[i]! <= day && day < column.until[i]!);
    if (isOn) targets.push(column.target[i]!);
  }
  return { targets, isOpen: column.unlistedHigh[person]! > 0 };
}

/** Every unknown fact that an expression reads for a person, relatives included. */
export function unknownFacts(examiner: Examiner, node: Expression, person: number): FactSet {
  const facts: MissingFact[] = [];
  const following = new Set<string>();
  const visit = (at: Expression, p: number): void => {
    facts.push(...unknownIn(examiner, at, p).map((fact) => ({ person: p, fact })));
    if (at.kind !== 'related' && at.kind !== 'count' && at.kind !== 'sum-over') {
      for (const [, part] of partsOf(at)) visit(part, p);
      return;
    }
    const { targets, isOpen } = linked(examiner, at, p);
    if (isOpen) facts.push({ person: p, fact: at.relation });
    for (const target of targets) {
      const link = `${at.relation} ${p} ${target}`;
      if (following.has(link)) continue;
      following.add(link);
      visit(at.of, target);
      following.delete(link);
    }
  };
  visit(node, person);
  return unique(facts);
}

/** Unknown facts that a node itself reads, without its parts. */
function unknownIn(examiner: Examiner, at: Expression, p: number): readonly string[] {
  const { bornEarliest, bornLatest, diedEarliest, diedLatest, sex } = examiner.compiler.population;
  const birth = bornEarliest[p] === bornLatest[p] ? [] : ['birth-date'];
  const death = diedEarliest[p] === diedLatest[p] ? [] : ['death-date'];
  switch (at.kind) {
    case 'born':
    case 'age':
    case 'birth':
      return birth;
    case 'alive':
      return [...birth, ...death];
    case 'deceased':
    case 'death':
      return death;
    case 'sex':
      return sex[p] === 0 ? ['sex'] : [];
    case 'fact':
    case 'place':
      return isUndecided(examiner, at, p) ? [at.fact] : [];
    case 'places-differ':
      return isUndecided(examiner, at, p) ? placesToAsk(examiner, at.facts, p) : [];
    case 'fact-value':
      return examiner.steps(at, p, BEGINNING, END).some(({ low, high }) => low !== high)
        ? [at.fact]
        : [];
    case 'event':
      return examiner.isOpen(at, p) ? [at.fact] : [];
    default:
      return [];
  }
}

function isUndecided(examiner: Examiner, at: Truth, p: number): boolean {
  const { certain, possible } = examiner.timeline(at, p);
  return !sameSpans(certain, possible);
}

/** The places nobody knows; both where what is on record contradicts itself or is too coarse. */
function placesToAsk(examiner: Examiner, facts: readonly string[], p: number): readonly string[] {
  const silent = facts.filter((fact) => isSilent(examiner, fact, p));
  return silent.length > 0 ? silent : facts;
}

/** Whether nothing definite is on record. */
function isSilent(examiner: Examiner, fact: string, p: number): boolean {
  const column = examiner.compiler.population.facts.get(fact);
  if (column === undefined) return true;
  const low = column.low.subarray(column.offsets[p]!, column.offsets[p + 1]!);
  return low.every((value) => value === Number.NEGATIVE_INFINITY);
}
