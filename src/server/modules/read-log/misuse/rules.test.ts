/** Each rule finds what its slow model finds, in small offices where much is odd. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, type Ground, surnameOf, tailOf } from './evidence.ts';
import { chanceOfAtLeast, models } from './fixtures/models.ts';
import { rules } from './rules.ts';

const account = fc.integer({ min: 1, max: 4 });
const person = fc.integer({ min: 1, max: 40 });
const unitOf = (one: number) => 1 + (one % 2);

const many = <T>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(one, { minLength: Math.floor(maxLength / 2), maxLength, size: 'max' });

/** Few days, so that much falls together; or many, so that it is spread. */
const office = fc.constantFrom(0, 2, 8, 100).chain((lastDay) => {
  const day = fc.integer({ min: 0, max: lastDay });
  const look = fc.record({
    ...{ account, person, day },
    hours: fc.constantFrom('early', 'day', 'late') as fc.Arbitrary<'early' | 'day' | 'late'>,
    ground: fc.constantFrom('grounded', 'asked-for', 'area', 'area') as fc.Arbitrary<Ground>,
    /** Whether it goes on by number from the one before. */
    step: fc.nat(15).map((one) => (one === 0 ? 0 : 1 + (one % 2))),
  });
  const task = fc.record({
    ...{ person, day, openedBy: account },
    isDue: fc.boolean(),
    isWorked: fc.boolean(),
    outcome: fc.constantFrom('done', 'mistaken', 'mistaken'),
    closedAfter: fc.option(fc.integer({ min: 0, max: 20 })),
  });
  const decision = fc.record({ proposer: account, decider: fc.integer({ min: 8, max: 10 }), day });
  return fc.record({
    looks: fc.oneof(many(look, 20), many(look, 250)),
    tasks: fc.oneof(many(task, 3), many(task, 120)),
    decisions: many(decision, 40),
    /** Everything by one account, or by several. */
    isOne: fc.boolean(),
    /** No look has a ground; or one account looks at its own name alone and has its own decider. */
    mode: fc.constantFrom('mixed', 'free', 'partial'),
  });
});

type Drawn = typeof office extends fc.Arbitrary<infer Value> ? Value : never;

function evidenceOf({ looks, tasks, decisions, isOne, mode }: Drawn): Evidence {
  const groundOf = (by: number, one: number, drawn: Ground): Ground =>
    mode === 'free'
      ? 'area'
      : mode === 'mixed'
        ? drawn
        : by === 1 && one % 3 === 1
          ? 'area'
          : 'grounded';
  const who = (one: number) => (isOne ? 1 : one);
  let last = 1;
  return {
    looks: looks.map(({ step, ...look }, n) => {
      last = step === 0 ? look.person : 1 + ((last - 1 + step) % 40);
      const own = who(look.account);
      const ground = groundOf(own, last, look.ground);
      return { ...look, ground, account: own, unit: unitOf(own), person: last, at: n, entry: n };
    }),
    tasks: tasks.map(({ isDue, closedAfter, outcome, openedBy, ...task }, n) => ({
      ...task,
      ...{ unit: unitOf(who(openedBy)), entry: 1000 + n },
      ...(!isDue && { openedBy: who(openedBy) }),
      ...(closedAfter !== null && { outcome, closedDay: task.day + closedAfter }),
    })),
    decisions: decisions.map((one, n) => ({
      ...decisionOf(one, n, { mode, isOne }),
      entry: 2000 + n,
    })),
    subjects: new Map(
      Array.from({ length: 40 }, (_, n) => [
        n + 1,
        {
          name: n % 3 === 0 ? '测一' : `拟${n}`,
          ...(n % 4 !== 0 && { household: Math.floor(n / 2) }),
          ...(n % 9 !== 0 && { village: n % 2 }),
        },
      ]),
    ),
    staff: new Map(
      [1, 2, 3, 4].map((one) => [
        one,
        {
          ...{ name: one < 3 ? '测一' : `拟${one}`, unit: unitOf(one) },
          role: one === 4 ? 'clerk' : 'family-worker',
        },
      ]),
    ),
    until: 121,
  };
}

type DrawnDecision = Drawn['decisions'][number];

/** free: two decide for each other. partial: each unit has its own decider, or one proposer has. */
function decisionOf(one: DrawnDecision, n: number, { mode, isOne }: Pick<Drawn, 'mode' | 'isOne'>) {
  if (mode === 'free') {
    const proposer = (n % 4) + 1;
    const decider = [2, 1, 9, 9][n % 4]!;
    return { ...one, proposer, decider, unit: unitOf(proposer) };
  }
  if (mode === 'mixed') return { ...one, unit: 1 };
  const own = isOne ? unitOf(one.proposer) : Math.min(one.proposer, 2);
  return { ...one, decider: 7 + own, unit: isOne ? own : 1 };
}

describe('a rule finds what its slow model finds', () => {
  test.each(Object.keys(rules) as (keyof typeof rules)[])('%s', (rule) => {
    let found = 0;
    fc.assert(
      fc.property(office, (drawn) => {
        const evidence = evidenceOf(drawn);
        const keys = rules[rule](evidence).map(({ key }) => key);
        found += keys.length;
        expect(keys.toSorted()).toEqual([...models[rule](evidence)].toSorted());
      }),
      { seed: 7, numRuns: 60 },
    );
    // A model that never speaks would agree with anything silent.
    expect(found).toBeGreaterThan(0);
  });
});

test('the chance of at least so many is what adding up gives', () => {
  const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(fc.nat(40), fc.nat(41), chance, (tries, least, one) => {
      expect(tailOf(tries, least, one)).toBeCloseTo(chanceOfAtLeast(tries, least, one), 9);
    }),
  );
});

test('a surname is the first character, or two of a compound one, and dotted names have none', () => {
  const names = ['王小明', '欧阳明', '欧阳', '阿依古丽·买买提', '𠮷田一'];
  expect(names.map(surnameOf)).toEqual(['王', '欧阳', '欧', undefined, '𠮷']);
});
