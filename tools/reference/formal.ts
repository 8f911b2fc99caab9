/**
 * A rule in the short notation of the reference pages: close to the words of the language, so that a page
 * says exactly what is computed. Conditions with names of their own appear as their names.
 */
import { catalog } from '../../src/model/facts/index.ts';
import {
  type AreaSet,
  BEGINNING,
  type Duration,
  END,
  type Expression,
  type FactTest,
  isoDate,
  type Moment,
  type Quantity,
  type Relation,
  type Truth,
} from '../../src/rules/index.ts';

/** `3 years`, `13 weeks`, `42 days`, `1 month and 1 day`; nothing at all is `the day itself`. */
export function durationText({ months, days }: Duration): string {
  const parts: string[] = [];
  if (months % 12 === 0 && months !== 0) parts.push(counted(months / 12, 'year'));
  else if (months !== 0) parts.push(counted(months, 'month'));
  if (days % 7 === 0 && Math.abs(days) > 7) parts.push(counted(days / 7, 'week'));
  else if (days !== 0) parts.push(counted(days, 'day'));
  return parts.length === 0 ? 'the day itself' : parts.join(' and ');
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${Math.abs(count) === 1 ? '' : 's'}`;

/** Where a day lies beside an event: `13 weeks after`, `40 weeks before`, `the day itself`. */
export function offsetText({ months, days }: Duration): string {
  if (months === 0 && days === 0) return 'the day itself';
  const isBefore = months < 0 || (months === 0 && days < 0);
  return isBefore
    ? `${durationText({ months: -months, days: -days })} before`
    : `${durationText({ months, days })} after`;
}

const relationWords: Readonly<Record<Relation, string>> = {
  children: 'children',
  parents: 'parents',
  guardians: 'guardians',
  spouse: 'spouse',
  household: 'household members',
};

type Related = { readonly relation: Relation; readonly scope: 'all' | 'on-record' };
const relatedText = ({ relation, scope }: Related): string =>
  `${relationWords[relation]}${scope === 'on-record' ? ' on record' : ''}`;

const datesText = (from: number, until: number): string => {
  const [first, end] = [isoDate(from as never), isoDate(until as never)];
  if (from === BEGINNING) return `before ${end}`;
  return until === END ? `from ${first} on` : `from ${first} until ${end}`;
};

function testText(fact: string, test: FactTest): string {
  const definition = catalog[fact as keyof typeof catalog];
  if ('oneOf' in test) {
    const values = 'values' in definition ? definition.values : [];
    return `${fact} is ${test.oneOf.map((index) => values[index] ?? index).join(' or ')}`;
  }
  if (definition.type === 'flag') return `${fact} is held`;
  const parts = [
    ...(test.least > -Infinity ? [`at least ${test.least}`] : []),
    ...(test.most < Infinity ? [`at most ${test.most}`] : []),
  ];
  return `${fact} is ${parts.join(' and ')}`;
}

const areaText = ({ id }: AreaSet): string => id;
const levels: Readonly<Record<number, string>> = {
  0: 'village',
  3: 'township',
  6: 'county',
  8: 'city',
  10: 'province',
};

/** A truth in the notation; `all` and `any` show the names of their conditions. */
export function truthText(rule: Truth): string {
  switch (rule.kind) {
    case 'constant':
      return rule.value ? 'always' : 'never';
    case 'unknown':
    case 'alive':
    case 'deceased':
      return rule.kind;
    case 'during':
      return `on days ${datesText(rule.from, rule.until)}`;
    case 'born':
      return `born ${datesText(rule.from, rule.until)}`;
    case 'sex':
      return `sex is ${rule.is}`;
    case 'age':
      return ageText(rule.atLeastMonths, rule.belowMonths);
    case 'fact':
      return testText(rule.fact, rule.test);
    case 'place':
      return `${rule.fact} within ${areaText(rule.within)}`;
    case 'places-differ':
      return `${rule.facts.join(' and ')} lie in different ${levels[rule.ignoredDigits]} areas`;
    case 'all':
      return `all of (${Object.keys(rule.of).join(', ')})`;
    case 'any':
      return `any of (${Object.keys(rule.of).join(', ')})`;
    case 'at-least':
      return `at least ${rule.count} of (${Object.keys(rule.of).join(', ')})`;
    default:
      return compoundText(rule);
  }
}

type Compound = Extract<
  Truth,
  { kind: 'not' | 'related' | 'sustained' | 'since' | 'ever' | 'throughout' | 'within' | 'compare' }
>;

function compoundText(rule: Compound): string {
  switch (rule.kind) {
    case 'not':
      return `not (${truthText(rule.of)})`;
    case 'related':
      return `${rule.quantifier} of the ${relatedText(rule)}: ${truthText(rule.of)}`;
    case 'sustained':
      return `for ${durationText(rule.duration)} without a break (${truthText(rule.of)})`;
    case 'since':
      return `now or in the last ${durationText(rule.duration)} (${truthText(rule.of)})`;
    case 'ever':
      return `once (${truthText(rule.of)}), from then on`;
    case 'throughout':
      return `throughout each calendar ${rule.cycle} with a day of (${truthText(rule.of)})`;
    case 'within':
      return `from ${offsetText(rule.from)} until ${offsetText(rule.until)}, counted from ${momentText(rule.event)}`;
    case 'compare':
      return comparisonText(rule);
  }
}

function comparisonText({ left, is, right }: Extract<Truth, { kind: 'compare' }>): string {
  const [first, second] = [quantityText(left), quantityText(right)];
  if (left.kind === 'number')
    return `${second} is ${is === 'below' ? 'above' : 'at most'} ${first}`;
  return `${first} is ${is === 'below' ? 'below' : 'at least'} ${second}`;
}

function ageText(least: number | undefined, below: number | undefined): string {
  const text = (months: number) => durationText({ months, days: 0 });
  if (least === undefined) return `age is below ${text(below ?? 0)}`;
  if (below === undefined) return `age is at least ${text(least)}`;
  return `age is from ${text(least)} to below ${text(below)}`;
}

/** A number over time in the notation. */
export function quantityText(rule: Quantity): string {
  const list = (of: readonly Quantity[]) => of.map(quantityText).join(', ');
  switch (rule.kind) {
    case 'number':
      return String(rule.value);
    case 'parameter':
      return rule.parameter.name;
    case 'fact-value':
      return `the value of ${rule.fact}`;
    case 'count':
      return `number of ${relatedText(rule)}${isAlways(rule.of) ? '' : ` who are (${truthText(rule.of)})`}`;
    case 'sum-over':
      return `sum over ${relatedText(rule)} of (${quantityText(rule.of)})`;
    case 'plus':
      return rule.of.map(quantityText).join(' + ');
    case 'lesser':
      return `the lesser of (${list(rule.of)})`;
    case 'greater':
      return `the greater of (${list(rule.of)})`;
    case 'times':
      return `${quantityText(rule.of)} × ${quantityText(rule.by)}`;
    case 'choose':
      return `if ${truthText(rule.when)} then (${quantityText(rule.then)}) else (${quantityText(rule.otherwise)})`;
    case 'months-touched':
      return `calendar months of the year touched by (${truthText(rule.of)})`;
  }
}

const isAlways = (rule: Truth): boolean => rule.kind === 'constant' && rule.value;

/** Days of an event in the notation. */
export function momentText(rule: Moment): string {
  switch (rule.kind) {
    case 'birth':
    case 'death':
      return rule.kind;
    case 'event':
      return `${rule.pick} ${rule.fact}`;
    case 'moved':
      return `${offsetText(rule.by)} ${momentText(rule.of)}`;
    case 'first-day':
      return `the first day of (${truthText(rule.of)})`;
    case 'either':
      return rule.of.map(momentText).join(', else ');
  }
}

/** Whether a node is a truth with named conditions below it. */
export const namedParts = (node: Expression): Readonly<Record<string, Truth>> | undefined =>
  node.kind === 'all' || node.kind === 'any' || node.kind === 'at-least' ? node.of : undefined;
