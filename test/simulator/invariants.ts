/**
 * What must hold after a run, against models that are slow and obviously right: every saved word arrived, once; the
 * standing versions are those that merging the whole set gives; nothing is silently discarded; phones and the server
 * hold and work out the same; every read is in the log.
 */
import { isDeepStrictEqual } from 'node:util';
import { fetchCaseload, fetchPolicy } from '../../src/api/contracts/phone/sync.ts';
import { storedRange } from '../../src/model/people.ts';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { merged } from '../../src/model/sync/merge.ts';
import { BEGINNING, day, END } from '../../src/rules/index.ts';
import { headOf } from '../../src/server/modules/sync/device/queries.ts';
import type { Said, ShownPerson } from '../../src/web/offline/phone.ts';
import { type Answer, type Evaluator, evaluatorOf } from '../../src/web/offline/state/evaluator.ts';
import { type SimulatedPhone, textOf } from './phone.ts';
import {
  casesOf,
  countsOf,
  deviceOf,
  eventsOf,
  type KeptEvent,
  mergedOf,
  papersOf,
  type OpenCase,
  readsOf,
} from './record.ts';
import { todayIn, type World } from './world.ts';

/** A broken promise, in words. */
type Flaw = string;

export type Findings = {
  readonly flaws: readonly Flaw[];
  readonly events: number;
  readonly states: Readonly<Record<string, number>>;
};

export async function check(world: World): Promise<Findings> {
  const events = await eventsOf(world);
  const cases = await casesOf(world);
  const flaws: Flaw[] = [
    ...flawsOfVersions(events),
    ...flawsOfCases(events, cases),
    ...flawsOfCounts(events, await countsOf(world)),
  ];
  const merged = await mergedOf(world);
  for (const phone of world.phones) {
    if (phone.isLost) continue;
    const own = events.filter((event) => event.phone === phone.name);
    flaws.push(...flawsOfWords(phone, own).map((flaw) => `${phone.name}: ${flaw}`));
    const more = [
      ...(await flawsOfPeople(world, phone)),
      ...(await flawsOfReads(world, phone)),
      ...(await flawsOfPapers(world, phone)),
      ...flawsOfEffects(phone, events, merged),
    ];
    flaws.push(...more.map((flaw) => `${phone.name}: ${flaw}`));
  }
  const states: Record<string, number> = {};
  for (const { state } of events) states[state] = (states[state] ?? 0) + 1;
  return { flaws, events: events.length, states };
}

/** All that a phone still knows of what it said. */
function saidOn({ app, told, unsure }: SimulatedPhone): ReadonlyMap<string, Said> {
  const records = [...[...told.values()].map(({ record }) => record), ...unsure].map(
    (one) => one.split(' ')[0]! as Said['record'],
  );
  const said = [...new Set(records)].flatMap((record) => app.saidOf(record));
  return new Map(said.map((one) => [one.id, one]));
}

/** I1 and I7: what was saved is on the server as it was said, and the phone knows what became of it. */
function flawsOfWords(phone: SimulatedPhone, own: readonly KeptEvent[]): readonly Flaw[] {
  const { told, unsure, app } = phone;
  const { counts, problem, missing, unreadable } = app.snapshot().health;
  const flaws: Flaw[] = [];
  if (problem !== undefined) flaws.push(`cannot sync: ${problem}`);
  if (missing > 0 || unreadable > 0) flaws.push(`${missing} missing, ${unreadable} unreadable`);
  const kept = new Map(own.map((event) => [event.id, event]));
  const said = saidOn(phone);
  for (const one of told.values()) {
    const event = kept.get(one.id);
    if (!event && !one.isTakenBack) flaws.push(`lost: ${one.id} ${one.value}`);
  }
  for (const event of own) {
    const { record, field, value } = JSON.parse(event.text ?? '{}');
    const text = textOf(record, field, value);
    const known = told.get(event.id);
    // Of goods that are taken back the server keeps no text: a taking back does not say who got them.
    const isBack = (one: string) => /supply\/\S+ null$/.test(one);
    if (event.text === null && [...unsure, known?.value ?? ''].some(isBack)) continue;
    if (known ? known.value !== text : !unsure.has(text))
      flaws.push(`never said: ${event.id} ${text}`);
    const where = said.get(event.id)?.where;
    if (!isTold(phone, event, where))
      flaws.push(`${event.id} ${text} is ${event.state}, told ${where}`);
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all !== own.length) flaws.push(`${all} events here, ${own.length} on the server`);
  return flaws;
}

/**
 * Whether the worker can see what became of it. That a newer version took its place needs no telling; that versions
 * differ is told by the record as well.
 */
function isTold(
  { app }: SimulatedPhone,
  event: KeptEvent,
  where: Said['where'] | undefined,
): boolean {
  const { state, record, field } = event;
  if (where === state) return true;
  const isCounted = where === 'accepted' || where === 'merged';
  if (state === 'accepted' || state === 'merged') return isCounted;
  if (state !== 'conflict' || !record.startsWith('person/')) return false;
  const heads = app.person(record as `person/${number}`)?.heads[field] ?? [];
  return heads.length > 1 && heads.includes(event.id);
}

