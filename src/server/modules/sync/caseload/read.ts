/**
 * Reading people for a phone: those with an open task in one transaction, whoever else is served in another, because
 * a transaction shows what may be seen of all whom it opened. Each is an entry in the read log of everybody in it.
 */
import { type County, type Reading, readCounty } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import type { PackedPerson } from '../../../../model/sync/caseload.ts';
import type { Program } from '../../../../programs/definition.ts';
import { isSettled } from '../../../../programs/visit/settled.ts';
import { actorOf, type DataClass, type Post } from '../../../access/index.ts';
import { linksWithin, type Packed, packPeople } from './pack.ts';
import { readRows } from './rows.ts';
import { lookedAt, workableWith } from './workable.ts';

/** Who reads, for which phone. */
export type Reader = {
  readonly account: number;
  readonly post: Post;
  readonly device: number;
  readonly today: number;
  readonly keys: KeyRing;
  /** Those that the county is evaluated by. */
  readonly programs: readonly Program[];
};

export type Chosen = {
  readonly persons: readonly number[];
  /** tasks: those without an open one are left out. */
  readonly holds: 'area' | 'tasks';
};

/** The people chosen in the first transaction, by number, as far as who asks may see them. */
export async function readPacked(
  county: County,
  reader: Reader,
  choose: (tx: Reading) => Promise<Chosen>,
): Promise<readonly PackedPerson[]> {
  const { account, device } = reader;
  const act = { kind: 'read-caseload', actor: actorOf(account), detail: { device } };
  let rest: readonly number[] = [];
  const near = await readCounty(county, act, async (tx) => {
    const { persons, holds } = await choose(tx);
    const group = await readGroup(tx, reader, 'task', persons);
    const read = new Set(group.map(({ id }) => id));
    rest = holds === 'area' ? persons.filter((id) => !read.has(id)) : [];
    if (group.length > 0 || rest.length === 0) return group;
    // Nobody here has a task, so nothing keeps the others out of this transaction: each one is a row of the audit.
    rest = [];
    return readGroup(tx, reader, 'area', persons);
  });
  const far =
    rest.length === 0
      ? []
      : await readCounty(county, act, (tx) => readGroup(tx, reader, 'area', rest));
  return [...near, ...far].toSorted((a, b) => a.id - b.id);
}

async function readGroup(
  tx: Reading,
  { post, today, keys, programs }: Reader,
  seenBy: 'task' | 'area',
  persons: readonly number[],
): Promise<readonly PackedPerson[]> {
  const opened = (await tx.openAs?.(seenBy, persons)) ?? [];
  if (opened.length === 0) return [];
  const asked = { today, unit: post.unit!.id, post: post.id, isOnTask: seenBy === 'task', keys };
  const rows = await readRows(tx, opened, asked);
  const classes = tx.asked!().classes as readonly DataClass[];
  const packed = packPeople(rows, { seenBy, classes }).map((person) => ({
    ...person,
    questions: person.questions.filter(
      ([id]) =>
        !isSettled(
          programs.find((one) => one.id === id),
          person.entitled,
          today,
        ),
    ),
  }));
  tx.seen(...shownIn(packed));
  return withWhole(packed, workableWith(programs, classes), ofSeveral(rows.personOf));
}

/** People of whom there are several records: which of them is believed where they differ is not on the phone. */
const ofSeveral = (personOf: ReadonlyMap<number, number>): ReadonlySet<number> =>
  new Set([...personOf].flatMap(([record, person]) => (record === person ? [] : [person])));

/** Everybody whose number leaves: also relatives who are only named. */
const shownIn = (people: readonly Packed[]): ReadonlySet<number> =>
  new Set(
    people.flatMap(({ id, links, questions }) => [
      id,
      ...links.map(([, , other]) => other),
      ...questions.map(([, about]) => about),
    ]),
  );

/**
 * Programs that the phone can work out: at whom they look must be in the same group, for of others it is not known
 * here what the phone has.
 */
function withWhole(
  people: readonly Packed[],
  programs: ReturnType<typeof workableWith>,
  several: ReadonlySet<number>,
): readonly PackedPerson[] {
  const links = linksWithin(people.filter(({ id }) => !several.has(id)));
  return people.map((person) => ({
    ...person,
    whole: programs
      .filter((program) => {
        const looked = lookedAt(person.id, program, (one) => links.get(one));
        return looked !== undefined && [...looked].every((one) => links.has(one));
      })
      .map(({ id }) => id),
  }));
}
