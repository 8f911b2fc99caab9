/** What a person is owed changes only with facts of people within reach. */
import { describe, expect, test } from 'vitest';
import { generateCounty } from '../../datagen/index.ts';
import { type People, peopleBuilder } from '../../model/people.ts';
import type { PersonRecord } from '../../model/person.ts';
import {
  alive,
  children,
  count,
  day,
  deceased,
  firstDayOf,
  household,
  parents,
  relations,
  some,
  spouse,
} from '../../rules/index.ts';
import { getProgram } from '../assess.ts';
import { getJurisdiction, type Jurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { diffOwed } from './changes.ts';
import { owedBy } from './owed.ts';
import { type Reach, reachOf } from './reach.ts';

const since = day('2026-11-22');
const national = getJurisdiction(packs, 'cn');
const advice = getProgram(national.programs, 'leave-entitlements');

/** Advice for everyone whose brother, sister or self has died: two steps away. */
const siblings = {
  pack: national.pack,
  programs: [{ ...advice, eligibility: some(parents, some(children, deceased)) }],
} as Jurisdiction;

/** The national rules with another condition, or another amount, in one program. */
const onlyWith = (changed: object) =>
  reachOf({ programs: [{ ...advice, ...changed } as (typeof national.programs)[number]] });

test('the reach of a rule is the number of steps that it nests', () => {
  expect(onlyWith({ eligibility: alive })).toEqual({ depth: 0, relations: [] });
  expect(onlyWith({ eligibility: some(children, alive) })).toEqual({
    depth: 1,
    relations: ['children'],
  });
  expect(reachOf(siblings)).toEqual({ depth: 2, relations: ['children', 'parents'] });
});

test('amounts and the days that steps count from reach too', () => {
  const payments = { per: 'once', amountFen: count(children, some(household, alive)) };
  const ofAmount = onlyWith({ kind: 'benefit', eligibility: alive, payments });
  expect(ofAmount).toEqual({ depth: 2, relations: ['children', 'household'] });
  const schedule = { visit: { anchor: firstDayOf(some(spouse, alive)) } };
  const ofAnchor = onlyWith({ kind: 'service', eligibility: alive, schedule });
  expect(ofAnchor).toEqual({ depth: 1, relations: ['spouse'] });
});

const records = [...generateCounty({ seed: 5, size: 500, on: since })];

/** The county with other facts about one of its people. */
function countyWith(place?: number, changed?: Partial<PersonRecord>): People {
  const people = peopleBuilder();
  for (const [i, record] of records.entries()) {
    people.add(i === place ? { ...record, ...changed } : record);
  }
  return people.build(relations);
}

/** Other facts about a person, each of another kind. */
const flips = (record: PersonRecord): readonly Partial<PersonRecord>[] => [
  { died: { earliest: since - 400, latest: since - 400 } },
  { sex: record.sex === 'male' ? 'female' : 'male' },
  { born: { earliest: day('1961-03-04'), latest: day('1961-03-04') } },
  { facts: record.facts.slice(1) },
  { facts: [...record.facts, { kind: 'disability-level', value: 1 }] },
];

/** Everyone from whom a person is at most so many steps away. */
function within({ depth, relations: along }: Reach, { population }: People, target: number) {
  let near = new Set([target]);
  for (let step = 0; step < depth; step++) {
    const next = new Set(near);
    for (let person = 0; person < population.size; person++) {
      const isNear = along.some((relation) => {
        const { offsets, target: links } = population.relations.get(relation)!;
        return links.subarray(offsets[person], offsets[person + 1]).some((to) => near.has(to));
      });
      if (isNear) next.add(person);
    }
    near = next;
  }
  return near;
}

describe.each([
  ['the national pack', national],
  ['advice that looks two steps away', siblings],
])('%s', (_, jurisdiction) => {
  const known = countyWith();
  const before = owedBy(known, jurisdiction, { since });
  const reach = reachOf(jurisdiction);

  test('another fact changes only people within reach of it', () => {
    let others = 0;
    for (let i = 0; i < 40; i++) {
      const place = (i * 389) % records.length;
      const flip = flips(records[place]!)[i % 5]!;
      const after = owedBy(countyWith(place, flip), jurisdiction, { since });
      const near = within(reach, known, place);
      const changed = diffOwed(before, after).map(({ person }) => person);
      expect(changed.filter((person) => !near.has(person))).toEqual([]);
      others += changed.filter((person) => person !== place).length;
    }
    expect(others).toBeGreaterThan(0);
  });
});