const counting: readonly string[] = ['accepted', 'merged', 'conflict'];

const byField = (events: readonly KeptEvent[]) =>
  Map.groupBy(
    events.filter(({ state }) => counting.includes(state)),
    ({ record, field }) => `${record} ${field}`,
  );

/** A yes and a no that do not know of each other: the no counts until somebody decides. */
function standingOf(versions: readonly KeptEvent[]): KeptEvent | undefined {
  const state = merged(versions);
  const isNo = ({ value }: KeptEvent) =>
    value === null || (value as { readonly answer?: string }).answer === 'no';
  const isConsent = versions[0]!.field.startsWith('consent/');
  return (isConsent ? state?.heads.find(isNo) : undefined) ?? state?.standing;
}

/** I2: of each field one version has an effect, the one that merging the whole set gives. */
function flawsOfVersions(events: readonly KeptEvent[]): readonly Flaw[] {
  const flaws: Flaw[] = [];
  for (const [name, versions] of byField(events)) {
    const state = merged(versions)!;
    const standing = standingOf(versions)!;
    const heads = new Set(state.heads.map(({ id }) => id));
    for (const { id, state: is, hasEffect } of versions) {
      const counts = id === standing.id ? 'accepted' : 'merged';
      const due = state.isConflict && heads.has(id) ? 'conflict' : counts;
      if (is !== due) flaws.push(`${name}: ${id} is ${is}, should be ${due}`);
      if (hasEffect !== (id === standing.id))
        flaws.push(`${name}: effect of ${id} is ${hasEffect}`);
    }
  }
  for (const { id, state, hasEffect } of events) {
    if (!counting.includes(state) && hasEffect) flaws.push(`${id} is ${state} and has an effect`);
  }
  return flaws;
}

/** I7: what does not count, or not yet, lies before somebody. */
function flawsOfCases(events: readonly KeptEvent[], cases: readonly OpenCase[]): readonly Flaw[] {
  const byEvent = new Set(cases.map(({ event }) => event));
  const differing = new Set(
    cases
      .filter(({ kind, isOpen }) => kind === 'differs' && isOpen)
      .map(({ record, field }) => `${record} ${field}`),
  );
  return events.flatMap(({ id, state, record, field }) => {
    if (state === 'accepted' || state === 'merged') return [];
    const isSeen = state === 'conflict' ? differing.has(`${record} ${field}`) : byEvent.has(id);
    return isSeen ? [] : [`nobody sees: ${id} ${state} ${record} ${field}`];
  });
}

/** I2 once more, counted on the record itself. */
function flawsOfCounts(
  events: readonly KeptEvent[],
  counted: Awaited<ReturnType<typeof countsOf>>,
): readonly Flaw[] {
  const standing = [...byField(events).values()].map((versions) => standingOf(versions)!);
  const those = (...kinds: readonly string[]) =>
    standing.filter(
      ({ field, value, phone }) =>
        phone !== null && value !== null && kinds.includes(field.split('/')[0]!),
    ).length;
  const registered = those('birth', 'newcomer');
  const due = {
    ...{ measures: those('measure'), supplies: those('supply'), referrals: those('referral') },
    ...{ steps: those('step'), registered, names: registered },
  };
  return isDeepStrictEqual(due, { ...counted })
    ? []
    : [`on record ${JSON.stringify(counted)}, said ${JSON.stringify(due)}`];
}

/** What stands in a field is what the record shows; facts on the day from which they were said to hold. */
function flawsOfEffects(
  { app }: SimulatedPhone,
  events: readonly KeptEvent[],
  merged: ReadonlySet<number>,
): readonly Flaw[] {
  return [...byField(events).values()].flatMap((versions): Flaw[] => {
    const { record, field, value } = standingOf(versions)!;
    const person = record.startsWith('person/') && app.person(record as `person/${number}`);
    // Of two records that are read together the other one may say something that no phone said.
    if (!person || merged.has(person.id) || value === null) return [];
    const wrong = [`${record} ${field} should be ${JSON.stringify(value)}`];
    if (field === 'phone') return person.phone === value ? [] : wrong;
    if (field !== 'fact/employment') return [];
    const { value: said, from } = value as { readonly value: string; readonly from: string };
    const on = day(from);
    const holds = person.facts.filter(
      ([, kind, first, end]) =>
        kind === 'employment' && (first ?? BEGINNING) <= on && (end ?? END) > on,
    );
    const { low } = storedRange('employment', said);
    return holds.length === 1 && holds[0]![4] === low
      ? []
      : [`${wrong}, is ${JSON.stringify(holds)}`];
  });
}

