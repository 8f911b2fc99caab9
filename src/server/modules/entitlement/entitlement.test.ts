/**
 * Stored entitlements follow every change: after any history they equal an evaluation from nothing.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  generatedOn,
  importGenerated,
  incomingOf,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { generateCounty } from '../../../datagen/index.ts';
import { type Changing, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { factKindId } from '../../../db/fact-kinds.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { withoutCare } from '../../../programs/care.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { BEGINNING, day, END } from '../../../rules/index.ts';
import { registerPolicy } from '../policy/index.ts';
import { factsOfPersons, insertFacts, insertLinks, retractFacts } from '../roster/queries.ts';
import { freshGroups, groupKey, groupText } from './groups.ts';
import {
  differencesBetween,
  evaluateCounty,
  failuresIn,
  findCurrent,
  follow,
  switchEvaluation,
} from './index.ts';
import { storedGroups } from './queries.ts';

const since = day('2026-01-01');
const size = 1500;
const actor = 'test';
let at: TestCounty;
let policy: number;

beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 5, size });
  policy = await registerPolicy(at.county, packs, 'cn', { actor });
});
afterAll(() => at.drop());

const everybody = { from: 0, until: 1_000_000 };
const textsOf = async (evaluation: number) =>
  new Map(
    (await snapshotCounty(at.county, (tx) => storedGroups(tx, evaluation, everybody))).map(
      (one) => [groupKey(one), groupText(one.group)],
    ),
  );

/** Differences of the current evaluation from one that is made from nothing. */
async function differencesFromNothing(): Promise<number> {
  const current = (await findCurrent(at.county))!;
  const { evaluation } = await evaluateCounty(at.county, current.policy_version_id, {
    actor,
    since,
  });
  return snapshotCounty(at.county, async (tx) => {
    let count = 0;
    for await (const some of differencesBetween(tx, current, { id: evaluation }))
      count += some.length;
    return count;
  });
}

describe('a county', () => {
  test('is evaluated into rows that are those of the same people in memory', async () => {
    const { evaluation, people } = await evaluateCounty(at.county, policy, {
      actor,
      since,
      workers: 2,
    });
    await switchEvaluation(at.county, evaluation, { actor });
    expect(people).toBe(size);
    const { people: builder } = incomingOf(
      generateCounty({ seed: 5, size, on: generatedOn }),
      'again',
    );
    const { population } = builder.build([]);
    const personIds = Float64Array.from({ length: size }, (_, i) => i + 1);
    const owed = owedBy({ population }, withoutCare(getJurisdiction(packs, 'cn')), { since });
    const expected = freshGroups(owed, personIds).map(
      (one) => [groupKey(one), groupText(one.group)] as const,
    );
    expect(await textsOf(evaluation)).toEqual(new Map(expected));
  });

  test('answers at once for a fact that was told late, and says what it changed', async () => {
    const residence = factKindId('residence');
    await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
      await insertFacts(tx, [
        {
          personId: 7,
          kind: factKindId('death'),
          from: day('2020-02-01'),
          until: day('2020-02-02'),
          low: undefined,
          high: undefined,
        },
      ]);
      const facts = (await factsOfPersons(tx, [8])).get(8) ?? [];
      const gone = facts.filter(({ kind }) => kind === residence);
      await retractFacts(
        tx,
        gone.map(({ id }) => ({ personId: 8, id })),
      );
      tx.changed('fact', 7);
      tx.changed('fact', 8);
    });
    const { persons, differences } = await follow(at.county);
    expect(persons).toBeGreaterThan(1);
    expect(differences.length).toBeGreaterThan(0);
    expect(await follow(at.county)).toEqual({ persons: 0, differences: [], failures: [] });
    expect(await differencesFromNothing()).toBe(0);
  });
});

type Step = {
  readonly is: 'death' | 'retract' | 'move' | 'child' | 'merge' | 'unmerge' | 'policy';
  readonly who: number;
  readonly n: number;
};

