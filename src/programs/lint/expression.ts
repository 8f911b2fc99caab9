/**
 * Checks a rule as built: known words, known facts, true labels, sources; and says what it reads.
 *
 * Labels are worked out again from the catalogue and the relations, so that neither a relabelled node
 * nor arithmetic, negation or a later version hides what decides.
 */
import { catalog as facts } from '../../model/facts/catalog.ts';
import {
  type Catalog,
  type FactDefinition,
  type Label,
  labels as allLabels,
  type MomentNode,
  type QuantityNode,
  relations,
  type TruthNode,
} from '../../rules/index.ts';
import { guardedBy, inside, report, type Scope } from './finding.ts';
import { parameterCheck } from './parameter.ts';
import {
  type Check,
  choice,
  fields,
  finite,
  flag,
  integer,
  numberOrInfinity,
  oneOf,
} from './shape.ts';
import { isList, isRecord, type Plain, type PlainRecord } from './snapshot.ts';

const catalog: Catalog = facts;

const MOST_LEVELS = 64;
const MOST_NODES = 10_000;

export type Sort = 'truth' | 'quantity' | 'moment';

/** What an expression depends on. */
export type Reads = {
  /** Each label with the first place that brings it in. */
  readonly labels: ReadonlyMap<Label, readonly string[]>;
  /** Names of its conditions, for their messages. */
  readonly names: ReadonlySet<string>;
};

type Walk = {
  readonly needsCitations: boolean;
  readonly names: Set<string>;
  readonly places: Map<Label, readonly string[]>;
  nodesLeft: number;
};
type Position = { readonly level: number; readonly isCited: boolean; readonly walk: Walk };

/** Labels of a part as its builder derives them, and whether it looks at someone's age. */
type Found = {
  readonly derived: ReadonlySet<Label>;
  readonly readsAge: boolean;
};
const nothing: Found = { derived: new Set(), readsAge: false };

type Part = (value: Plain | undefined, scope: Scope, at: Position) => Found;
type Shape = {
  readonly parts?: Readonly<Record<string, Part>>;
  readonly values?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What the node itself reads. */
  readonly own?: (node: PlainRecord, scope: Scope) => readonly Label[];
  readonly readsAge?: true;
};

const ordinary = (): readonly Label[] => ['ordinary'];
const sub =
  (sort: Sort): Part =>
  (value, scope, at) =>
    nodeFound(value, sort, scope, { ...at, level: at.level + 1 });
const truth = sub('truth');
const quantity = sub('quantity');
const moment = sub('moment');

const conditions: Part = (value, scope, at) => {
  if (!isRecord(value)) {
    report(scope, 'NODE_UNKNOWN', 'conditions');
    return nothing;
  }
  return joined(
    Object.entries(value).map(([name, part]) => {
      if (!/^[a-z][a-zA-Z0-9]{0,63}$/.test(name)) report(scope, 'IDENTIFIER_WRONG', name);
      at.walk.names.add(name);
      return truth(part, inside(scope, name), at);
    }),
  );
};

const each =
  (part: Part): Part =>
  (value, scope, at) => {
    if (isList(value)) {
      return joined(value.map((one, i) => part(one, inside(scope, String(i + 1)), at)));
    }
    report(scope, 'NODE_UNKNOWN', 'list');
    return nothing;
  };

const dayNumber = integer(-2147483648, 2147483647);
const duration = fields({ months: integer(-2400, 2400), days: integer(-100_000, 100_000) });
const relation = oneOf(relations);

const relationLabels = (node: PlainRecord): readonly Label[] =>
  node['relation'] === 'children'
    ? ['child-count']
    : node['relation'] === 'spouse'
      ? ['civil-status']
      : ['ordinary'];

/** The label of a fact; a finding for facts outside the catalogue and for a false silence. */
function factLabels(
  kind: Plain | undefined,
  silence: Plain | undefined,
  types: readonly FactDefinition['type'][],
  scope: Scope,
): readonly Label[] {
  const definition =
    typeof kind === 'string' && Object.hasOwn(catalog, kind) ? catalog[kind] : undefined;
  if (definition === undefined) {
    report(scope, 'FACT_UNKNOWN', String(kind));
    return [];
  }
  if (definition.silence !== silence) report(guardedBy(scope, 'R35'), 'SILENCE_FALSE', `${kind}`);
  if (!types.includes(definition.type)) report(scope, 'VALUE_WRONG', `${kind}`);
  return [definition.label];
}

