/** Laws of rules as such: logic holds on compiled rules, and learning a fact never contradicts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ageRules,
  anySketch,
  anyTruth,
  populationOfSketch,
  type Sketch,
  sampling,
} from '../cases/random.ts';
import { all, any, atLeastNOf, count, children, every, not, some } from '../expression/builders.ts';
import type { Truth } from '../expression/expression.ts';
import { isSubset } from '../time/spans.ts';
import { sameTimeline } from '../time/timeline.ts';
import { evaluate, timelineIn } from './evaluate.ts';

const ages = ageRules[1]!;
const runs = sampling(300);

function expectSame(sketch: Sketch, a: Truth, b: Truth): void {
  const population = populationOfSketch(sketch);
  const [left, right] = [evaluate(a, population, { ages }), evaluate(b, population, { ages })];
  for (let person = 0; person < population.size; person++) {
    expect(sameTimeline(timelineIn(left, person), timelineIn(right, person))).toBe(true);
  }
}

test('compiled rules obey De Morgan, double negation, distribution and absorption', () => {
  fc.assert(
    fc.property(anySketch, anyTruth, anyTruth, anyTruth, (sketch, x, y, z) => {
      expectSame(sketch, not(all({ x, y })), any({ x: not(x), y: not(y) }));
      expectSame(sketch, not(not(x)), x);
      expectSame(
        sketch,
        all({ x, yOrZ: any({ y, z }) }),
        any({ a: all({ x, y }), b: all({ x, z }) }),
      );
      expectSame(sketch, all({ x, more: any({ x, y }) }), x);
    }),
    runs,
  );
});

test('quantifiers, counts and "at least n of" agree with plain logic', () => {
  fc.assert(
    fc.property(anySketch, anyTruth, anyTruth, (sketch, x, y) => {
      expectSame(sketch, not(some(children, x)), every(children, not(x)));
      // A count of everyone includes unlisted children; that one of them exists is not asked of "some".
      if (x.kind !== 'constant')
        expectSame(sketch, some(children, x), count(children, x).atLeast(1));
      expectSame(sketch, atLeastNOf(1, { x, y }), any({ x, y }));
      expectSame(sketch, atLeastNOf(2, { x, y }), all({ x, y }));
    }),
    runs,
  );
});

/** Values an unknown fact may turn out to have. */
const learned = {
  flag: [0, 1],
  choice: [0, 1, 2],
  level: [1, 2, 4],
  income: [0, 3, 7],
  home: [110101001001, 330604111000],
  origin: [110101001001, 120101000001],
} as const;

/** The sketch with one range of values narrowed to a value inside it. */
function learn(sketch: Sketch, person: number, index: number, pick: number): Sketch {
  const people = sketch.people.map((one, p) => {
    if (p !== person) return one;
    const facts = one.facts.map(({ kind, fact }, i) => {
      const inside = learned[kind as keyof typeof learned].filter(
        (value) => fact.low! <= value && value <= fact.high!,
      );
      const value = inside[pick % inside.length];
      return i === index && value !== undefined
        ? { kind, fact: { ...fact, low: value, high: value } }
        : { kind, fact };
    });
    return { ...one, facts };
  });
  return { ...sketch, people };
}

test('learning a fact keeps every certain day certain and never adds a possible day', () => {
  const which = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }));
  fc.assert(
    fc.property(anySketch, anyTruth, which, (sketch, rule, [person, index, pick]) => {
      const before = evaluate(rule, populationOfSketch(sketch), { ages });
      const after = evaluate(rule, populationOfSketch(learn(sketch, person, index, pick)), {
        ages,
      });
      for (let p = 0; p < sketch.people.length; p++) {
        const [a, b] = [timelineIn(before, p), timelineIn(after, p)];
        expect(isSubset(a.certain, b.certain)).toBe(true);
        expect(isSubset(b.possible, a.possible)).toBe(true);
      }
    }),
    sampling(600),
  );
});

test('learning a birth date, a death and a sex never contradicts either', () => {
  fc.assert(
    fc.property(anySketch, anyTruth, fc.nat(), (sketch, rule, pick) => {
      const known = sketch.people.map((one) => ({
        ...one,
        born: within(one.born, pick),
        died: within(one.died, pick),
        sex: one.sex || (pick % 2) + 1,
      }));
      const before = evaluate(rule, populationOfSketch(sketch), { ages });
      const after = evaluate(rule, populationOfSketch({ ...sketch, people: known }), { ages });
      for (let p = 0; p < sketch.people.length; p++) {
        const [a, b] = [timelineIn(before, p), timelineIn(after, p)];
        expect(isSubset(a.certain, b.certain)).toBe(true);
        expect(isSubset(b.possible, a.possible)).toBe(true);
      }
    }),
    sampling(600),
  );
});

/** A day inside a range; ranges without bounds learn a day of the six years that tests look at. */
function within([low, high]: readonly [number, number], pick: number): readonly [number, number] {
  const first = Math.max(low, 10_800);
  const last = Math.min(high, 11_900);
  const day = last < first ? low : first + (pick % (last - first + 1));
  return [day, day];
}
