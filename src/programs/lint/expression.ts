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
type Value = { readonly check: Check; readonly isOptional?: true };
type Shape<F extends string = string> = {
  /** Expressions below the node, or plain values. */
  readonly fields: Readonly<Record<F, Part | Value>>;
  /** What the node itself reads. */
  readonly own?: (node: PlainRecord, scope: Scope) => readonly Label[];
  readonly readsAge?: true;
};

type FieldOf<N, K> = N extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Exclude<keyof N & string, 'kind'>
    : never
  : never;
/** One shape per kind with all its fields: a kind or field added to the language must be added here. */
type Shapes<N extends { readonly kind: string }> = {
  readonly [K in N['kind']]: Shape<FieldOf<N, K>>;
};

const is = (check: Check): Value => ({ check });
const maybe = (check: Check): Value => ({ check, isOptional: true });
const none = {};
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
  node.relation === 'children'
    ? ['child-count']
    : node.relation === 'spouse'
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
  if (!types.includes(definition.type)) report(scope, 'FORM_WRONG', `${kind}`);
  return [definition.label];
}

const ofTypes =
  (...types: readonly FactDefinition['type'][]) =>
  (node: PlainRecord, scope: Scope) =>
    factLabels(node.fact, node.silence, types, scope);

const placeRange = fields(
  { from: integer(0, 1e12), until: integer(0, 1e12) },
  { since: dayNumber, before: dayNumber },
);
const areaSet = fields({
  id: (value, scope) => {
    if (typeof value !== 'string') report(scope, 'FORM_WRONG', 'area');
  },
  ranges: (value, scope) => {
    if (!isList(value)) report(scope, 'FORM_WRONG', 'ranges');
    else for (const range of value) placeRange(range, scope);
  },
});

const factTest: Check = (value, scope) => {
  if (isRecord(value) && 'oneOf' in value) {
    fields({
      oneOf: (list, at) => {
        if (!isList(list)) report(at, 'FORM_WRONG', 'oneOf');
        else for (const index of list) integer(0, 99)(index, at);
      },
    })(value, scope);
  } else fields({ least: numberOrInfinity, most: numberOrInfinity })(value, scope);
};

const placesDiffer = (node: PlainRecord, scope: Scope): readonly Label[] => {
  const [kinds, silences] = [node.facts, node.silences];
  if (!isList(kinds) || !isList(silences) || kinds.length !== 2) {
    report(scope, 'NODE_UNKNOWN', 'places-differ');
    return [];
  }
  return kinds.flatMap((kind, i) => factLabels(kind, silences[i], ['area'], scope));
};

/** The label rides on the value of a fact; its kind and silence are checked with it. */
const read = { fact: is(() => {}), silence: is(choice(['no', 'unknown'])) };
const along = { relation: is(relation), scope: is(choice(['all', 'on-record'])) };
const span = { from: is(dayNumber), until: is(dayNumber) };
const month = maybe(integer(0, 2400));

const truths: Shapes<TruthNode> = {
  constant: { fields: { value: is(flag) } },
  unknown: { fields: none },
  during: { fields: span },
  born: { fields: span, own: ordinary, readsAge: true },
  alive: { fields: none, own: ordinary },
  deceased: { fields: none, own: ordinary },
  sex: { fields: { is: is(choice(['female', 'male'])) }, own: ordinary },
  age: { fields: { atLeastMonths: month, belowMonths: month }, own: ordinary, readsAge: true },
  fact: {
    fields: { ...read, test: is(factTest) },
    own: ofTypes('choice', 'flag', 'level', 'amount'),
  },
  place: { fields: { ...read, within: is(areaSet) }, own: ofTypes('area') },
  'places-differ': {
    fields: { facts: is(() => {}), silences: is(() => {}), ignoredDigits: is(integer(0, 12)) },
    own: placesDiffer,
  },
  all: { fields: { of: conditions } },
  any: { fields: { of: conditions } },
  'at-least': { fields: { count: is(integer(0, 1000)), of: conditions } },
  not: { fields: { of: truth } },
  related: {
    fields: { ...along, quantifier: is(choice(['some', 'every'])), of: truth },
    own: relationLabels,
  },
  sustained: { fields: { duration: is(duration), of: truth } },
  since: { fields: { duration: is(duration), of: truth } },
  ever: { fields: { of: truth } },
  throughout: { fields: { cycle: is(choice(['month', 'quarter', 'year'])), of: truth } },
  within: { fields: { from: is(duration), until: is(duration), event: moment } },
  compare: { fields: { is: is(choice(['at-least', 'below'])), left: quantity, right: quantity } },
};