const ofTypes =
  (...types: readonly FactDefinition['type'][]) =>
  (node: PlainRecord, scope: Scope) =>
    factLabels(node['fact'], node['silence'], types, scope);

const placeRange = fields(
  { from: integer(0, 1e12), until: integer(0, 1e12) },
  { since: dayNumber, before: dayNumber },
);
const areaSet = fields({
  id: (value, scope) => {
    if (typeof value !== 'string') report(scope, 'VALUE_WRONG', 'area');
  },
  ranges: (value, scope) => {
    if (!isList(value)) report(scope, 'VALUE_WRONG', 'ranges');
    else for (const range of value) placeRange(range, scope);
  },
});

const choiceTest: Check = (value, scope) => {
  if (isRecord(value) && 'oneOf' in value) {
    fields({
      oneOf: (list, at) => {
        if (!isList(list)) report(at, 'VALUE_WRONG', 'oneOf');
        else for (const index of list) integer(0, 99)(index, at);
      },
    })(value, scope);
  } else fields({ least: numberOrInfinity, most: numberOrInfinity })(value, scope);
};

const placesDiffer = (node: PlainRecord, scope: Scope): readonly Label[] => {
  const [kinds, silences] = [node['facts'], node['silences']];
  if (!isList(kinds) || !isList(silences) || kinds.length !== 2) {
    report(scope, 'NODE_UNKNOWN', 'places-differ');
    return [];
  }
  return kinds.flatMap((kind, i) => factLabels(kind, silences[i], ['area'], scope));
};

/** The label rides on the value of a fact; its kind and silence are checked with it. */
const read = { fact: () => {}, silence: choice(['no', 'unknown']) };

const truths: Readonly<Record<TruthNode['kind'], Shape>> = {
  constant: { values: { value: flag } },
  unknown: {},
  during: { values: { from: dayNumber, until: dayNumber } },
  born: { values: { from: dayNumber, until: dayNumber }, own: ordinary, readsAge: true },
  alive: { own: ordinary },
  deceased: { own: ordinary },
  sex: { values: { is: choice(['female', 'male']) }, own: ordinary },
  age: {
    optional: { atLeastMonths: integer(0, 2400), belowMonths: integer(0, 2400) },
    own: ordinary,
    readsAge: true,
  },
  fact: {
    values: { ...read, test: choiceTest },
    own: ofTypes('choice', 'flag', 'level', 'amount'),
  },
  place: { values: { ...read, within: areaSet }, own: ofTypes('area') },
  'places-differ': {
    values: { facts: () => {}, silences: () => {}, ignoredDigits: integer(0, 12) },
    own: placesDiffer,
  },
  all: { parts: { of: conditions } },
  any: { parts: { of: conditions } },
  'at-least': { values: { count: integer(0, 1000) }, parts: { of: conditions } },
  not: { parts: { of: truth } },
  related: {
    values: { quantifier: choice(['some', 'every']), relation },
    parts: { of: truth },
    own: relationLabels,
  },
  sustained: { values: { duration }, parts: { of: truth } },
  since: { values: { duration }, parts: { of: truth } },
  ever: { parts: { of: truth } },
  throughout: { values: { cycle: choice(['month', 'quarter', 'year']) }, parts: { of: truth } },
  within: { values: { from: duration, until: duration }, parts: { event: moment } },
  compare: {
    values: { is: choice(['at-least', 'below']) },
    parts: { left: quantity, right: quantity },
  },
};

const quantities: Readonly<Record<QuantityNode['kind'], Shape>> = {
  number: { values: { value: finite } },
  parameter: { values: { parameter: parameterCheck } },
  'fact-value': { values: read, own: ofTypes('level', 'amount') },
  count: { values: { relation }, parts: { of: truth }, own: relationLabels },
  'sum-over': { values: { relation }, parts: { of: quantity }, own: relationLabels },
  plus: { parts: { of: each(quantity) } },
  lesser: { parts: { of: each(quantity) } },
  greater: { parts: { of: each(quantity) } },
  times: { parts: { of: quantity, by: quantity } },
  choose: { parts: { when: truth, then: quantity, otherwise: quantity } },
  'months-touched': { parts: { of: truth } },
};

const moments: Readonly<Record<MomentNode['kind'], Shape>> = {
  birth: { own: ordinary, readsAge: true },
  death: { own: ordinary },
  event: { values: { ...read, pick: choice(['each', 'first', 'last']) }, own: ofTypes('event') },
  moved: { values: { by: duration }, parts: { of: moment } },
  'first-day': { parts: { of: truth } },
  either: { parts: { of: each(moment) } },
};

