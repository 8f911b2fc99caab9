/**
 * Random rules and random populations for property tests: small vocabularies, dates within six years,
 * unknown and contradictory facts, dead and unlisted relatives.
 */
import fc from 'fast-check';
import {
  age,
  alive,
  all,
  always,
  amount,
  any,
  areaSet,
  atLeastNOf,
  between,
  birth,
  born,
  choose,
  children,
  childrenOnRecord,
  clamp,
  count,
  death,
  deceased,
  either,
  ever,
  every,
  firstDayOf,
  household,
  minus,
  monthsTouched,
  never,
  not,
  parameter,
  parents,
  plus,
  sex,
  since,
  some,
  sumOver,
  sustained,
  throughout,
  times,
  unknown,
  within,
} from '../expression/builders.ts';
import type { Catalog } from '../expression/catalog.ts';
import type { Moment, Parameter, Quantity, Relation, Truth } from '../expression/expression.ts';
import { vocabulary } from '../expression/vocabulary.ts';
import { populationBuilder, type FactInput } from '../population/population-builder.ts';
import type { Population } from '../population/population.ts';
import type { AgeRule } from '../time/age.ts';
import { BEGINNING, day, days, END, isoDate, months, toDay } from '../time/day.ts';

/** The same samples on every machine; another seed by FC_SEED, for hunting. A failure prints its own. */
export const sampling = (numRuns: number) => ({
  numRuns: numRuns * Number(process.env.FC_TIMES ?? 1),
  seed: Number(process.env.FC_SEED ?? 20261122),
});

const words = {
  name: { 'zh-CN': '', en: '' },
  question: { 'zh-CN': '', en: '' },
  effort: 1,
} as const;

/** A vocabulary with one fact kind of each type and both silences. */
export const smallCatalog = {
  flag: { type: 'flag', label: 'ordinary', silence: 'no', ...words },
  choice: {
    type: 'choice',
    values: ['a', 'b', 'c'],
    label: 'ordinary',
    silence: 'unknown',
    ...words,
  },
  level: { type: 'level', unit: '', label: 'ordinary', silence: 'no', ...words },
  income: { type: 'amount', unit: 'fen', label: 'ordinary', silence: 'unknown', ...words },
  home: { type: 'area', label: 'ordinary', silence: 'unknown', ...words },
  origin: { type: 'area', label: 'ordinary', silence: 'no', ...words },
  visit: { type: 'event', label: 'ordinary', silence: 'no', ...words },
  checkup: { type: 'event', label: 'ordinary', silence: 'unknown', ...words },
} as const satisfies Catalog;

const { fact, placesDiffer } = vocabulary(smallCatalog);

export const ageRules: readonly AgeRule[] = [
  { attained: 'birthday', missingDay: 'month-end' },
  { attained: 'day-after-birthday', missingDay: 'month-end' },
  { attained: 'birthday', missingDay: 'next-month' },
];

const LOW = day('1999-06-01');
const HIGH = day('2002-12-31');
const anyDay = fc.integer({ min: LOW, max: HIGH });
const text = anyDay.map((value) => isoDate(toDay(value)));
const dayCount = fc.integer({ min: 1, max: 90 }).map(days);
const duration = fc.oneof(dayCount, fc.integer({ min: 1, max: 8 }).map(months));
const orderedDurations = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 90 }))
  .map(([from, length]) => [days(from), days(from + length)] as const);

const rates: Parameter = {
  name: 'rate',
  unit: 'fen',
  values: [
    { from: '2000-01-01', until: '2001-01-01', value: 2, status: 'verified', source: '' },
    { from: '2001-07-01', value: 5, status: 'secondary', source: '' },
  ],
};

const place = fc.constantFrom(areaSet('x', '11'), areaSet('y', '3306', '12'), {
  id: 'z',
  ranges: [
    { from: 110000000000, until: 130000000000, before: day('2001-03-01') },
    { from: 330600000000, until: 330700000000, since: day('2000-05-01') },
  ],
});
const relation = fc.constantFrom(children, childrenOnRecord, parents, household);

