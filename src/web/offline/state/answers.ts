/**
 * What is owed, due and asked after something was said: the server's last answers with the difference that it makes,
 * worked out for those whom a rule could reach from the people it is about, and for nobody else.
 */
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import type { ShownPerson } from '../phone.ts';
import type { Answer, Evaluator } from './evaluator.ts';
import { type Nearness, nearnessOf } from './near.ts';

export type Relayer = {
  /** The people shown, with answers as of a day. What was worked out of the same people for a day is not done again. */
  readonly relay: (
    told: ReadonlyMap<number, PackedPerson>,
    shown: ReadonlyMap<number, ShownPerson>,
    day: number,
  ) => ReadonlyMap<number, ShownPerson>;
};

type Known = {
  readonly told: ReadonlyMap<number, PackedPerson>;
  readonly day: number;
  /** How people near whom something was said look now, as text. */
  readonly looks: Map<number, string>;
  /** Them as they were told, and who of them is near whom; made when something was said. */
  readonly was: () => {
    readonly people: ReadonlyMap<number, ShownPerson>;
    readonly near: Nearness;
  };
  readonly before: Map<number, Answer>;
  readonly after: Map<number, Answer>;
};

export function relayerOf(evaluator: Evaluator): Relayer {
  let last: Known['told'] | undefined;
  const days = new Map<number, Known>();
  return {
    relay: (told, shown, day) => {
      if (told !== last) days.clear();
      last = told;
      const known = days.get(day) ?? newKnown(told, day);
      days.set(day, known);
      const moved = movedSince(known, shown);
      if (moved.length > 0) workOut(evaluator, known, shown, moved);
      const { before, after } = known;
      if (after.size === 0) return shown;
      const answered = [...after].flatMap(([id, answer]): [number, ShownPerson][] => {
        const person = shown.get(id);
        return person ? [[id, withAnswer(person, before.get(id) ?? nothing, answer, day)]] : [];
      });
      return new Map([...shown, ...answered]);
    },
  };
}

function newKnown(told: Known['told'], day: number): Known {
  let was: ReturnType<Known['was']> | undefined;
  return {
    told,
    day,
    looks: new Map(),
    before: new Map(),
    after: new Map(),
    was: () => {
      was ??= { people: untouched(told), near: nearnessOf(told.values()) };
      return was;
    },
  };
}

const untouched = (told: Known['told']): ReadonlyMap<number, ShownPerson> =>
  new Map([...told].map(([id, person]) => [id, { ...person, ref: `person/${id}`, said: [] }]));

const nothing: Answer = { entitled: [], unpaid: [], windows: [], questions: [] };

/** People whose facts or kin are not what they were when they were last looked at. */
function movedSince({ told, looks }: Known, shown: ReadonlyMap<number, ShownPerson>): number[] {
  const moved: number[] = [];
  for (const [id, person] of shown) {
    if (person.said.length === 0 && !looks.has(id)) continue;
    const look = lookOf(person);
    const first = told.get(id);
    const last = looks.get(id) ?? (first ? lookOf(first) : '');
    if (look !== last) moved.push(id);
    looks.set(id, look);
  }
  for (const id of [...looks.keys()]) {
    if (shown.has(id)) continue;
    looks.delete(id);
    moved.push(id);
  }
  return moved;
}

const lookOf = ({ facts, links, households }: PackedPerson): string =>
  JSON.stringify([facts, links, households]);

function workOut(
  evaluator: Evaluator,
  known: Known,
  shown: ReadonlyMap<number, ShownPerson>,
  moved: readonly number[],
): void {
  const { people, near: was } = known.was();
  const is = nearnessOf(shown.values());
  const touched = [
    ...new Set([...was.within(moved, evaluator.depth), ...is.within(moved, evaluator.depth)]),
  ];
  const fresh = touched.filter((id) => !known.before.has(id));
  for (const [id, answer] of answersAround(evaluator, people, was, fresh, known.day)) {
    known.before.set(id, answer);
  }
  for (const id of moved) if (!shown.has(id)) known.after.delete(id);
  for (const [id, answer] of answersAround(evaluator, shown, is, touched, known.day)) {
    known.after.set(id, answer);
  }
}

function answersAround(
  evaluator: Evaluator,
  people: ReadonlyMap<number, ShownPerson>,
  nearness: Nearness,
  ids: readonly number[],
  day: number,
): ReadonlyMap<number, Answer> {
  const persons = ids.flatMap((id) => people.get(id) ?? []);
  if (persons.length === 0) return new Map();
  const near = nearness.within(
    persons.map(({ id }) => id),
    evaluator.depth,
  );
  return evaluator.answers(
    persons,
    near.map((id) => people.get(id)!),
    day,
  );
}

/** The person with the difference between two answers laid over what the server said. */
function withAnswer(person: ShownPerson, before: Answer, after: Answer, day: number): ShownPerson {
  const windows = difference(person.windows, before.windows, after.windows, 3);
  const unpaid = difference(person.unpaid, before.unpaid, after.unpaid, 3);
  return {
    ...person,
    entitled: difference(person.entitled, before.entitled, after.entitled, 4),
    questions: difference(person.questions, before.questions, after.questions, 3),
    windows: windows.filter((row) => person.windows.includes(row) || row[4] >= day),
    unpaid: unpaid.filter(
      (row) => person.unpaid.includes(row) || (row[1] <= day && (row[4] ?? day) >= day),
    ),
  };
}

/**
 * Rows told, less those that are gone, with those that are new. The first `key` parts name a row: one that is in both
 * answers and not told was paid, kept or handled, and stays away; one whose other parts differ is replaced.
 */
function difference<Row extends readonly (string | number | null)[]>(
  told: readonly Row[],
  before: readonly Row[],
  after: readonly Row[],
  key: number,
): readonly Row[] {
  const nameOf = (row: Row) => row.slice(0, key).join(' ');
  const names = (rows: readonly Row[]) => new Set(rows.map(nameOf));
  const [was, is, shown] = [names(before), names(after), names(told)];
  const now = new Map(after.map((row) => [nameOf(row), row]));
  const whole = new Set(before.map((row) => JSON.stringify(row)));
  const kept = told
    .filter((row) => !was.has(nameOf(row)) || is.has(nameOf(row)))
    .map((row) => {
      const fresh = now.get(nameOf(row));
      const hasChanged = fresh !== undefined && !whole.has(JSON.stringify(fresh));
      return hasChanged && was.has(nameOf(row)) ? fresh : row;
    });
  const added = after.filter((row) => !was.has(nameOf(row)) && !shown.has(nameOf(row)));
  return [...kept, ...added];
}
