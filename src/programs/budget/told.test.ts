/** From all that a try tells nobody works out a group of one to four people, by subtracting or by dividing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Affected, affectedSums } from './people.ts';
import { type Told, toldOf } from './told.ts';

const RATE = 300_00;

/** Of each person how many rates she gets now and then; NaN where a rule was cut off. */
type Program = readonly (readonly [now: number, then: number])[];
type Cost = { readonly program: string; readonly fen: number };

function toldFrom(programs: readonly Program[]): Told<Cost> {
  const ids = programs.map((_, place) => `program ${place}`);
  const fenOf = (place: number, side: 0 | 1) =>
    Float64Array.from(programs[place]!, (rates) => rates[side] * RATE);
  const people = ids.flatMap((id, place) => {
    const sums = affectedSums([id]);
    sums.add(new Map([[id, fenOf(place, 0)]]), new Map([[id, fenOf(place, 1)]]));
    return sums.take();
  });
  const costs = (side: 0 | 1) =>
    ids.map((program, place) => ({
      program,
      fen: fenOf(place, side).reduce((sum, fen) => sum + (fen || 0), 0),
    }));
  return toldOf({ before: costs(0), after: costs(1), people });
}

/** Groups of people in a program that do not overlap, counted one by one. */
const groupsIn = (program: Program): readonly number[] => {
  const count = (isIn: (now: number, then: number) => boolean) =>
    program.filter(([now, then]) => isIn(now, then)).length;
  return [
    count((now, then) => now === 0 && then > 0),
    count((now, then) => now > 0 && then > now),
    count((now, then) => now > 0 && then === 0),
    count((now, then) => then > 0 && now > then),
    count((now, then) => Number.isNaN(now) || Number.isNaN(then)),
  ];
};

const isFew = (count: number): boolean => count > 0 && count < 5;
const rates = fc.constantFrom(0, 1, 2, Number.NaN);
const program = fc.oneof(
  fc.array(fc.tuple(rates, rates), { maxLength: 30 }),
  // One way for all of them: what the fen divided by the rate would count.
  fc.array(fc.constantFrom([0, 1] as const, [1, 1] as const), { maxLength: 12 }),
);
const programs = fc.array(program, { maxLength: 4 });

test('no group of a few is told in counts, by subtracting them, or in fen, also of all programs together', () => {
  const property = fc.property(programs, (all) => {
    const { before, after, people } = toldFrom(all);
    const fen = (costs: readonly Cost[]) => costs.reduce((sum, one) => sum + one.fen, 0);
    for (const [place, one] of people.entries()) {
      const groups = groupsIn(all[place]!);
      const isHidden = groups.some(isFew);
      expect('gaining' in one).toBe(!isHidden);
      const shown = [...before, ...after].filter((cost) => cost.program === one.program);
      expect(shown).toHaveLength(isHidden ? 0 : 2);
    }
    const counts = people.filter((one) => 'gaining' in one) as Affected[];
    for (const { gaining, newly, losing, noLonger, cutOff } of counts) {
      const derived = [
        gaining,
        newly,
        gaining - newly,
        losing,
        noLonger,
        losing - noLonger,
        cutOff,
      ];
      expect(derived.filter(isFew)).toEqual([]);
    }
    const isOneWay = all.every((one) => one.every(([now, then]) => then >= now && then < 2));
    if (isOneWay) expect(isFew((fen(after) - fen(before)) / RATE)).toBe(false);
  });
  fc.assert(property, { numRuns: 500 });
});