/** What the server tells a phone that asks for everybody. */
async function caseloadOf({ at }: World, phone: SimulatedPhone, device: number) {
  phone.caller = await at.again(phone.caller);
  const people: PackedPerson[] = [];
  for (let after: number | undefined; ; ) {
    const query = after === undefined ? {} : { after };
    const { body } = await phone.caller.call(fetchCaseload, { params: { device }, query });
    people.push(...body.people);
    if (body.next === undefined) return people;
    after = body.next;
  }
}

/** The phone holds what the server tells, and I6: its rules say what the server's say. */
async function flawsOfPeople(world: World, phone: SimulatedPhone): Promise<readonly Flaw[]> {
  const device = await deviceOf(world, phone);
  if (device === undefined) return ['the server does not know the phone'];
  const flaws: Flaw[] = [];
  const told = new Map((await caseloadOf(world, phone, device)).map((one) => [one.id, one]));
  const here = phone.app.people();
  for (const person of here) {
    const { ref, said, ...packed } = person;
    if (said.length > 0) flaws.push(`${ref} still has ${said.length} words laid over`);
    const there = told.get(person.id);
    told.delete(person.id);
    const isSame = isDeepStrictEqual(packed, there);
    if (!isSame) flaws.push(`${ref} differs: ${differences(packed, there)}`);
  }
  if (told.size > 0) flaws.push(`not on the phone: ${[...told.keys()]}`);
  flaws.push(...(await flawsOfRules(world, phone, here)));
  return flaws;
}

const differences = (a: PackedPerson, b: PackedPerson | undefined): string =>
  b === undefined
    ? 'gone on the server'
    : (Object.keys({ ...a, ...b }) as (keyof PackedPerson)[])
        .filter((name) => !isDeepStrictEqual(a[name], b[name]))
        .map((name) => `${name} ${JSON.stringify(a[name])} and ${JSON.stringify(b[name])}`)
        .join('; ');

const evaluators = new Map<string, Evaluator>();

async function evaluatorIn(world: World, { caller }: SimulatedPhone): Promise<Evaluator> {
  const { policy } = await headOf(world.at.county);
  const known = evaluators.get(policy!);
  if (known) return known;
  const { body } = await caller.call(fetchPolicy, { params: { hash: policy! } });
  const made = evaluatorOf(body.definition);
  evaluators.set(policy!, made);
  return made;
}

/** Windows further ahead are not packed. */
const AHEAD_DAYS = 400;

async function flawsOfRules(
  world: World,
  phone: SimulatedPhone,
  people: readonly ShownPerson[],
): Promise<readonly Flaw[]> {
  const today = todayIn(world);
  const evaluator = await evaluatorIn(world, phone);
  const answers = evaluator.answers(people, people, today);
  return people.flatMap((person) => {
    const here = rowsOf(person, answers.get(person.id)!, today);
    const there = rowsOf(person, person, today);
    return isDeepStrictEqual(here, there)
      ? []
      : [`${person.ref} is owed ${JSON.stringify(here)} here and ${JSON.stringify(there)} there`];
  });
}

/** Rows of the programs that the phone can work out, of those that a server packs on a day. */
function rowsOf({ whole }: PackedPerson, answer: Answer, today: number): Record<string, string[]> {
  const { entitled, unpaid, windows, questions } = answer;
  const texts = (rows: readonly (readonly [string, ...unknown[]])[]) =>
    rows
      .filter(([program]) => whole.includes(program))
      .map((row) => JSON.stringify(row))
      .toSorted();
  return {
    // The server keeps what ended since it worked it out.
    entitled: texts(entitled.filter(([, , until]) => (until ?? END) > today)),
    unpaid: texts(unpaid.filter(([, from, , , last]) => from <= today && (last ?? today) >= today)),
    windows: texts(
      windows.filter(([, , from, , last]) => from <= today + AHEAD_DAYS && last >= today),
    ),
    questions: texts(questions),
  };
}

/** I1 of photos: what was taken is on the server as it was taken, whole, or gave way to room and says so. */
async function flawsOfPapers(world: World, phone: SimulatedPhone): Promise<readonly Flaw[]> {
  const { papers, papersShed } = phone.app.snapshot().health;
  const flaws = papers > 0 ? [`${papers} photos still wait`] : [];
  for (const { id, isWhole, isAsSaid } of await papersOf(world, phone)) {
    if (!isAsSaid) flaws.push(`photo ${id} is another one`);
    if (!isWhole && papersShed === 0) flaws.push(`photo ${id} is not whole`);
  }
  return flaws;
}

/** I4: whoever was told to a phone was noted as often, before it left. */
async function flawsOfReads(world: World, phone: SimulatedPhone): Promise<readonly Flaw[]> {
  if (world.wasRestored) return [];
  const device = await deviceOf(world, phone);
  const noted = await readsOf(world, device ?? 0);
  return [...phone.reads]
    .filter(([person, times]) => (noted.get(person) ?? 0) < times)
    .map(([person, times]) => `${person} was told ${times} times, noted ${noted.get(person) ?? 0}`);
}
