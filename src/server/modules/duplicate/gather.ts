/** Everybody of a county as candidates; records that were merged count as one. */
import type { Reading } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { sealContext } from '../roster/people-chunk.ts';
import { readCandidates } from './queries.ts';
import type { Candidate } from './score.ts';

type Gathered = { -readonly [Field in keyof Candidate]: Candidate[Field] } & { parents: number[] };

/** Codes of one village have nothing between them; wider ones say too little. */
const AREA_WIDTH_MAX = 999;

/** Numbers are opened in memory only. */
export async function gatherCandidates(tx: Reading, keys: KeyRing): Promise<Candidate[]> {
  const into = new Map<number, number>();
  const people = new Map<number, Gathered>();
  /** The record that stays; its own rows count before those of a record merged into it. */
  const stayingOf = (record: number): Gathered | undefined => {
    let id = record;
    for (let next = into.get(id); next !== undefined; next = into.get(id)) id = next;
    return people.get(id);
  };
  const birthOf = new Map<number, number>();
  const putOnce = <Field extends keyof Candidate>(
    record: number,
    field: Field,
    value: NonNullable<Gathered[Field]>,
  ) => {
    const person = stayingOf(record);
    if (person && (person[field] === undefined || person.id === record)) person[field] = value;
  };
  await readCandidates(tx, {
    merge: (person, other) => into.set(person, other),
    person: (id, name) => {
      if (into.has(id)) return;
      people.set(id, { id, name, bornEarliest: BEGINNING, bornLatest: END, parents: [] });
    },
    birth: (record, from, until) => {
      const person = stayingOf(record);
      if (!person || (birthOf.has(person.id) && person.id !== record)) return;
      birthOf.set(person.id, record);
      person.bornEarliest = from;
      person.bornLatest = until === END ? END : until - 1;
    },
    sex: (record, sex) => putOnce(record, 'sex', sex === 1 ? 'female' : 'male'),
    area: (record, low, high) => {
      if (high - low <= AREA_WIDTH_MAX) putOnce(record, 'area', low);
    },
    number: (record, sealed) =>
      putOnce(record, 'idNumber', keys.openId(sealed, sealContext(record))),
    household: (record, household) => putOnce(record, 'household', household),
    parent: (child, parent) => {
      const [person, other] = [stayingOf(child), stayingOf(parent)];
      const id = other?.id ?? parent;
      if (person && person.id !== id && !person.parents.includes(id)) person.parents.push(id);
    },
  });
  return [...people.values()];
}