const steps = fc.array(
  fc.record({
    is: fc.constantFrom('death', 'retract', 'move', 'child', 'merge', 'unmerge', 'policy'),
    who: fc.integer({ min: 1, max: size }),
    n: fc.integer({ min: 0, max: 15_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

async function apply(tx: Changing, { is, who, n }: Step): Promise<void> {
  const facts = (await factsOfPersons(tx, [who])).get(who) ?? [];
  const other = 1 + ((who + n) % size);
  const point = { from: n, until: n + 1, low: undefined, high: undefined };
  if (is === 'death' && !facts.some(({ kind }) => kind === factKindId('death'))) {
    await insertFacts(tx, [{ personId: who, kind: factKindId('death'), ...point }]);
  } else if (is === 'retract' && facts.length > 0) {
    await retractFacts(tx, [{ personId: who, id: facts[n % facts.length]!.id }]);
  } else if (is === 'move') {
    const place = { low: 990201000000, high: 990201999999 };
    const kind = factKindId('residence');
    await insertFacts(tx, [{ personId: who, kind, from: n, until: END, ...place }]);
  } else if (is === 'child' && other !== who) {
    const during = { from_day: BEGINNING, until_day: END };
    await insertLinks(tx, [{ person_id: who, other_id: other, relation: 'children', ...during }]);
    tx.changed('kinship', other);
  } else if (is === 'merge' && other < who) {
    // Only into smaller numbers, so that there are no circles.
    await tx.query(
      `insert into person_merge (person_id, into_id, added_in) values ($1, $2, $3)
       on conflict do nothing`,
      [who, other, tx.event],
    );
    tx.changed('merge', other);
  } else if (is === 'unmerge') {
    const undone = await tx.query<{ person_id: number; into_id: number }>(
      `update person_merge set retracted_in = $1
       where id = (select max(id) from person_merge where retracted_in is null)
       returning person_id, into_id`,
      [tx.event],
    );
    for (const { person_id, into_id } of undone) {
      tx.changed('merge', person_id);
      tx.changed('merge', into_id);
    }
  }
  tx.changed('fact', who);
}

/** Another policy, or the same anew, becomes the county's. */
async function switchPolicy(n: number): Promise<void> {
  const version = n % 2 ? policy : await registerPolicy(at.county, packs, 'cn-33', { actor });
  const { evaluation } = await evaluateCounty(at.county, version, { actor, since });
  await switchEvaluation(at.county, evaluation, { actor });
}

test('after any history, stored entitlements equal an evaluation from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      for (const step of history) {
        if (step.is === 'policy') await switchPolicy(step.n);
        await changeCounty(at.county, { kind: 'test', actor }, (tx) => apply(tx, step as Step));
        if (step.n % 3 === 0) await follow(at.county);
      }
      await follow(at.county);
      expect(await differencesFromNothing()).toBe(0);
    }),
    { numRuns: 12, seed: 4, endOnFailure: true },
  );
});

test('a rule that is cut off for somebody takes nothing away, and says so until it comes to its end', async () => {
  const current = (await findCurrent(at.county))!.id;
  const program = 'cn/newcomer-services';
  const all = await snapshotCounty(at.county, (tx) => storedGroups(tx, current, everybody));
  const who = all.find((one) => one.program === program)!.personId;
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const place = { kind: factKindId('residence'), low: 990201000000, high: 990201999999 };
    // More moves than any evaluation of one person has room for.
    const moves = Array.from({ length: 200_000 }, (_, i) => 3 * i - 400_000);
    const facts = moves.map((from) => ({ personId: who, ...place, from, until: from + 1 }));
    await insertFacts(tx, facts);
    tx.changed('fact', who);
  });
  const { failures } = await follow(at.county);
  const cutOff = failures.filter((one) => one.personId === who && one.program === program);
  expect(cutOff.map(({ code }) => code)).toEqual(['RULE_TOO_LARGE']);
  const after = await snapshotCounty(at.county, (tx) => storedGroups(tx, current, [who]));
  const ofBoth = (groups: typeof all) =>
    groups.filter((one) => one.personId === who && one.program === program);
  expect(ofBoth(after)).toEqual(ofBoth(all));
  const kept = () => snapshotCounty(at.county, (tx) => failuresIn(tx, current, [who]));
  expect(await kept()).toContainEqual({ personId: who, program, code: 'RULE_TOO_LARGE' });
  expect(await differencesFromNothing()).toBe(0);
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const facts = (await factsOfPersons(tx, [who])).get(who) ?? [];
    const gone = facts.filter(({ low }) => low === 990201000000);
    await retractFacts(
      tx,
      gone.map(({ id }) => ({ personId: who, id })),
    );
    tx.changed('fact', who);
  });
  await follow(at.county);
  expect(await kept()).toEqual([]);
});
