/** What one thing that was said does to a person, as the server will tell it later. */
import { areaRange } from '../../../model/area.ts';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import { storedRange } from '../../../model/people.ts';
import type {
  PackedFact,
  PackedLink,
  PackedPerson,
  PackedTask,
} from '../../../model/sync/caseload.ts';
import type { PersonRef, Value } from '../../../model/sync/event.ts';
import type { Field, PersonFields, StepOutcome } from '../../../model/sync/fields.ts';
import { BEGINNING, END, FEMALE, findDay, MALE } from '../../../rules/index.ts';

/** Facts that were said here have no number of the server's. */
const NO_NUMBER = 0;

const dayFrom = (text: string | undefined): number | null =>
  text === undefined ? null : (findDay(text) ?? null);

/** The person with one field set. A value that is not of the field's shape changes nothing. */
export function changed(person: PackedPerson, field: Field, value: Value): PackedPerson {
  switch (field.kind) {
    case 'fact':
      return withFact(person, field.fact, value as PersonFields['fact']);
    case 'consent':
      return withConsent(person, field.purpose, value as PersonFields['consent']);
    case 'phone':
      return { ...person, phone: String(value) };
    case 'death': {
      const day = dayFrom((value as PersonFields['death']).day);
      return day === null ? person : { ...person, facts: [...person.facts, onDay('death', day)] };
    }
    case 'move': {
      const { day, area } = value as PersonFields['move'];
      const from = dayFrom(day);
      return { ...person, facts: withStretch(person.facts, areaFact('residence', area, from)) };
    }
    default:
      return person;
  }
}

function withFact(
  person: PackedPerson,
  kind: FactKind,
  { value, from, until }: PersonFields['fact'],
): PackedPerson {
  const range = value === null ? { low: null, high: null } : rangeOf(kind, value);
  if (range === undefined) return person;
  const fact: PackedFact = [NO_NUMBER, kind, dayFrom(from), dayFrom(until), range.low, range.high];
  return { ...person, facts: withStretch(person.facts, fact) };
}

function rangeOf(kind: FactKind, value: string | number | boolean) {
  if (catalog[kind].type === 'event') return { low: null, high: null };
  try {
    return storedRange(kind, value);
  } catch {
    return undefined;
  }
}

/** The facts with one that holds for some time; others of its kind give way on those days. */
function withStretch(facts: readonly PackedFact[], fact: PackedFact): readonly PackedFact[] {
  const [, kind, from, until, ...range] = fact;
  const [first, end] = [from ?? BEGINNING, until ?? END];
  if (facts.some((one) => saysSo(one, fact, range))) return facts;
  const others = facts.flatMap((one): PackedFact[] => {
    const [number, ofKind, oneFrom, oneUntil, low, high] = one;
    const [oneFirst, oneEnd] = [oneFrom ?? BEGINNING, oneUntil ?? END];
    if (ofKind !== kind || oneEnd <= first || oneFirst >= end) return [one];
    const before: PackedFact = [number, kind, oneFrom, from, low, high];
    const after: PackedFact = [number, kind, until, oneUntil, low, high];
    return [...(oneFirst < first ? [before] : []), ...(oneEnd > end ? [after] : [])];
  });
  return [...others, fact];
}

/** Whether it is on record as it is; without a first day it is enough that it still holds. */
function saysSo(
  [, kind, from, until, ...range]: PackedFact,
  [, ofKind, first, end]: PackedFact,
  value: readonly (number | null)[],
): boolean {
  if (kind !== ofKind || range.some((part, i) => part !== value[i])) return false;
  const isFromThen = first === null ? until === null : (from ?? BEGINNING) <= first;
  return isFromThen && (until ?? END) >= (end ?? END);
}

const onDay = (kind: string, day: number): PackedFact => [
  NO_NUMBER,
  kind,
  day,
  day + 1,
  null,
  null,
];

function areaFact(kind: FactKind, area: string, from: number | null): PackedFact {
  const { low, high } = areaRange(area);
  return [NO_NUMBER, kind, from, null, low, high];
}

function withConsent(
  person: PackedPerson,
  purpose: string,
  { answer }: PersonFields['consent'],
): PackedPerson {
  const wasGiven = person.consents[purpose] === 'given';
  const now = answer === 'yes' ? 'given' : wasGiven ? 'withdrawn' : 'refused';
  return { ...person, consents: { ...person.consents, [purpose]: now } };
}

const stateOf = {
  done: 'done',
  declined: 'declined',
  booked: 'booked',
  moved: 'moved',
  'not-needed': 'done',
} as const satisfies Readonly<Record<StepOutcome['outcome'], PackedTask['state']>>;

