/**
 * The closed union of everything a rule can say: truths, quantities and moments.
 *
 * Expressions are plain immutable data, built by the builders beside this file, so they can be
 * compiled, explained, linted, compared and printed. Adding a kind here fails to compile until it
 * says how it is evaluated, worded and which facts it reads.
 */
import type { Day, Duration } from '../time/day.ts';
import type { Label } from './catalog.ts';

/** Relations along which a rule may look at other people. */
export type Relation = 'children' | 'parents' | 'guardians' | 'spouse' | 'household';

export const relations: readonly Relation[] = [
  'children',
  'parents',
  'guardians',
  'spouse',
  'household',
];

/**
 * A relation as a rule looks along it. `on-record`: relatives who may exist without being on record do
 * not count as unknown. For rights that must not lead to questions, such as care after a child's death.
 */
export type RelationScope = 'all' | 'on-record';

export type Sex = 'female' | 'male';
export type Cycle = 'month' | 'quarter' | 'year';

/** Which values of a fact satisfy a condition: choices by index, numbers from `least` to `most`, both included. */
export type FactTest =
  | { readonly oneOf: readonly number[] }
  | { readonly least: number; readonly most: number };

/** A set of places as ranges `[from, until)` of 12-digit codes, each valid `[since, before)`. */
export type AreaSet = {
  readonly id: string;
  readonly ranges: readonly {
    readonly from: number;
    readonly until: number;
    readonly since?: Day;
    readonly before?: Day;
  }[];
};

export type TruthNode =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'during'; readonly from: Day; readonly until: Day }
  | { readonly kind: 'born'; readonly from: Day; readonly until: Day }
  | { readonly kind: 'alive' }
  | { readonly kind: 'deceased' }
  | { readonly kind: 'sex'; readonly is: Sex }
  | { readonly kind: 'age'; readonly atLeastMonths?: number; readonly belowMonths?: number }
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly silence: 'no' | 'unknown';
      readonly test: FactTest;
    }
  | {
      readonly kind: 'place';
      readonly fact: string;
      readonly silence: 'no' | 'unknown';
      readonly within: AreaSet;
    }
  | {
      readonly kind: 'places-differ';
      readonly facts: readonly [string, string];
      readonly silences: readonly ['no' | 'unknown', 'no' | 'unknown'];
      /** Places differ when their codes differ after dropping this many trailing digits. */
      readonly ignoredDigits: number;
    }
  | { readonly kind: 'all' | 'any'; readonly of: Conditions }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: Conditions }
  | { readonly kind: 'not'; readonly of: Truth }
  | {
      readonly kind: 'related';
      readonly quantifier: 'some' | 'every';
      readonly relation: Relation;
      readonly scope: RelationScope;
      readonly of: Truth;
    }
  | { readonly kind: 'sustained' | 'since'; readonly of: Truth; readonly duration: Duration }
  | { readonly kind: 'ever'; readonly of: Truth }
  | { readonly kind: 'throughout'; readonly of: Truth; readonly cycle: Cycle }
  | {
      readonly kind: 'within';
      readonly event: Moment;
      readonly from: Duration;
      readonly until: Duration;
    }
  | {
      readonly kind: 'compare';
      readonly left: Quantity;
      readonly is: 'at-least' | 'below';
      readonly right: Quantity;
    };

export type QuantityNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'fact-value'; readonly fact: string; readonly silence: 'no' | 'unknown' }
  | {
      readonly kind: 'count';
      readonly relation: Relation;
      readonly scope: RelationScope;
      readonly of: Truth;
    }
  | {
      readonly kind: 'sum-over';
      readonly relation: Relation;
      readonly scope: RelationScope;
      readonly of: Quantity;
    }
  | { readonly kind: 'plus' | 'lesser' | 'greater'; readonly of: readonly Quantity[] }
  | { readonly kind: 'times'; readonly of: Quantity; readonly by: Quantity }
  | {
      readonly kind: 'choose';
      readonly when: Truth;
      readonly then: Quantity;
      readonly otherwise: Quantity;
    }
  | { readonly kind: 'months-touched'; readonly of: Truth };

export type MomentNode =
  | { readonly kind: 'birth' }
  | { readonly kind: 'death' }
  | {
      readonly kind: 'event';
      readonly fact: string;
      readonly silence: 'no' | 'unknown';
      readonly pick: 'each' | 'first' | 'last';
    }
  | { readonly kind: 'moved'; readonly of: Moment; readonly by: Duration }
  | { readonly kind: 'first-day'; readonly of: Truth }
  | { readonly kind: 'either'; readonly of: readonly Moment[] };

/** Named conditions; the names appear in explanations, messages and tests. */
export type Conditions = Readonly<Record<string, Truth>>;

type Labelled<L extends Label> = {
  /** Sensitivity of everything read below this node; recomputed and compared when a pack is loaded. */
  readonly labels: readonly L[];
  /** Headings of the program's source.md. */
  readonly citations: readonly string[];
};

/** Something that is true of a person on some days. */
export type Truth<L extends Label = Label> = TruthNode &
  Labelled<L> & { readonly cites: (...articles: readonly string[]) => Truth<L> };

/** A number that changes over time; known exactly or as a range. */
export type Quantity<L extends Label = Label> = QuantityNode &
  Labelled<L> & {
    readonly cites: (...articles: readonly string[]) => Quantity<L>;
    readonly atLeast: <R extends Label = never>(other: Quantity<R> | number) => Truth<L | R>;
    readonly atMost: (value: number) => Truth<L>;
    readonly below: <R extends Label = never>(other: Quantity<R> | number) => Truth<L | R>;
    readonly is: (value: number) => Truth<L>;
  };

/** Days on which something happened to a person. */
export type Moment<L extends Label = Label> = MomentNode &
  Labelled<L> & {
    readonly plus: (by: Duration) => Moment<L>;
    /** True from `from` after the event until `until` after it. */
    readonly between: (from: Duration, until: Duration) => Truth<L>;
  };

export type Expression = Truth | Quantity | Moment;

/**
 * How well a value of policy is established; an unverified one is not paid from. signed: two people of a county vouch
 * for it with its document; nobody who writes a pack can.
 */
export type ParameterStatus = 'verified' | 'signed' | 'secondary' | 'unverified';

/** One value of a parameter in force `[from, until)`; no `until` means until further notice. */
export type ParameterValue = {
  readonly from: string;
  readonly until?: string;
  readonly value: number;
  readonly status: ParameterStatus;
  /** Heading of source.md, or the document and number for a value that an office signed. */
  readonly source: string;
};

/** A dated number of policy, such as a rate. Between and outside its values it is unknown. */
export type Parameter = {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly ParameterValue[];
};
