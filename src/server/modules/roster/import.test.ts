/** Rosters into a real database and out again as the same people. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  generatedOn,
  incomingOf,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { type CountyPerson, generateCounty } from '../../../datagen/index.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { loadPeople } from '../../../db/population.ts';
import { isCareKind } from '../../../model/facts/care.ts';
import { day, type Population } from '../../../rules/index.ts';
import { importRoster, leftOutOf, previewRoster } from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const people = () => [...generateCounty({ seed: 3, size: 3000, on: generatedOn })];
const load = () => snapshotCounty(at.county, ({ client }) => loadPeople(client));

/** A population as plain data, links in a fixed order; without what belongs into care records. */
function plain({ facts, relations, ...own }: Population) {
  const ordinary = [...facts].filter(([kind]) => !isCareKind(kind));
  return {
    ...own,
    facts: Object.fromEntries(ordinary.toSorted()),
    relations: Object.fromEntries(
      [...relations].map(([name, { offsets, target, from, until, ...rest }]) => [
        name,
        {
          ...rest,
          links: Array.from(offsets.subarray(0, -1), (first, person) =>
            Array.from({ length: offsets[person + 1]! - first }, (_, i) => first + i)
              .map((i) => [target[i]!, from[i]!, until[i]!].join(' '))
              .toSorted(),
          ),
        },
      ]),
    ),
  };
}

describe('a generated county', () => {
  const counts = { newPeople: 3000, changedPeople: 0, unchangedPeople: 0, conflicts: 0 };

  test('is previewed without a trace', async () => {
    const preview = await previewRoster(at.county, incomingOf(people(), 'first'), {
      keys: at.keys,
    });
    expect(preview).toMatchObject(counts);
    expect((await load()).population.size).toBe(0);
  });

  test('comes out of the record as it went in', async () => {
    const incoming = incomingOf(people(), 'first');
    const done = await importRoster(at.county, incoming, {
      actor: 'test',
      keys: at.keys,
      // One chunk: the numbers of several depend on which is written first.
      chunk: 3000,
    });
    expect(done).toMatchObject(counts);
    const { population } = await load();
    expect(plain(population)).toEqual(plain(incoming.people.build([]).population));
  });

  test('leaves out what belongs into care records, and says how much of which kind', async () => {
    const { population } = await load();
    expect([...population.facts.keys()].filter(isCareKind)).toEqual([]);
    const events = people().flatMap((one) => [...one.facts, ...one.events]);
    const left = leftOutOf(incomingOf(people(), 'first'));
    expect([...left.keys()]).toContain('delivery');
    for (const [kind, count] of left) {
      expect([kind, isCareKind(kind), count]).toEqual([
        ...[kind, true],
        events.filter((one) => (one.kind as string) === kind).length,
      ]);
    }
  });

  test('read in twice under one name adds nothing', async () => {
    const before = await load();
    await importRoster(at.county, incomingOf(people(), 'first'), { actor: 'test', keys: at.keys });
    expect(plain((await load()).population)).toEqual(plain(before.population));
  });

  test('read in again from another file is known, person by person', async () => {
    const again = incomingOf(people(), 'second');
    expect(
      await importRoster(at.county, again, { actor: 'test', keys: at.keys, chunk: 1000 }),
    ).toMatchObject({ newPeople: 0, changedPeople: 0, unchangedPeople: 3000, newLinks: 0 });
  });
});

test('twins without names or numbers are two people, and are known again', async () => {
  const born = { earliest: day('2026-11-20'), latest: day('2026-11-20') };
  const household = { number: '7', role: 'daughter', from: born.earliest } as const;
  const twin = (id: string): CountyPerson => ({
    id,
    name: '',
    born,
    facts: [],
    events: [],
    links: [],
    household,
  });
  const twins = (source: string) => incomingOf([twin('row:2'), twin('row:3')], source);
  const options = { actor: 'test', keys: at.keys };
  const first = await importRoster(at.county, twins('twins'), options);
  expect(first).toMatchObject({ newPeople: 2, unchangedPeople: 0 });
  const second = await importRoster(at.county, twins('twins again'), options);
  expect(second).toMatchObject({ newPeople: 0, unchangedPeople: 2 });
});