/** The person after one due step went as it did. */
export function stepped(
  person: PackedPerson,
  step: { readonly program: string; readonly step: string; readonly fact: string | undefined },
  value: Value,
): PackedPerson {
  const outcome = value as StepOutcome;
  const day = dayFrom(outcome.day);
  const isOf = (program?: string, name?: string) => program === step.program && name === step.step;
  const isHandled = outcome.outcome !== 'booked';
  const tasks = person.tasks.map((task) =>
    isOf(task.program, task.step) && (task.state === 'open' || task.state === 'booked')
      ? {
          ...task,
          state: stateOf[outcome.outcome],
          ...(outcome.outcome === 'booked' && { bookedFor: outcome.bookedFor }),
        }
      : task,
  );
  const isDone = outcome.outcome === 'done' && step.fact !== undefined && day !== null;
  return {
    ...person,
    tasks,
    windows: isHandled
      ? person.windows.filter(
          ([program, name, from]) => !isOf(program, name) || (day !== null && from > day),
        )
      : person.windows,
    facts: isDone ? [...person.facts, onDay(step.fact!, day)] : person.facts,
  };
}

/** Somebody new; undefined for a birth without a day. */
export const registered = (
  id: number,
  { kind }: Field,
  value: Value,
  around: Around,
): PackedPerson | undefined =>
  kind === 'birth'
    ? born(id, value as PersonFields['birth'], around)
    : arrived(id, value as PersonFields['newcomer'], around);

type Around = {
  readonly people: ReadonlyMap<number, PackedPerson>;
  readonly numberOf: (ref: PersonRef) => number | undefined;
};

function born(
  id: number,
  told: PersonFields['birth'],
  { people, numberOf }: Around,
): PackedPerson | undefined {
  const day = dayFrom(told.day);
  if (day === null) return undefined;
  const parents = [told.parent, told.otherParent].flatMap((ref) => {
    const parent = ref === undefined ? undefined : people.get(numberOf(ref) ?? 0);
    return parent ? [parent] : [];
  });
  const facts = [
    onDay('birth', day),
    sexFact(told.sex),
    ...residenceAtBirth(told.area, day, parents[0]),
  ];
  const links = parents.map((parent): PackedLink => [NO_NUMBER, 'parents', parent.id, day, null]);
  const near = [...parents, ...membersOf(told.household, people)];
  return {
    ...{ ...blank(id, told.name, near, people), facts, links },
    ...inHouse(told.household, day, near),
  };
}

/** Without a word about it a newborn lives where the first of her parents does. */
function residenceAtBirth(
  area: string | undefined,
  day: number,
  parent: PackedPerson | undefined,
): readonly PackedFact[] {
  if (area !== undefined) return [areaFact('residence', area, day)];
  const lives = parent?.facts.find(([, kind, , until]) => kind === 'residence' && until === null);
  return lives ? [[NO_NUMBER, 'residence', day, null, lives[4], lives[5]]] : [];
}

function arrived(id: number, told: PersonFields['newcomer'], { people }: Around): PackedPerson {
  const since = dayFrom(told.since);
  const day = dayFrom(told.born);
  const near = membersOf(told.household, people);
  return {
    ...blank(id, told.name, near, people),
    facts: [
      ...(day === null ? [] : [onDay('birth', day)]),
      sexFact(told.sex),
      areaFact('residence', told.area, since),
    ],
    ...inHouse(told.household, since, near),
    ...(told.phone !== undefined && { phone: told.phone }),
  };
}

const sexFact = (sex: 'female' | 'male'): PackedFact => {
  const value = sex === 'female' ? FEMALE : MALE;
  return [NO_NUMBER, 'sex', null, null, value, value];
};

const membersOf = (household: number | undefined, people: Around['people']) =>
  household === undefined
    ? []
    : [...people.values()].filter(({ households }) => households.some(([of]) => of === household));

function inHouse(
  household: number | undefined,
  from: number | null,
  near: readonly PackedPerson[],
): Pick<PackedPerson, 'households'> {
  const known = near.flatMap(({ households }) => households).find(([of]) => of === household);
  return {
    households: household === undefined ? [] : [[household, known?.[1] ?? '', 'other', from, null]],
  };
}

/** Nothing known yet. What is on the phone of the people near her is all that a rule could look at from her. */
function blank(
  id: number,
  name: string,
  near: readonly PackedPerson[],
  people: Around['people'],
): PackedPerson {
  const [first, ...others] = near.map(({ whole }) => whole);
  const everything = [...people.values()].flatMap(({ whole }) => whole);
  const candidates = first ?? [...new Set(everything)];
  return {
    id,
    name,
    pinyin: ['', ''],
    seenBy: 'task',
    facts: [],
    links: [],
    households: [],
    entitled: [],
    unpaid: [],
    windows: [],
    questions: [],
    tasks: [],
    consents: {},
    whole: candidates.filter((program) => others.every((whole) => whole.includes(program))),
    heads: {},
  };
}
