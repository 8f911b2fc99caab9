/**
 * Turns a catalogue into typed words: a rule that names an unknown fact kind, or asks a choice for
 * a number, does not compile.
 */
import { moment, quantity, truth } from './builders.ts';
import type {
  AmountFact,
  AreaFact,
  Catalog,
  ChoiceFact,
  EventFact,
  FactDefinition,
  FlagFact,
  LevelFact,
} from './catalog.ts';
import type { AreaSet, Moment, Quantity, Truth } from './expression.ts';

type Word<D extends FactDefinition> = D extends ChoiceFact
  ? ChoiceWord<D['values'][number], D['label']>
  : D extends FlagFact
    ? { readonly held: Truth<D['label']> }
    : D extends LevelFact | AmountFact
      ? NumberWord<D['label']>
      : D extends AreaFact
        ? { readonly within: (area: AreaSet) => Truth<D['label']> }
        : D extends EventFact
          ? EventWord<D['label']>
          : never;

type ChoiceWord<V extends string, L extends FactDefinition['label']> = {
  readonly is: (value: V) => Truth<L>;
  readonly oneOf: (...values: readonly V[]) => Truth<L>;
};
type NumberWord<L extends FactDefinition['label']> = {
  readonly atLeast: (least: number) => Truth<L>;
  readonly atMost: (most: number) => Truth<L>;
  readonly value: Quantity<L>;
};
type EventWord<L extends FactDefinition['label']> = {
  readonly each: Moment<L>;
  readonly first: Moment<L>;
  readonly last: Moment<L>;
};

/** The words of a catalogue: `fact('disability-level').atMost(3)`. */
export type Vocabulary<C extends Catalog> = {
  readonly fact: <K extends keyof C & string>(kind: K) => Word<C[K]>;
  /** True while two places on record are not the same county (`levelDigits` 6), town (9) or village (12). */
  readonly placesDiffer: <A extends keyof C & string, B extends keyof C & string>(
    a: A,
    b: B,
    levelDigits: 2 | 4 | 6 | 9 | 12,
  ) => Truth<C[A]['label'] | C[B]['label']>;
};

export function vocabulary<const C extends Catalog>(catalog: C): Vocabulary<C> {
  return {
    fact: (kind) => wordOf(kind, catalog[kind]!) as Word<C[typeof kind]>,
    placesDiffer: (a, b, levelDigits) =>
      truth(
        {
          kind: 'places-differ',
          facts: [a, b],
          silences: [catalog[a]!.silence, catalog[b]!.silence],
          ignoredDigits: 12 - levelDigits,
        },
        [catalog[a]!.label, catalog[b]!.label],
      ),
  };
}

function wordOf(fact: string, definition: FactDefinition): unknown {
  const { silence, label } = definition;
  const read = { fact, silence } as const;
  switch (definition.type) {
    case 'choice': {
      const oneOf = (...values: readonly string[]) =>
        truth(
          {
            kind: 'fact',
            ...read,
            test: { oneOf: values.map((v) => definition.values.indexOf(v)) },
          },
          [label],
        );
      return { is: (value: string) => oneOf(value), oneOf };
    }
    case 'flag':
      return {
        held: truth({ kind: 'fact', ...read, test: { least: 1, most: Infinity } }, [label]),
      };
    case 'level':
    case 'amount':
      return {
        atLeast: (least: number) =>
          truth({ kind: 'fact', ...read, test: { least, most: Infinity } }, [label]),
        atMost: (most: number) =>
          truth({ kind: 'fact', ...read, test: { least: -Infinity, most } }, [label]),
        value: quantity({ kind: 'fact-value', ...read }, [label]),
      };
    case 'area':
      return {
        within: (area: AreaSet) => truth({ kind: 'place', ...read, within: area }, [label]),
      };
    case 'event':
      return {
        each: moment({ kind: 'event', ...read, pick: 'each' }, [label]),
        first: moment({ kind: 'event', ...read, pick: 'first' }, [label]),
        last: moment({ kind: 'event', ...read, pick: 'last' }, [label]),
      };
  }
}
