/**
 * The words a rule is written with. Each builder returns immutable data that knows its labels.
 */
import { BEGINNING, type Day, day, days, type Duration, END } from '../time/day.ts';
import type { Label } from './catalog.ts';
import type {
  AreaSet,
  Conditions,
  Cycle,
  Moment,
  MomentNode,
  Parameter,
  Quantity,
  QuantityNode,
  Relation,
  RelationScope,
  Sex,
  Truth,
  TruthNode,
} from './expression.ts';

type LabelOf<E> = E extends { readonly labels: readonly (infer L extends Label)[] } ? L : never;

/** The labels of several expressions together, each once. */
export function joinLabels<L extends Label>(
  ...of: readonly { readonly labels: readonly L[] }[]
): readonly L[] {
  return [...new Set(of.flatMap((expression) => expression.labels))];
}

const truthMethods = {
  cites(this: Truth, ...articles: readonly string[]): Truth {
    return Object.freeze(
      Object.assign(Object.create(truthMethods), this, {
        citations: [...this.citations, ...articles],
      }),
    );
  },
};

const quantityMethods = {
  cites(this: Quantity, ...articles: readonly string[]): Quantity {
    return Object.freeze(
      Object.assign(Object.create(quantityMethods), this, {
        citations: [...this.citations, ...articles],
      }),
    );
  },
  atLeast(this: Quantity, other: Quantity | number): Truth {
    return compare(this, 'at-least', asQuantity(other));
  },
  atMost(this: Quantity, value: number): Truth {
    return compare(quantity({ kind: 'number', value }, []), 'at-least', this);
  },
  below(this: Quantity, other: Quantity | number): Truth {
    return compare(this, 'below', asQuantity(other));
  },
  is(this: Quantity, value: number): Truth {
    return all({ atLeast: this.atLeast(value), atMost: this.atMost(value) });
  },
};

const momentMethods = {
  plus(this: Moment, by: Duration): Moment {
    return moment({ kind: 'moved', of: this, by }, this.labels);
  },
  between(this: Moment, from: Duration, until: Duration): Truth {
    return truth({ kind: 'within', event: this, from, until }, this.labels);
  },
};

/** Wraps a node as an expression; programs use the named builders instead. */
export function truth<L extends Label>(node: TruthNode, labels: readonly L[]): Truth<L> {
  return Object.freeze(
    Object.assign(Object.create(truthMethods), node, { labels, citations: [] }),
  ) as Truth<L>;
}

export function quantity<L extends Label>(node: QuantityNode, labels: readonly L[]): Quantity<L> {
  return Object.freeze(
    Object.assign(Object.create(quantityMethods), node, { labels, citations: [] }),
  ) as Quantity<L>;
}

export function moment<L extends Label>(node: MomentNode, labels: readonly L[]): Moment<L> {
  return Object.freeze(
    Object.assign(Object.create(momentMethods), node, { labels, citations: [] }),
  ) as Moment<L>;
}

const ordinary: readonly 'ordinary'[] = ['ordinary'];

function compare(left: Quantity, is: 'at-least' | 'below', right: Quantity): Truth {
  return truth({ kind: 'compare', left, is, right }, joinLabels(left, right));
}

const asQuantity = (value: Quantity | number): Quantity =>
  typeof value === 'number' ? amount(value) : value;

// Constants and dates

export const always: Truth<never> = truth({ kind: 'constant', value: true }, []);
export const never: Truth<never> = truth({ kind: 'constant', value: false }, []);
/** Neither yes nor no, on any day: for a condition that nobody can answer yet. */
export const unknown: Truth<never> = truth({ kind: 'unknown' }, []);

/** True from a day on. */
export const from = (first: string): Truth<never> => between(first, undefined);
/** True until (and without) a day. */
export const until = (end: string): Truth<never> => between(undefined, end);
/** True on the days `[first, end)`. */
export const between = (first: string | undefined, end: string | undefined): Truth<never> =>
  truth({ kind: 'during', from: dayOr(first, BEGINNING), until: dayOr(end, END) }, []);

const dayOr = (text: string | undefined, open: Day): Day => (text === undefined ? open : day(text));

// The person

/** Conditions on the birth date; they hold on every day or on none. */
export const born = {
  onOrAfter: (first: string): Truth<'ordinary'> => bornWithin(day(first), END),
  before: (end: string): Truth<'ordinary'> => bornWithin(BEGINNING, day(end)),
  within: (first: string, end: string): Truth<'ordinary'> => bornWithin(day(first), day(end)),
};

const bornWithin = (first: Day, end: Day): Truth<'ordinary'> =>
  truth({ kind: 'born', from: first, until: end }, ordinary);

