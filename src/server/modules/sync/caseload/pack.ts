/** Rows of people as phones hold them. */
import { factKindName } from '../../../../db/fact-kinds.ts';
import type { PackedPerson, PackedTask } from '../../../../model/sync/caseload.ts';
import { BEGINNING, END, type Relation } from '../../../../rules/index.ts';
import { type DataClass, findClass } from '../../../access/index.ts';
import type { HeadRow, LinkRow, TaskRow } from './queries.ts';
import type { Rows } from './rows.ts';
import type { Links } from './workable.ts';

/** A person without what needs a look at others. */
export type Packed = Omit<PackedPerson, 'whole'>;

const fromOf = (day: number) => (day === BEGINNING ? null : day);
const untilOf = (day: number) => (day === END ? null : day);

export type Packing = {
  readonly seenBy: 'task' | 'area';
  readonly classes: readonly DataClass[];
};

/** People of some rows, by number. */
export function packPeople(rows: Rows, packing: Packing): readonly Packed[] {
  const personOf = (record: number) => rows.personOf.get(record)!;
  const links = groupedBy(
    rows.links.flatMap((row) => endsOf(row, rows.personOf, packing.classes)),
    ({ person }) => person,
  );
  const byPerson = <Row extends { readonly person: number }>(all: readonly Row[]) =>
    groupedBy(all, ({ person }) => personOf(person));
  const facts = byPerson(rows.facts);
  const memberships = byPerson(rows.memberships);
  const entitled = byPerson(rows.entitled);
  const unpaid = byPerson(rows.unpaid);
  const windows = byPerson(rows.windows);
  const questions = byPerson(rows.questions);
  const tasks = byPerson(rows.tasks);
  const consents = byPerson(rows.consents);
  const heads = byPerson(rows.heads);
  const phones = new Map([...rows.phones].map(([record, phone]) => [personOf(record), phone]));
  const wishes = new Map(rows.wishes.map(({ person, is_wanted }) => [personOf(person), is_wanted]));
  const isOnTask = packing.seenBy === 'task';
  return rows.people.map(({ id, name, reading }) => ({
    id,
    name,
    pinyin: pinyinOf(reading),
    ...(phones.has(id) && { phone: phones.get(id)! }),
    seenBy: packing.seenBy,
    facts: facts(id).map(({ id: fact, kind, from, until, low, high }) => [
      ...([fact, factKindName(kind), fromOf(from), untilOf(until), low, high] as const),
    ]),
    links: links(id).map((one) => [
      ...([one.id, one.relation, one.other, fromOf(one.from), untilOf(one.until)] as const),
    ]),
    households: memberships(id).map(({ household, number, role, from, until }) => [
      ...([household, number, role, fromOf(from), untilOf(until)] as const),
    ]),
    entitled: entitled(id).map((one) => [
      ...([one.program, fromOf(one.from), untilOf(one.until), one.is_certain ? 1 : 0] as const),
    ]),
    unpaid: unpaid(id).map((one) => [
      ...([one.program, one.from, one.until, one.fen, lastDayBefore(one.claim_until)] as const),
      one.is_payable ? 1 : 0,
    ]),
    windows: windows(id).map((one) => [
      ...([one.program, one.step, one.from, one.until, one.offer_until - 1] as const),
      one.is_certain ? 1 : 0,
    ]),
    questions: questions(id).map(({ program, about, fact }) => [program, about, fact]),
    tasks: tasks(id).flatMap(taskOf),
    consents: Object.fromEntries(consents(id).map(({ purpose, decision }) => [purpose, decision])),
    ...(wishes.has(id) && { isContactWanted: wishes.get(id)! }),
    // What she was asked about her data needs the reason of a task, as her answers do.
    heads: headsBy(heads(id).filter(({ field }) => isOnTask || !field.startsWith('consent/'))),
  }));
}

const lastDayBefore = (until: number) => (until === END ? null : until - 1);

/** The initials are the last word of a reading. */
function pinyinOf(reading: string): readonly [full: string, initials: string] {
  const cut = reading.lastIndexOf(' ');
  return cut < 0 ? [reading, ''] : [reading.slice(0, cut), reading.slice(cut + 1)];
}

function headsBy(rows: readonly HeadRow[]): Readonly<Record<string, readonly string[]>> {
  const fields: Record<string, string[]> = {};
  for (const { field, id } of rows) fields[field] = [...(fields[field] ?? []), id];
  return fields;
}

const states: Readonly<Record<string, PackedTask['state']>> = {
  done: 'done',
  declined: 'declined',
  moved: 'moved',
  lapsed: 'lapsed',
};

/** A task; none for what was a mistake or is not needed, because there is nothing to do or to tell. */
function taskOf(row: TaskRow): readonly PackedTask[] {
  const open = row.booked_for ? 'booked' : 'open';
  const state = row.outcome === null ? open : states[row.outcome];
  if (state === undefined) return [];
  const due = row.last_day ?? row.due;
  return [
    {
      id: row.id,
      purpose: row.purpose,
      basis: row.basis,
      ...(row.program !== null && { program: row.program }),
      ...(row.step !== null && { step: row.step }),
      ...(row.window_from !== null && { from: row.window_from }),
      ...(due !== null && due !== END && { due }),
      state,
      ...(row.booked_for && { bookedFor: row.booked_for.toISOString() }),
      isMine: row.is_mine,
    },
  ];
}

type End = Omit<LinkRow, 'relation'> & { readonly relation: Relation };

const opposite = { parents: 'children', children: 'parents', spouse: 'spouse' } as const;

/**
 * A link as it reads from each of its ends that is here. From either it is as delicate as such relatives are: who may
 * not know of children sees a child's mother, and no mother's child.
 */
function endsOf(
  row: LinkRow,
  personOf: ReadonlyMap<number, number>,
  classes: readonly DataClass[],
): readonly End[] {
  const { person, other, relation } = row;
  const back = relation === 'guardians' ? undefined : opposite[relation];
  const ends: readonly End[] = [
    { ...row, relation },
    ...(back ? [{ ...row, person: other, other: person, relation: back }] : []),
  ];
  return ends.flatMap((end) => {
    const self = personOf.get(end.person);
    const own = findClass(`unlisted/${end.relation}`);
    if (self === undefined || own === undefined || !classes.includes(own)) return [];
    return [{ ...end, person: self, other: personOf.get(end.other) ?? end.other }];
  });
}

/** Whom somebody is linked to, by relation, as far as it was read. */
export function linksWithin(people: readonly Packed[]): ReadonlyMap<number, Links> {
  return new Map(
    people.map(({ id, links }) => {
      const found = new Map<Relation, Set<number>>();
      for (const [, relation, other] of links) {
        found.set(relation, (found.get(relation) ?? new Set()).add(other));
      }
      return [id, found];
    }),
  );
}

/** Rows by a number; none where there is none. */
function groupedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
): (key: number) => readonly Row[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return (key) => groups.get(key) ?? [];
}
