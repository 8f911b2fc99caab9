/**
 * People as they are packed on the phone become the columns that rules run over: what src/db/population.ts does with
 * the rows of the record.
 */
import {
  type Kinship,
  layOutKinship,
  nameKey,
  newKey,
  newKinship,
  pushLink,
  pushUnlisted,
} from '../../../model/kinship.ts';
import type { People } from '../../../model/people.ts';
import type { PackedFact, PackedPerson } from '../../../model/sync/caseload.ts';
import {
  BEGINNING,
  END,
  type PersonInput,
  type PopulationBuilder,
  populationBuilder,
  type Relation,
  SEX_UNKNOWN,
} from '../../../rules/index.ts';
import type { ShownPerson } from '../phone.ts';

/** Larger households are dormitories and institutions, where living together says nothing. */
const HOUSEHOLD_MEMBERS_MAX = 30;

/** People in the order given; ids are their references. Whoever is only linked to counts as a relative unlisted. */
export function peopleFrom(people: readonly ShownPerson[]): People {
  const builder = populationBuilder();
  const kinship = newKinship();
  const keys = new Map<number, number>();
  for (const { id } of people) {
    const key = newKey(kinship);
    keys.set(id, key);
    nameKey(kinship, key);
  }
  const keyOf = (id: number): number => {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const key = newKey(kinship);
    keys.set(id, key);
    return key;
  };
  for (const [index, person] of people.entries()) {
    builder.addPerson(ownOf(person));
    addFacts(builder, kinship, index, person.facts);
    for (const [, relation, other, from, until] of person.links) {
      const key = keyOf(other);
      if (key !== index) pushLink(kinship, relation, index, key, during(from, until));
    }
  }
  linkHouses(kinship, people);
  layOutKinship(builder, kinship, []);
  return {
    population: builder.build(),
    ids: people.map(({ ref }) => ref),
    names: people.map(({ name }) => name),
  };
}

const during = (from: number | null, until: number | null) => ({
  from: from ?? BEGINNING,
  until: until ?? END,
});

/** What everybody has one of: the first record of it is believed. */
function ownOf({ facts }: PackedPerson): PersonInput {
  const find = (kind: string) => facts.find(([, of]) => of === kind);
  const [born, died, sex] = [find('birth'), find('death'), find('sex')];
  return {
    ...(born && { born: daysOf(born) }),
    ...(died && { died: daysOf(died) }),
    sex: sex?.[4] ?? SEX_UNKNOWN,
  };
}

/** Something that happened: from its earliest day until after its latest. */
const daysOf = ([, , from, until]: PackedFact) => ({
  earliest: from ?? BEGINNING,
  latest: until === null ? END : until - 1,
});

function addFacts(
  builder: PopulationBuilder,
  kinship: Kinship,
  index: number,
  facts: readonly PackedFact[],
): void {
  const once = new Set<string>();
  for (const [, kind, from, until, low, high] of facts) {
    if (kind === 'birth' || kind === 'death' || kind === 'sex') continue;
    const isCount = kind === 'children-ever' || kind.startsWith('unlisted/');
    // Two records of one person may both say the same; of counts the first is believed.
    const text = isCount ? kind : [kind, from, until, low, high].join();
    if (once.has(text)) continue;
    if (!isCount) {
      const range = low === null || high === null ? {} : { low, high };
      builder.addFact(kind, index, { ...during(from, until), ...range });
    } else if (low !== null && high !== null) {
      const relation = kind.slice('unlisted/'.length) as Relation;
      const to = kind === 'children-ever' ? kinship.childrenEver : kinship.unlisted.get(relation)!;
      pushUnlisted(to, index, low, high);
    } else continue;
    once.add(text);
  }
}

type Member = { readonly index: number; readonly from: number; readonly until: number };

/** Members are of one household on the days on which both belong to it. */
function linkHouses(kinship: Kinship, people: readonly PackedPerson[]): void {
  const houses = new Map<number, Member[]>();
  for (const [index, { households }] of people.entries()) {
    for (const [house, , , from, until] of households) {
      const members = houses.get(house) ?? [];
      members.push({ index, ...during(from, until) });
      houses.set(house, members);
    }
  }
  for (const members of houses.values()) {
    if (members.length > HOUSEHOLD_MEMBERS_MAX) continue;
    for (const [place, one] of members.entries()) {
      for (const other of members.slice(place + 1)) {
        const from = Math.max(one.from, other.from);
        const until = Math.min(one.until, other.until);
        if (from >= until || one.index === other.index) continue;
        pushLink(kinship, 'household', one.index, other.index, { from, until });
      }
    }
  }
}