export const shapes: Readonly<Record<Sort, Readonly<Record<string, Shape>>>> = {
  truth: truths,
  quantity: quantities,
  moment: moments,
};

/** Checks an expression; the labels and condition names it depends on. */
export function checkExpression(
  value: Plain | undefined,
  sort: Sort,
  scope: Scope,
  needsCitations = false,
): Reads {
  const walk: Walk = {
    needsCitations,
    names: new Set(),
    places: new Map(),
    nodesLeft: MOST_NODES,
  };
  nodeFound(value, sort, scope, { level: 1, isCited: false, walk });
  return { labels: walk.places, names: walk.names };
}

function nodeFound(value: Plain | undefined, sort: Sort, scope: Scope, at: Position): Found {
  at.walk.nodesLeft -= 1;
  if (at.walk.nodesLeft < 0 || at.level > MOST_LEVELS) {
    const start = { ...scope, path: scope.path.slice(0, 3) };
    report(guardedBy(start, 'R35'), 'TOO_LARGE', start.path.at(-1) ?? '');
    return nothing;
  }
  const kind = isRecord(value) ? value['kind'] : undefined;
  const known = shapes[sort];
  const shape = typeof kind === 'string' && Object.hasOwn(known, kind) ? known[kind] : undefined;
  if (!isRecord(value) || shape === undefined) {
    const subject = isRecord(value) ? (kind ?? Object.keys(value).join(' ')) : value;
    report(scope, 'NODE_UNKNOWN', `${sort}: ${String(subject)}`);
    return nothing;
  }
  return knownNode(value, shape, scope, at);
}

function knownNode(node: PlainRecord, shape: Shape, scope: Scope, above: Position): Found {
  const { parts = {}, values = {}, optional = {} } = shape;
  const isCited = above.isCited || (isList(node['citations']) && node['citations'].length > 0);
  const at = { ...above, isCited };
  const others = Object.keys(parts).map((key) => [key, () => {}] as const);
  fields(
    { kind: () => {}, labels: labelList, citations: citationList, ...values },
    { ...optional, ...Object.fromEntries(others) },
  )(node, scope);
  const isLeaf = Object.keys(parts).length === 0;
  if (above.walk.needsCitations && isLeaf && !isCited && !isConstant(node)) {
    report(guardedBy(scope, 'R24'), 'CITATION_MISSING', scope.path.at(-1) ?? '');
  }
  const below = joined(Object.entries(parts).map(([key, part]) => part(node[key], scope, at)));
  const own = shape.own?.(node, scope) ?? [];
  const derived = new Set([...below.derived, ...own]);
  checkLabels(node, derived, scope);
  const readsAge = below.readsAge || shape.readsAge === true;
  // Counting the young of a household counts children by another name.
  const isProxy = node['relation'] === 'household' && readsAge;
  const { places } = above.walk;
  for (const label of isProxy ? [...own, 'child-count' as const] : own) {
    if (!places.has(label)) places.set(label, scope.path);
  }
  return { derived, readsAge };
}

const isConstant = (node: PlainRecord): boolean =>
  node['kind'] === 'constant' || node['kind'] === 'number' || node['kind'] === 'parameter';

const labelList: Check = (value, scope) => {
  if (!isList(value)) report(guardedBy(scope, 'R35'), 'LABELS_FALSE', 'labels');
  else for (const label of value) oneOf(allLabels)(label, scope);
};
const citationList: Check = (value, scope) => {
  if (!isList(value) || value.some((one) => typeof one !== 'string')) {
    report(guardedBy(scope, 'R24'), 'CITATION_MISSING', 'citations');
  }
};

function checkLabels(node: PlainRecord, derived: ReadonlySet<Label>, scope: Scope): void {
  const declared = new Set(isList(node['labels']) ? node['labels'] : []);
  const isTrue = declared.size === derived.size && [...derived].every((one) => declared.has(one));
  if (isTrue) return;
  const subject = `${[...declared].join(', ') || '—'} ≠ ${[...derived].join(', ') || '—'}`;
  report(guardedBy(scope, 'R35'), 'LABELS_FALSE', subject);
}

function joined(all: readonly Found[]): Found {
  return {
    derived: new Set(all.flatMap(({ derived }) => [...derived])),
    readsAge: all.some(({ readsAge }) => readsAge),
  };
}