const leaf: fc.Arbitrary<Truth> = fc.oneof(
  fc.constantFrom<Truth[]>(always, never, unknown, alive, deceased, sex.is('female')),
  fc.constantFrom<Truth[]>(
    fact('flag').held,
    fact('choice').oneOf('a', 'c'),
    fact('choice').is('b'),
  ),
  fc.integer({ min: 1, max: 4 }).map((n): Truth => fact('level').atMost(n)),
  fc.tuple(text, text).map(([a, b]): Truth => between(a, b)),
  fc.tuple(text, text).map(([a, b]): Truth => born.within(a, b)),
  fc.integer({ min: 1, max: 40 }).map((n): Truth => age.atLeast(months(n))),
  fc.integer({ min: 1, max: 40 }).map((n): Truth => age.between(months(n), months(n + 7))),
  place.map((area): Truth => fact('home').within(area)),
  place.map((area): Truth => fact('origin').within(area)),
  fc.constantFrom<Truth[]>(placesDiffer('home', 'origin', 6), placesDiffer('home', 'origin', 2)),
);

const { truth } = fc.letrec<{ truth: Truth; quantity: Quantity; moment: Moment }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('truth'), tie('truth'), tie('truth'))
        .map(([a, b, c]): Truth => all({ a, b, c })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('truth'), tie('truth')).map(([a, b]): Truth => any({ a, b })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('truth'), tie('truth'), tie('truth'))
        .map(([a, b, c]): Truth => atLeastNOf(2, { a, b, c })),
    },
    { weight: 2, arbitrary: tie('truth').map((of): Truth => not(of)) },
    {
      weight: 2,
      arbitrary: fc.tuple(relation, tie('truth')).map(([who, of]): Truth => some(who, of)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(relation, tie('truth')).map(([who, of]): Truth => every(who, of)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('truth'), duration).map(([of, by]): Truth => sustained(of, by)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('truth'), duration).map(([of, by]): Truth => since(of, by)),
    },
    { weight: 1, arbitrary: tie('truth').map((of): Truth => ever(of)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('truth'), fc.constantFrom('month', 'quarter', 'year'))
        .map(([of, cycle]): Truth => throughout(of, cycle as 'month')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('moment'), orderedDurations)
        .map(([event, [from, end]]): Truth => within(event, from, end)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('quantity'), tie('quantity'), fc.boolean())
        .map(([a, b, is]): Truth => (is ? a.atLeast(b) : a.below(b))),
    },
  ),
  quantity: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 2, arbitrary: fc.integer({ min: -3, max: 9 }).map((n): Quantity => amount(n)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Quantity[]>(
        fact('income').value,
        fact('level').value,
        parameter(rates),
        count(children),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(relation, tie('truth')).map(([who, of]): Quantity => count(who, of)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(relation, tie('quantity')).map(([who, of]): Quantity => sumOver(who, of)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('quantity'), tie('quantity')).map(([a, b]): Quantity => plus(a, b)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('quantity'), tie('quantity')).map(([a, b]): Quantity => minus(a, b)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('quantity'), tie('quantity')).map(([a, b]): Quantity => times(a, b)),
    },
    { weight: 1, arbitrary: tie('quantity').map((of): Quantity => clamp(of, 1, 6)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('truth'), tie('quantity'), tie('quantity'))
        .map(([w, a, b]): Quantity => choose(w, a, b)),
    },
    { weight: 1, arbitrary: tie('truth').map((of): Quantity => monthsTouched(of)) },
  ),
  moment: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Moment[]>(
        birth,
        death,
        fact('visit').each,
        fact('visit').first,
        fact('checkup').last,
        fact('checkup').each,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('moment'), dayCount).map(([of, by]): Moment => of.plus(by)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('moment'), tie('moment')).map(([a, b]): Moment => either(a, b)),
    },
    { weight: 1, arbitrary: tie('truth').map((of): Moment => firstDayOf(of)) },
  ),
}));

export const anyTruth = truth;