const quantities: Shapes<QuantityNode> = {
  number: { fields: { value: is(finite) } },
  parameter: { fields: { parameter: is(parameterCheck) } },
  'fact-value': { fields: read, own: ofTypes('level', 'amount') },
  count: { fields: { ...along, of: truth }, own: relationLabels },
  'sum-over': { fields: { ...along, of: quantity }, own: relationLabels },
  plus: { fields: { of: each(quantity) } },
  lesser: { fields: { of: each(quantity) } },
  greater: { fields: { of: each(quantity) } },
  times: { fields: { of: quantity, by: quantity } },
  // biome-ignore lint/suspicious/noThenProperty: the language’s own word, beside `otherwise`
  choose: { fields: { when: truth, then: quantity, otherwise: quantity } },
  'months-touched': { fields: { of: truth } },
};

const moments: Shapes<MomentNode> = {
  birth: { fields: none, own: ordinary, readsAge: true },
  death: { fields: none, own: ordinary },
  event: {
    fields: { ...read, pick: is(choice(['each', 'first', 'last'])) },
    own: ofTypes('event'),
  },
  moved: { fields: { by: is(duration), of: moment } },
  'first-day': { fields: { of: truth } },
  either: { fields: { of: each(moment) } },
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
  const kind = isRecord(value) ? value.kind : undefined;
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
  const isCited = above.isCited || (isList(node.citations) && node.citations.length > 0);
  const at = { ...above, isCited };
  const required: Record<string, Check> = { kind: () => {}, labels, citations };
  const optional: Record<string, Check> = {};
  const parts: (readonly [string, Part])[] = [];
  for (const [key, field] of Object.entries(shape.fields)) {
    if (typeof field === 'function') parts.push([key, field]);
    const check = typeof field === 'function' ? () => {} : field.check;
    if (typeof field === 'function' || field.isOptional) optional[key] = check;
    else required[key] = check;
  }
  fields(required, optional)(node, scope);
  const decides = shape.own !== undefined || (parts.length === 0 && !isConstant(node));
  if (above.walk.needsCitations && decides && !isCited) {
    report(guardedBy(scope, 'R24'), 'CITATION_MISSING', scope.path.at(-1) ?? '');
  }
  const below = joined(parts.map(([key, part]) => part(node[key], scope, at)));
  const own = shape.own?.(node, scope) ?? [];
  const derived = new Set([...below.derived, ...own]);
  checkLabels(node, derived, scope);
  const readsAge = below.readsAge || shape.readsAge === true;
  // Counting the young of a household counts children by another name.
  const isProxy = node.relation === 'household' && readsAge;
  const { places } = above.walk;
  for (const label of isProxy ? [...own, 'child-count' as const] : own) {
    if (!places.has(label)) places.set(label, scope.path);
  }
  return { derived, readsAge };
}

const isConstant = (node: PlainRecord): boolean =>
  node.kind === 'constant' || node.kind === 'number' || node.kind === 'parameter';

const labels: Check = (value, scope) => {
  if (!isList(value)) report(guardedBy(scope, 'R35'), 'LABELS_FALSE', 'labels');
  else for (const label of value) oneOf(allLabels)(label, scope);
};
const citations: Check = (value, scope) => {
  if (!isList(value) || value.some((one) => typeof one !== 'string')) {
    report(guardedBy(scope, 'R24'), 'CITATION_MISSING', 'citations');
  }
};

function checkLabels(node: PlainRecord, derived: ReadonlySet<Label>, scope: Scope): void {
  const declared = new Set(isList(node.labels) ? node.labels : []);
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
