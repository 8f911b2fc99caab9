/**
 * What to ask hundreds of thousands of people: people of whom a rule reads the same are asked the same,
 * so the work is done once for each pattern of what it reads.
 */
import {
  type Examiner,
  type Expression,
  type FactSet,
  partsOf,
  type Relation,
  type RelationScope,
  type Truth,
  unknownFacts,
} from '../../rules/index.ts';
import { type CheapestSet, cheapestSetOf } from '../questions.ts';

/** What a rule reads of one person, and of those related to that person. */
type Reading = {
  /** Truths that the logic of the rule joins: their answers on the day give its answer. */
  readonly answers: Set<Truth>;
  /** Leaves that read facts: a question is about what they leave open on any day. */
  readonly facts: Set<Expression>;
  readonly links: Link[];
};

type Link = { readonly relation: Relation; readonly scope: RelationScope; readonly of: Reading };

/** As {@link cheapestSetOf}, remembering the set of every pattern. */
export function cheapestSetByPattern(examiner: Examiner, rule: Truth): CheapestSet {
  const workOut = cheapestSetOf(examiner, rule);
  const reading = newReading();
  readTruth(reading, rule);
  /** Facts with the place of their person among the people of the pattern. */
  const sets = new Map<string, FactSet | undefined>();
  return (person, day) => {
    const { pattern, people } = patternOf(examiner, reading, person, day);
    if (!sets.has(pattern)) {
      const set = workOut(person, day);
      sets.set(
        pattern,
        set?.map(({ person: about, fact }) => ({ person: people.indexOf(about), fact })),
      );
    }
    return sets.get(pattern)?.map(({ person: place, fact }) => ({ person: people[place]!, fact }));
  };
}

const newReading = (): Reading => ({ answers: new Set(), facts: new Set(), links: [] });

function readTruth(reading: Reading, node: Truth): void {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      for (const part of Object.values(node.of)) readTruth(reading, part);
      return;
    case 'not':
      readTruth(reading, node.of);
      return;
    case 'related': {
      const of = newReading();
      readTruth(of, node.of);
      reading.answers.add(node);
      reading.links.push({ ...node, of });
      return;
    }
    default:
      reading.answers.add(node);
      readFacts(reading, node);
  }
}

/** Below anything but logic, only the facts that are open matter, and not the answers of parts. */
function readFacts(reading: Reading, node: Expression): void {
  if (node.kind === 'related' || node.kind === 'count' || node.kind === 'sum-over') {
    const of = newReading();
    readFacts(of, node.of);
    reading.links.push({ ...node, of });
    return;
  }
  if (factKinds.has(node.kind)) reading.facts.add(node);
  for (const [, part] of partsOf(node)) readFacts(reading, part);
}

const factKinds: ReadonlySet<string> = new Set([
  'fact',
  'place',
  'places-differ',
  'fact-value',
  'event',
] satisfies Expression['kind'][]);

type Pattern = { readonly pattern: string; readonly people: readonly number[] };

/** Everything that decides the question about a person on a day, without saying who the people are. */
function patternOf(examiner: Examiner, reading: Reading, person: number, day: number): Pattern {
  const { population } = examiner.compiler;
  const people = [person];
  let pattern = '';
  const add = ({ answers, facts, links }: Reading, p: number): void => {
    // Sex and the days of birth and death are read by so many nodes that they always count.
    pattern += population.sex[p] === 0 ? 's' : '-';
    pattern += population.bornEarliest[p] === population.bornLatest[p] ? '-' : 'b';
    pattern += population.diedEarliest[p] === population.diedLatest[p] ? '-' : 'd';
    for (const node of answers) pattern += examiner.answerOn(node, p, day)[0];
    for (const node of facts) {
      for (const { fact } of unknownFacts(examiner, node, p)) pattern += `,${fact}`;
      pattern += ';';
    }
    for (const link of links) addLink(link, p);
  };
  const addLink = ({ relation, scope, of }: Link, p: number): void => {
    const column = population.relations.get(relation);
    // A relation without a column is unknown of everyone alike.
    if (column === undefined) return;
    pattern += scope === 'all' && column.unlistedHigh[p]! > 0 ? '(?' : '(';
    for (let i = column.offsets[p]!; i < column.offsets[p + 1]!; i++) {
      const target = column.target[i]!;
      if (!people.includes(target)) people.push(target);
      const isOn = column.from[i]! <= day && day < column.until[i]!;
      pattern += `${isOn ? '+' : '.'}${people.indexOf(target)}`;
      add(of, target);
    }
    pattern += ')';
  };
  add(reading, person);
  return { pattern, people };
}