/** From birth until the day of death. */
export const alive: Truth<'ordinary'> = truth({ kind: 'alive' }, ordinary);
/** From the day of death on. */
export const deceased: Truth<'ordinary'> = truth({ kind: 'deceased' }, ordinary);

export const sex = { is: (is: Sex): Truth<'ordinary'> => truth({ kind: 'sex', is }, ordinary) };

/** Completed years or months of life, counted as the pack's age rule says. Give durations in years or months. */
export const age = {
  atLeast: (least: Duration): Truth<'ordinary'> =>
    truth({ kind: 'age', atLeastMonths: least.months }, ordinary),
  below: (end: Duration): Truth<'ordinary'> =>
    truth({ kind: 'age', belowMonths: end.months }, ordinary),
  between: (least: Duration, end: Duration): Truth<'ordinary'> =>
    truth({ kind: 'age', atLeastMonths: least.months, belowMonths: end.months }, ordinary),
};

// Logic

export const all = <const T extends Conditions>(of: T): Truth<LabelOf<T[keyof T]>> =>
  truth({ kind: 'all', of }, labelsOfConditions(of));
export const any = <const T extends Conditions>(of: T): Truth<LabelOf<T[keyof T]>> =>
  truth({ kind: 'any', of }, labelsOfConditions(of));
export const atLeastNOf = <const T extends Conditions>(
  count: number,
  of: T,
): Truth<LabelOf<T[keyof T]>> => truth({ kind: 'at-least', count, of }, labelsOfConditions(of));
export const not = <L extends Label>(of: Truth<L>): Truth<L> =>
  truth({ kind: 'not', of }, of.labels);

const labelsOfConditions = <T extends Conditions>(of: T): readonly LabelOf<T[keyof T]>[] =>
  joinLabels(...Object.values(of)) as readonly LabelOf<T[keyof T]>[];

/** One rule after another: each holds on the days of its own version. A reform adds a version. */
export function versions<L extends Label>(
  of: Readonly<Record<string, { from?: string; until?: string; rule: Truth<L> }>>,
): Truth<L> {
  const stitched = Object.entries(of).map(([name, version]) => [
    name,
    all({ inForce: between(version.from, version.until), rule: version.rule }),
  ]);
  return any(Object.fromEntries(stitched) as Record<string, Truth<L>>);
}

// Relations

const related = <L extends Label, R extends Label>(
  { relation, scope, label }: RelationWord<R>,
  quantifier: 'some' | 'every',
  of: Truth<L>,
): Truth<L | R> =>
  truth(
    { kind: 'related', quantifier, relation, scope, of },
    joinLabels<L | R>(of, { labels: [label] }),
  );

/** Who is related: a relation with the label that looking along it adds. */
export type RelationWord<R extends Label> = {
  readonly relation: Relation;
  readonly scope: RelationScope;
  readonly label: R;
};

const relationWord = <R extends Label>(
  relation: Relation,
  label: R,
  scope: RelationScope = 'all',
): RelationWord<R> => ({ relation, scope, label });

export const children = relationWord('children', 'child-count');
/** The children on record; that there may be others is no question to ask. */
export const childrenOnRecord = relationWord('children', 'child-count', 'on-record');
export const parents = relationWord('parents', 'ordinary');
export const guardians = relationWord('guardians', 'ordinary');
export const spouse = relationWord('spouse', 'civil-status');
/** The spouse on record; that there may be one is no question to ask. */
export const spouseOnRecord = relationWord('spouse', 'civil-status', 'on-record');
export const household = relationWord('household', 'ordinary');

/** True while at least one of them satisfies the inner rule. */
export const some = <R extends Label, L extends Label>(
  who: RelationWord<R>,
  of: Truth<L>,
): Truth<L | R> => related(who, 'some', of);
/** True while all of them do; true of nobody at all, so ask for a count beside it. */
export const every = <R extends Label, L extends Label>(
  who: RelationWord<R>,
  of: Truth<L>,
): Truth<L | R> => related(who, 'every', of);
/** How many of them satisfy the inner rule; all of them when no rule is given. */
export const count = <R extends Label, L extends Label = never>(
  who: RelationWord<R>,
  of: Truth<L> = always as Truth<never>,
): Quantity<L | R> =>
  quantity(
    { kind: 'count', relation: who.relation, scope: who.scope, of },
    joinLabels<L | R>(of, { labels: [who.label] }),
  );
/** The sum of a quantity over them. */
export const sumOver = <R extends Label, L extends Label>(
  who: RelationWord<R>,
  of: Quantity<L>,
): Quantity<L | R> =>
  quantity(
    { kind: 'sum-over', relation: who.relation, scope: who.scope, of },
    joinLabels<L | R>(of, { labels: [who.label] }),
  );