/** What a person can be made of; plain data, so that a fact can be learned and the rest kept. */
export type Sketch = {
  readonly people: readonly {
    readonly born: readonly [number, number];
    readonly died: readonly [number, number];
    readonly sex: number;
    readonly facts: readonly { readonly kind: string; readonly fact: FactInput }[];
    readonly events: readonly {
      readonly kind: string;
      readonly day: number;
      readonly width: number;
    }[];
  }[];
  readonly links: readonly {
    readonly relation: Relation;
    readonly from: number;
    readonly to: number;
    readonly during: readonly [number, number];
  }[];
  readonly unlisted: readonly {
    readonly relation: Relation;
    readonly person: number;
    readonly low: number;
    readonly more: number;
  }[];
};

const range = (known: fc.Arbitrary<number>) =>
  fc.oneof(
    { weight: 4, arbitrary: known.map((d) => [d, d] as const) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(known, fc.integer({ min: 1, max: 50 }))
        .map(([d, w]) => [d, d + w] as const),
    },
    { weight: 1, arbitrary: fc.constant([BEGINNING as number, END as number] as const) },
  );
const stretch = fc.oneof(
  { weight: 2, arbitrary: fc.constant([BEGINNING as number, END as number] as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyDay, anyDay)
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const),
  },
);
const values = {
  flag: fc.constantFrom([1, 1], [0, 0], [-Infinity, Infinity]),
  choice: fc.constantFrom([0, 0], [1, 1], [2, 2], [-Infinity, Infinity]),
  level: fc.constantFrom([1, 1], [2, 2], [4, 4], [1, 3]),
  income: fc.constantFrom([0, 0], [3, 3], [7, 7], [2, 5], [-Infinity, Infinity]),
  home: fc.constantFrom(
    [110101001001, 110101001001],
    [330604111000, 330604111999],
    [330000000000, 339999999999],
  ),
  origin: fc.constantFrom([110101001001, 110101001001], [120101000000, 120101999999]),
} as const;
const factSketch = fc
  .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
  .chain((kind) =>
    fc.tuple(values[kind], stretch).map(([[low, high], [from, until]]) => ({
      kind,
      fact: { from, until, low: low!, high: high! },
    })),
  );
const personSketch = fc.record({
  born: range(anyDay),
  died: fc.oneof(
    { weight: 3, arbitrary: fc.constant([END as number, END as number] as const) },
    { weight: 1, arbitrary: range(anyDay) },
  ),
  sex: fc.integer({ min: 0, max: 2 }),
  facts: fc.array(factSketch, { maxLength: 6 }),
  events: fc.array(
    fc.record({
      kind: fc.constantFrom('visit', 'checkup'),
      day: anyDay,
      width: fc.constantFrom(0, 0, 20),
    }),
    { maxLength: 3 },
  ),
});

export const anySketch: fc.Arbitrary<Sketch> = fc
  .array(personSketch, { minLength: 1, maxLength: 4 })
  .chain((people) => {
    const who = fc.integer({ min: 0, max: people.length - 1 });
    const relation = fc.constantFrom<Relation[]>('children', 'parents', 'household');
    return fc.record({
      people: fc.constant(people),
      links: fc.array(fc.record({ relation, from: who, to: who, during: stretch }), {
        maxLength: 6,
      }),
      unlisted: fc.array(
        fc.record({
          relation,
          person: who,
          low: fc.constantFrom(0, 1),
          more: fc.constantFrom(0, 1),
        }),
        { maxLength: 2 },
      ),
    });
  });

export function populationOfSketch(sketch: Sketch): Population {
  const builder = populationBuilder();
  for (const relation of ['children', 'parents', 'household'] as const)
    builder.completeRelation(relation);
  for (const person of sketch.people) {
    const self = builder.addPerson({
      born: { earliest: person.born[0], latest: person.born[1] },
      died: { earliest: person.died[0], latest: person.died[1] },
      sex: person.sex,
    });
    for (const { kind, fact } of person.facts) builder.addFact(kind, self, fact);
    for (const { kind, day: on, width } of person.events) {
      builder.addEvent(kind, self, { earliest: on, latest: on + width });
    }
  }
  for (const { relation, from, to, during } of sketch.links) {
    builder.link(relation, from, to, { from: during[0], until: during[1] });
  }
  for (const { relation, person, low, more } of sketch.unlisted) {
    builder.addUnlisted(relation, person, low, low + more);
  }
  return builder.build();
}
