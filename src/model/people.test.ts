/** Links by key become links by index, both ways and once; what is not listed is counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MANY, type Relation, relations } from '../rules/index.ts';
import { type People, peopleBuilder } from './people.ts';
import type { PersonRecord, RecordedLink } from './person.ts';

const record = (id: string, links: readonly RecordedLink[] = [], childrenEver?: number) =>
  ({
    id,
    name: `name of ${id}`,
    facts: [],
    events: [],
    links,
    ...(childrenEver !== undefined && { childrenEver }),
  }) satisfies PersonRecord;

const parent = (to: string): RecordedLink => ({ relation: 'parents', to });

function peopleOf(
  records: readonly PersonRecord[],
  complete: readonly Relation[] = relations,
): People {
  const people = peopleBuilder();
  for (const one of records) people.add(one);
  return people.build(complete);
}

/** Ids of the relatives of a person. */
function relatives(people: People, id: string, relation: Relation): string[] {
  const { offsets, target } = people.population.relations.get(relation)!;
  const self = people.ids.indexOf(id);
  return [...target.subarray(offsets[self], offsets[self + 1])].map((at) => people.ids[at]!);
}

function unlisted(people: People, id: string, relation: Relation): [number, number] {
  const { unlistedLow, unlistedHigh } = people.population.relations.get(relation)!;
  const self = people.ids.indexOf(id);
  return [unlistedLow[self]!, unlistedHigh[self]!];
}

describe('people', () => {
  test('keep ids and names in the order in which they were added', () => {
    const people = peopleOf([record('b', [parent('a')]), record('a')]);
    expect(people.ids).toEqual(['b', 'a']);
    expect(people.names).toEqual(['name of b', 'name of a']);
  });

  test('are added once: a second record under the same id is refused', () => {
    const people = peopleBuilder();
    expect([people.add(record('a')), people.add(record('a'))]).toEqual([0, undefined]);
    expect(people.size()).toBe(1);
    expect([people.findIndex('a'), people.findIndex('b')]).toEqual([0, undefined]);
  });

  test('can be linked before they are added', () => {
    const people = peopleBuilder();
    const mother = people.keyOf('mother');
    expect(people.findIndexOf(mother)).toBeUndefined();
    const child = people.add(record('child'))!;
    people.link('parents', child, mother, { from: 10, until: 20 });
    people.add(record('mother'));
    expect([people.findIndexOf(mother), people.idOf(mother)]).toEqual([1, 'mother']);
    const { population } = people.build([]);
    expect([...population.relations.get('children')!.target]).toEqual([0]);
    expect([...population.relations.get('children')!.from]).toEqual([10]);
  });
});

describe('a link', () => {
  test('holds in both directions', () => {
    const people = peopleOf([
      record('child', [parent('mother')]),
      record('mother', [{ relation: 'spouse', to: 'father' }]),
      record('father', [{ relation: 'children', to: 'child' }]),
    ]);
    expect(relatives(people, 'mother', 'children')).toEqual(['child']);
    expect(relatives(people, 'child', 'parents')).toEqual(['mother', 'father']);
    expect(relatives(people, 'father', 'spouse')).toEqual(['mother']);
  });

  test('to a guardian holds in one', () => {
    const people = peopleOf([record('child', [{ relation: 'guardians', to: 'g' }]), record('g')]);
    expect(relatives(people, 'child', 'guardians')).toEqual(['g']);
    expect(relatives(people, 'g', 'guardians')).toEqual([]);
  });

  test('that is stated by both sides, or twice, is one link', () => {
    const people = peopleOf([
      record('child', [parent('mother'), parent('mother')]),
      record('mother', [{ relation: 'children', to: 'child' }]),
    ]);
    expect(relatives(people, 'child', 'parents')).toEqual(['mother']);
    expect(relatives(people, 'mother', 'children')).toEqual(['child']);
  });

  test('with other dates is another link to the same, single child', () => {
    const custody = (from: number) => ({ relation: 'children', to: 'c', from }) as const;
    const people = peopleOf([record('m', [custody(1), custody(9)], 2), record('c')]);
    expect(relatives(people, 'm', 'children')).toEqual(['c', 'c']);
    expect(unlisted(people, 'm', 'children')).toEqual([1, 1]);
  });
});

describe('relatives who are not listed', () => {
  test('are none where the relation is complete, and unknown where it is not', () => {
    expect(unlisted(peopleOf([record('a')]), 'a', 'children')).toEqual([0, 0]);
    expect(unlisted(peopleOf([record('a')], ['spouse']), 'a', 'spouse')).toEqual([0, 0]);
    const open = peopleOf([record('a', [parent('unknown')])], []);
    expect(unlisted(open, 'a', 'parents')).toEqual([1, MANY]);
  });

  test('are counted once for each key that nobody has', () => {
    const people = peopleOf([record('a', [parent('x'), parent('y'), parent('x')])]);
    expect(unlisted(people, 'a', 'parents')).toEqual([2, 2]);
  });

  test('follow from the number of children ever, whether or not the relation is complete', () => {
    const records = [record('m', [], 3), record('c', [parent('m')])];
    expect(unlisted(peopleOf(records), 'm', 'children')).toEqual([2, 2]);
    expect(unlisted(peopleOf(records, []), 'm', 'children')).toEqual([2, 2]);
    expect(unlisted(peopleOf([record('m', [], 0)], []), 'm', 'children')).toEqual([0, 0]);
    expect(unlisted(peopleOf([record('m', [], 999)]), 'm', 'children')).toEqual([MANY, MANY]);
  });

  test('can be stated as a range, on top of keys that nobody has', () => {
    const people = peopleBuilder();
    const self = people.add(record('a', [parent('x')]))!;
    people.addUnlisted('parents', self, 0, 1);
    expect(unlisted(people.build([]), 'a', 'parents')).toEqual([1, 2]);
  });
});

test('links are the same set whatever the order of the records', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const link = fc.record({
    self: fc.constantFrom(...ids),
    relation: fc.constantFrom(...relations),
    to: fc.constantFrom(...ids, 'nobody'),
  });
  const records = (links: readonly { self: string; relation: Relation; to: string }[]) =>
    ids.map((id) =>
      record(
        id,
        links.filter(({ self }) => self === id),
      ),
    );
  const found = (people: People) =>
    relations.map((relation) =>
      ids.map((id) => [relatives(people, id, relation).sort(), unlisted(people, id, relation)]),
    );
  fc.assert(
    fc.property(fc.array(link, { maxLength: 12 }), (links) => {
      const backwards = peopleOf(records(links).toReversed());
      expect(found(peopleOf(records(links)))).toEqual(found(backwards));
    }),
  );
});