// Time

/** True once `of` has held for the duration without a break. */
export const sustained = <L extends Label>(of: Truth<L>, duration: Duration): Truth<L> =>
  truth({ kind: 'sustained', of, duration }, of.labels);
/** True while `of` holds and for the duration after it ended. */
export const since = <L extends Label>(of: Truth<L>, duration: Duration): Truth<L> =>
  truth({ kind: 'since', of, duration }, of.labels);
/** True from the first day on which `of` holds. */
export const ever = <L extends Label>(of: Truth<L>): Truth<L> =>
  truth({ kind: 'ever', of }, of.labels);
/** True throughout each month, quarter or year in which `of` holds on some day. */
export const throughout = <L extends Label>(of: Truth<L>, cycle: Cycle): Truth<L> =>
  truth({ kind: 'throughout', of, cycle }, of.labels);
/** True throughout each calendar year in which `of` holds on some day. */
export const duringCalendarYear = <L extends Label>(of: Truth<L>): Truth<L> =>
  throughout(of, 'year');
/** True from `first` after an event until `end` after it. */
export const within = <L extends Label>(
  event: Moment<L>,
  first: Duration,
  end: Duration,
): Truth<L> => event.between(first, end);

// Moments

export const birth: Moment<'ordinary'> = moment({ kind: 'birth' }, ordinary);
export const death: Moment<'ordinary'> = moment({ kind: 'death' }, ordinary);
/** The first day on which something is true. */
export const firstDayOf = <L extends Label>(of: Truth<L>): Moment<L> =>
  moment({ kind: 'first-day', of }, of.labels);
/** The first of these that is on record; the later ones stand in where earlier ones are silent. */
export const either = <L extends Label>(...of: readonly Moment<L>[]): Moment<L> =>
  moment({ kind: 'either', of }, joinLabels(...of));
/** On the day itself. */
export const sameDay: Duration = days(0);

// Numbers

export const amount = (value: number): Quantity<never> => quantity({ kind: 'number', value }, []);
export const parameter = (of: Parameter): Quantity<never> =>
  quantity({ kind: 'parameter', parameter: of }, []);
export const plus = <L extends Label>(...of: readonly Quantity<L>[]): Quantity<L> =>
  quantity({ kind: 'plus', of }, joinLabels(...of));
export const times = <L extends Label, R extends Label>(
  of: Quantity<L>,
  by: Quantity<R> | number,
): Quantity<L | R> => {
  const factor: Quantity<R> = typeof by === 'number' ? (amount(by) as Quantity<never>) : by;
  return quantity({ kind: 'times', of, by: factor }, joinLabels<L | R>(of, factor));
};
export const minus = <L extends Label, R extends Label>(
  of: Quantity<L>,
  subtracted: Quantity<R>,
): Quantity<L | R> => plus<L | R>(of, times(subtracted, -1));
/** A share of a quantity, as a fraction of two whole numbers so that it is exact until rounding. */
export const share = <L extends Label>(
  of: Quantity<L>,
  numerator: number,
  denominator: number,
): Quantity<L> => times(of, amount(numerator / denominator));
export const lesser = <L extends Label>(...of: readonly Quantity<L>[]): Quantity<L> =>
  quantity({ kind: 'lesser', of }, joinLabels(...of));
/** The highest of several amounts. */
export const highestOf = <L extends Label>(...of: readonly Quantity<L>[]): Quantity<L> =>
  quantity({ kind: 'greater', of }, joinLabels(...of));
export const clamp = <L extends Label>(of: Quantity<L>, least: number, most: number): Quantity<L> =>
  lesser<L>(amount(most), highestOf<L>(amount(least), of));
/** One quantity while something is true, another while it is not. */
export const choose = <W extends Label, A extends Label, B extends Label>(
  when: Truth<W>,
  then: Quantity<A>,
  otherwise: Quantity<B>,
): Quantity<W | A | B> =>
  quantity({ kind: 'choose', when, then, otherwise }, joinLabels<W | A | B>(when, then, otherwise));
/** How many calendar months of the current calendar year `of` touches, a touched month counting whole. */
export const monthsTouched = <L extends Label>(of: Truth<L>): Quantity<L> =>
  quantity({ kind: 'months-touched', of }, of.labels);

/** Places by code: a 2- to 12-digit prefix stands for everything below it. */
export function areaSet(id: string, ...prefixes: readonly string[]): AreaSet {
  const ranges = prefixes.map((prefix) => ({
    from: Number(prefix.padEnd(12, '0')),
    until: Number(prefix.padEnd(12, '9')) + 1,
  }));
  return Object.freeze({ id, ranges });
}
