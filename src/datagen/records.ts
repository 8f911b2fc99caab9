/**
 * Turns the drafts of a finished family into records: numbers are given out, ties become links.
 */
import type { PersonRecord, RecordedFact, RecordedLink } from '../model/person.ts';
import { type Day, type DayRange, END, firstOfYear, yearOf } from '../rules/index.ts';
import { factsOf, recordedDeath } from './facts/facts.ts';
import { broughtBy } from './facts/women-facts.ts';
import { ageOn, type Draft, type Making, type Tie } from './family/draft.ts';
import { type HouseholdRole, headOf, roleOf } from './family/roles.ts';
import { type IdentityNumbers, missingArea } from './identity.ts';

/** A person of the county; who belongs to a household says to which, and as what. */
export type CountyPerson = PersonRecord & {
  readonly household?: HouseholdPlace;
};

/** A household by number, what someone is in it, and since when. */
export type HouseholdPlace = {
  readonly number: string;
  readonly role: HouseholdRole;
  readonly from: Day;
};

export type Keys = {
  readonly identityNumber: IdentityNumbers;
  /** A key for a person without an identity number. */
  readonly otherKey: () => string;
};

type Entry = {
  readonly draft: Draft;
  readonly household: HouseholdPlace | undefined;
  /** Members of the household that came out before. */
  readonly earlier: readonly Draft[];
};

/** The listed people of a family, household by household, each head first. */
export function recordsOf(making: Making, keys: Keys): CountyPerson[] {
  const entries = entriesOf(making);
  const known = entries.map(({ draft }) => knownOf(making, draft));
  for (const { draft } of entries) giveKey(keys, draft);
  for (const { draft } of entries) {
    for (const { to } of draft.ties) giveKey(keys, to);
    for (const child of draft.children) giveKey(keys, child);
  }
  return entries.map((entry, index) => recordOf(making, entry, known[index]!));
}

function entriesOf(making: Making): Entry[] {
  const entries: Entry[] = [];
  for (const home of making.homes) {
    const members = home.members.filter((member) => member.listed);
    const head = headOf(making, home);
    if (head === undefined) {
      for (const draft of members) entries.push({ draft, household: undefined, earlier: [] });
      continue;
    }
    const ordered = [head, ...members.filter((member) => member !== head)];
    for (const [index, draft] of ordered.entries()) {
      const household = {
        number: home.number,
        role: roleOf(draft, head),
        from: draft.joined as Day,
      };
      entries.push({ draft, household, earlier: ordered.slice(0, index) });
    }
  }
  for (const draft of making.alone) entries.push({ draft, household: undefined, earlier: [] });
  return entries;
}

type Known = {
  readonly facts: RecordedFact[];
  readonly born: DayRange;
  readonly isSexKnown: boolean;
};

/** What is known about someone; decides on the way whether there is an identity number. */
function knownOf(making: Making, draft: Draft): Known {
  const { random, rates, on } = making;
  const facts = factsOf(making, draft);
  const isBirthInexact = ageOn(draft, on) > 70 && random.chance(rates.birthInexact);
  const isSexKnown = !random.chance(rates.sexUnknown);
  const isNewborn = on - draft.born < 60;
  const isNumberless = random.chance(isNewborn ? rates.newbornNumberless : rates.missingNumber);
  // A number would tell the day of birth and the sex.
  if (isBirthInexact || !isSexKnown || isNumberless) draft.hasNumber = false;
  const year = yearOf(draft.born);
  const born = isBirthInexact
    ? { earliest: firstOfYear(year), latest: firstOfYear(year + 1) - 1 }
    : { earliest: draft.born, latest: draft.born };
  return { facts, born, isSexKnown };
}

function giveKey({ identityNumber, otherKey }: Keys, draft: Draft): void {
  if (draft.id !== '') return;
  const area = draft.listed ? Number(draft.bornIn.code.slice(0, 6)) : missingArea;
  draft.id = draft.hasNumber ? identityNumber(area, draft.born, draft.sex) : otherKey();
}

function recordOf(making: Making, entry: Entry, known: Known): CountyPerson {
  const { draft, household, earlier } = entry;
  const { random, rates, on } = making;
  const brought = broughtBy(making, draft);
  const died = recordedDeath(making, draft);
  const statesChildren = ageOn(draft, on) >= 18 && random.chance(rates.childrenEverStated);
  return {
    id: draft.id,
    name: draft.name,
    ...(known.isSexKnown && { sex: draft.sex }),
    born: known.born,
    ...(died !== undefined && { died: { earliest: died.earliest, latest: died.latest ?? END } }),
    facts: brought.facts.length > 0 ? [...known.facts, ...brought.facts] : known.facts,
    events: brought.events,
    links: linksOf(draft, earlier),
    ...(statesChildren && { childrenEver: draft.children.length }),
    ...(household !== undefined && { household }),
  };
}

function linksOf(draft: Draft, earlier: readonly Draft[]): RecordedLink[] {
  const links: RecordedLink[] = draft.ties.map(linkOf);
  for (const child of draft.children) {
    // A listed child has the link to its parent; this one has no record to hold it.
    if (!child.listed) links.push({ relation: 'children', to: child.id });
  }
  for (const other of earlier) {
    const from = Math.max(draft.joined, other.joined) as Day;
    links.push({ relation: 'household', to: other.id, from });
  }
  return links;
}

const linkOf = ({ relation, to, from, until }: Tie): RecordedLink => ({
  relation,
  to: to.id,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});
