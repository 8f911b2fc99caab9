/** Searching, merging and undoing on a real database: what is read as one, and what stays readable. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  generatedOn,
  importGenerated,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { loadPeople } from '../../../db/population.ts';
import { checkCharacter } from '../../../model/identity-number.ts';
import { addPerson, type Registration } from '../registry/index.ts';
import {
  decideDifferent,
  listDuplicates,
  mergePersons,
  mergesOf,
  type PairRow,
  searchDuplicates,
  undoMerge,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 6, size: 150 });
});
afterAll(() => at.drop());

const actor = 'desk';
const by = { actor, today: generatedOn };
const code = (wanted: string) => expect.objectContaining({ code: wanted });

const register = async (more: Partial<Registration> = {}): Promise<number> => {
  const one = { actor, today: generatedOn, name: '测试人', facts: [], links: [], ...more };
  return (await addPerson(at.county, at.keys, one)).person;
};
const merge = (person: number, into: number) =>
  mergePersons(at.county, { ...by, person, into, evidence: [{ name: 'same-name', weight: 9 }] });
const unmerge = (id: number) => undoMerge(at.county, { ...by, merge: id });

/** Everybody as rules see them, in plain data with links and facts in a fixed order. */
const population = () =>
  snapshotCounty(at.county, async ({ client }) => {
    const { population: all, personIds } = await loadPeople(client);
    const rowsOf = (offsets: ArrayLike<number>, columns: readonly ArrayLike<number>[]) =>
      Array.from(personIds, (id, person) =>
        Array.from({ length: offsets[person + 1]! - offsets[person]! }, (_, i) =>
          [id, ...columns.map((column) => column[offsets[person]! + i]!)].join(' '),
        ).toSorted(),
      );
    return {
      ids: [...personIds],
      own: [all.bornEarliest, all.bornLatest, all.diedEarliest, all.diedLatest, all.sex].map(
        (column) => [...column],
      ),
      facts: [...all.facts]
        .toSorted()
        .map(([kind, { offsets, from, until, low, high }]) => [
          kind,
          rowsOf(offsets, [from, until, low, high]),
        ]),
      links: [...all.relations]
        .toSorted()
        .map(([kind, { offsets, target, from, until, ...rest }]) => [
          kind,
          [...rest.unlistedLow, ...rest.unlistedHigh],
          rowsOf(offsets, [Array.from(target, (index) => personIds[index]!), from, until]),
        ]),
    };
  });

const numbered = (serial: string) => {
  const digits = `99010119680305${serial}`;
  return digits + checkCharacter(digits);
};

describe('a merge', () => {
  test('is read as one person, and its undoing as two who were never merged', async () => {
    const into = await register({
      facts: [
        { kind: 'birth', day: 3 },
        { kind: 'sex', value: 'female' },
      ],
    });
    const links = [{ relation: 'parents', other: 1 }] as const;
    const person = await register({ facts: [{ kind: 'nationality', value: 'cn' }], links });
    const before = await population();
    const { merge: id } = await merge(person, into);
    const merged = await population();
    expect(before.ids.filter((one) => !merged.ids.includes(one))).toEqual([person]);
    const cn = merged.facts.find(([kind]) => kind === 'nationality')!;
    expect(JSON.stringify(cn)).toContain(`"${into} `);
    await expect(merge(into, person)).rejects.toEqual(code('MERGE_ALREADY'));
    await unmerge(id);
    expect(await population()).toEqual(before);
    await expect(unmerge(id)).rejects.toEqual(code('MERGE_NOT_THERE'));
  });

  test('shows what the two records contradict each other in, and loses neither', async () => {
    const into = await register({
      facts: [
        { kind: 'birth', day: 3 },
        { kind: 'marital-status', value: 'married', from: 9 },
      ],
    });
    const person = await register({
      facts: [
        { kind: 'birth', day: 4 },
        { kind: 'marital-status', value: 'widowed' },
      ],
    });
    const { contradictions } = await merge(person, into);
    expect(contradictions).toMatchObject([
      { kind: 'birth', person: { from: 4, until: 5 }, into: { from: 3, until: 4 } },
      { kind: 'marital-status', person: { value: 'widowed' }, into: { value: 'married', from: 9 } },
    ]);
    const [lineage] = await mergesOf(at.county, { actor, person });
    expect(lineage!.evidence).toMatchObject([
      { name: 'same-name' },
      { kind: 'birth' },
      { kind: 'marital-status' },
    ]);
  });

  test('stays readable with its reasons after it was undone', async () => {
    const [person, into] = [await register(), await register()];
    const { merge: id, seq } = await merge(person, into);
    const undone = await undoMerge(at.county, { ...by, actor: 'other desk', merge: id });
    const lineage = await mergesOf(at.county, { actor, person: into });
    expect(lineage).toMatchObject([
      {
        ...{ merge: id, person, into, seq, actor },
        evidence: [{ name: 'same-name', weight: 9 }],
        undone: { seq: undone.seq, actor: 'other desk' },
      },
    ]);
  });

  test('never makes a person nobody', async () => {
    await expect(merge(1, 99_999)).rejects.toEqual(code('PERSON_UNKNOWN'));
    const [named] = await snapshotCounty(at.county, ({ query }) =>
      query<{ id: number }>('select id from person where not is_on_record limit 1'),
    );
    const person = await register();
    await expect(merge(person, named!.id)).rejects.toEqual(code('PERSON_UNKNOWN'));
    await merge(named!.id, person);
  });

  test('made by two at the same moment, each into the other, is made once', async () => {
    const [one, other] = [await register(), await register()];
    const both = await Promise.allSettled([merge(one, other), merge(other, one)]);
    const failed = both.filter(({ status }) => status === 'rejected');
    expect(failed).toMatchObject([{ reason: { code: 'MERGE_ALREADY' } }]);
  });
});

