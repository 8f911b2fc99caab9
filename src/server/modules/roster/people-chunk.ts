/**
 * A chunk of people: who is new, who is known, what is added about them, and what contradicts the
 * record.
 */
import type { Changing, Reading } from '../../../db/county.ts';
import { factKindName } from '../../../db/fact-kinds.ts';
import { readingOf } from '../registry/reading.ts';
import { compareFacts, type FactChanges } from './compare.ts';
import { type Counts, noCounts } from './counts.ts';
import type { Importing } from './incoming.ts';
import {
  factsOfPersons,
  type findByBlindIndex,
  insertConflicts,
  insertFacts,
  insertPersons,
  type KnownPerson,
  type NewConflict,
  type NewFact,
  type NewPerson,
  nextPersonIds,
  putOnRecord,
  retractFacts,
  shownFact,
} from './queries.ts';

type Known = {
  readonly index: number;
  readonly person: KnownPerson;
  readonly changes: FactChanges;
};

export type PeoplePlan = {
  /** Indexes of people who are not on record under their number. */
  readonly fresh: readonly number[];
  readonly blindIndexes: ReadonlyMap<number, Buffer>;
  readonly known: readonly Known[];
  readonly counts: Counts;
};

/** Compares the people `[from, until)` of a roster with the record, to show it or to write it. */
export async function planPeople(
  tx: Reading,
  { statements, keys }: Importing,
  [from, until]: readonly [number, number],
  find: typeof findByBlindIndex,
): Promise<PeoplePlan> {
  const blindIndexes = new Map<number, Buffer>();
  for (let index = from; index < until; index++) {
    blindIndexes.set(index, keys.blindIndex(statements.keyOf(index).text));
  }
  const found = await find(tx, [...blindIndexes.values()]);
  const byIndex = new Map(found.map((person) => [person.blind_index.toString('hex'), person]));
  const stored = await factsOfPersons(
    tx,
    found.map(({ id }) => id),
  );
  const fresh: number[] = [];
  const known: Known[] = [];
  let newFacts = 0;
  for (const [index, blindIndex] of blindIndexes) {
    const person = byIndex.get(blindIndex.toString('hex'));
    const facts = statements.factsOf(index);
    if (!person) {
      fresh.push(index);
      newFacts += facts.length;
      continue;
    }
    known.push({ index, person, changes: compareFacts(stored.get(person.id) ?? [], facts) });
  }
  const isChanged = ({ person, changes }: Known) => !person.is_on_record || changes.add.length > 0;
  const changed = known.filter(isChanged).length;
  return {
    fresh,
    blindIndexes,
    known,
    counts: {
      ...noCounts,
      newPeople: fresh.length,
      changedPeople: changed,
      unchangedPeople: known.length - changed,
      newFacts: newFacts + sum(known, ({ changes }) => changes.add.length),
      replacedFacts: sum(known, ({ changes }) => changes.retract.length),
      conflicts: sum(known, (one) => one.changes.conflicts.length + Number(isOtherName(one))),
    },
  };

  function isOtherName({ index, person }: Known): boolean {
    const name = statements.nameOf(index);
    return person.is_on_record && name !== '' && person.name !== '' && name !== person.name;
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** Writes what was planned. */
export async function applyPeople(
  tx: Changing,
  importing: Importing,
  importId: number,
  plan: PeoplePlan,
): Promise<Counts> {
  const facts: NewFact[] = [];
  const gone: { personId: number; id: number }[] = [];
  const conflicts: NewConflict[] = [];
  const persons = await newPersons(tx, importing, plan);
  const { statements, personIds, incoming } = importing;
  for (const [place, index] of plan.fresh.entries()) {
    const { id } = persons[place]!;
    personIds[index] = id;
    for (const fact of statements.factsOf(index)) facts.push({ ...fact, personId: id });
    tx.changed('person', id);
  }
  for (const { index, person, changes } of plan.known) {
    personIds[index] = person.id;
    const name = statements.nameOf(index);
    if (!person.is_on_record || (person.name === '' && name !== '')) {
      await putOnRecord(tx, person.id, name, readingOf(name));
      tx.changed('person', person.id);
    } else if (name !== '' && name !== person.name) {
      const place = incoming.placeOf(index);
      const [stored, said] = [{ name: person.name }, { name }];
      conflicts.push({ personId: person.id, place, kind: 'name', stored, incoming: said });
    }
    for (const fact of changes.add) facts.push({ ...fact, personId: person.id });
    for (const id of changes.retract) gone.push({ personId: person.id, id });
    for (const { kind, stored, incoming: said } of changes.conflicts) {
      conflicts.push({
        personId: person.id,
        place: incoming.placeOf(index),
        kind: factKindName(kind),
        stored: shownFact(stored),
        incoming: shownFact(said),
      });
    }
    if (changes.add.length > 0) tx.changed('fact', person.id);
  }
  await insertPersons(tx, persons);
  if (gone.length > 0) await retractFacts(tx, gone);
  await insertFacts(tx, facts);
  if (conflicts.length > 0) await insertConflicts(tx, importId, conflicts);
  return plan.counts;
}

async function newPersons(
  tx: Changing,
  { statements, keys }: Importing,
  { fresh, blindIndexes }: PeoplePlan,
): Promise<readonly NewPerson[]> {
  if (fresh.length === 0) return [];
  const ids = await nextPersonIds(tx, fresh.length);
  return fresh.map((index, place) => {
    const id = ids[place]!;
    const name = statements.nameOf(index);
    const { kind, text } = statements.keyOf(index);
    return {
      id,
      name,
      reading: readingOf(name),
      isOnRecord: true,
      key: {
        kind,
        blindIndex: blindIndexes.get(index)!,
        sealed: keys.sealId(text, sealContext(id)),
      },
    };
  });
}

/** A sealed number opens only as that of the person it was sealed for. */
export const sealContext = (personId: number) => `person:${personId}`;