/** Five records, each merged into a later one, in two orders; and an order of undoing. */
const plans = fc
  .tuple(fc.nat(3), fc.nat(2), fc.nat(1))
  .map(
    ([a, b, c]) =>
      [
        [0, 1 + a],
        [1, 2 + b],
        [2, 3 + c],
        [3, 4],
      ] as const,
  )
  .chain((edges) => {
    const order = fc.shuffledSubarray([...edges], { minLength: 4 });
    return fc.tuple(order, order, order);
  });

test('merges in any order give the same people, and undone in any order the people before', async () => {
  const records: number[] = [];
  for (let i = 0; i < 5; i++) {
    const facts = [
      { kind: 'birth', day: i % 3 },
      { kind: 'residence', value: `99010100${i}`, from: i * 10 },
      { kind: 'encounter/care-visit', day: i % 2 },
    ];
    records.push(await register({ facts, links: [{ relation: 'parents', other: 1 + (i % 2) }] }));
  }
  const before = await population();
  const run = async (order: readonly (readonly [number, number])[]) => {
    const ids: number[] = [];
    for (const [a, b] of order) ids.push((await merge(records[a]!, records[b]!)).merge);
    return ids;
  };
  await fc.assert(
    fc.asyncProperty(plans, async ([first, second, undoing]) => {
      const ids = await run(first);
      const merged = await population();
      expect(merged.ids.length).toBe(before.ids.length - 4);
      for (const edge of undoing) await unmerge(ids[first.indexOf(edge)]!);
      expect(await population()).toEqual(before);
      const again = await run(second);
      expect(await population()).toEqual(merged);
      for (const id of again) await unmerge(id);
    }),
    { numRuns: 25 },
  );
});

describe('a search', () => {
  const search = () => searchDuplicates(at.county, at.keys, { actor });
  const list = (limit = 1000, after?: PairRow) =>
    listDuplicates(at.county, { actor, limit, ...(after && { after }) });
  const pairOf = (pairs: readonly PairRow[], a: number, b: number) =>
    pairs.find((pair) => pair.person === Math.min(a, b) && pair.other === Math.max(a, b));

  test('finds a second record in traditional characters, until somebody decides', async () => {
    const facts = [
      { kind: 'birth', day: -667 },
      { kind: 'sex', value: 'male' },
    ] as const;
    const same = { name: '测国强', facts };
    const person = await register({ ...same, identityNumber: numbered('031') });
    const twice = await register({ ...same, name: '測國強' });
    const third = await register(same);
    const report = await search();
    const found = await list();
    expect(report.open).toBe(found.length);
    expect(pairOf(found, person, twice)).toMatchObject({
      level: 'possible',
      personName: '测国强',
      otherName: '測國強',
    });
    const { merge: id } = await merge(twice, person);
    expect(pairOf(await list(), person, twice)).toBeUndefined();
    await decideDifferent(at.county, { actor, person, other: third });
    await search();
    const left = await list();
    expect(pairOf(left, person, twice)).toBeUndefined();
    expect(pairOf(left, person, third)).toBeUndefined();
    await unmerge(id);
    expect(pairOf(await list(), person, twice)).toBeDefined();
    const again = decideDifferent(at.county, { actor, person, other: third });
    await expect(again).rejects.toEqual(code('DUPLICATE_NOT_LISTED'));
  });

  test('is listed page by page, best first, without gaps', async () => {
    for (let i = 0; i < 4; i++) await register({ facts: [{ kind: 'birth', day: 77 }] });
    await search();
    const all = await list();
    expect(all.length).toBeGreaterThanOrEqual(6);
    expect(all.map(({ score }) => score)).toEqual(
      all.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    const paged: PairRow[] = [];
    for (let page = await list(2); page.length > 0; page = await list(2, paged.at(-1)))
      paged.push(...page);
    expect(paged).toEqual(all);
  });
});
