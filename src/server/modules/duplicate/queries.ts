/** SQL of duplicates: everybody as candidates, pairs to decide, and merges with their lineage. */
import { copyOut } from '../../../db/copy/copy-out.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import { basicKinds, factKindId } from '../../../db/fact-kinds.ts';
import type { Evidence, Match } from './score.ts';

/** A row of somebody's record, in the order in which the tables give them. */
export type CandidateSource = {
  readonly person: (id: number, name: string) => void;
  readonly merge: (person: number, into: number) => void;
  readonly birth: (person: number, from: number, until: number) => void;
  readonly sex: (person: number, sex: number) => void;
  readonly area: (person: number, low: number, high: number) => void;
  readonly number: (person: number, sealed: Buffer) => void;
  readonly household: (person: number, household: number) => void;
  readonly parent: (child: number, parent: number) => void;
};

/** Everything that people are compared by. Merges come first, so that rows can be put together. */
export async function readCandidates({ client }: Reading, to: CandidateSource): Promise<void> {
  await copyOut(
    client,
    'select person_id, into_id from person_merge where retracted_in is null',
    (row) => to.merge(row.int8(), row.int8()),
  );
  await copyOut(client, 'select id, name from person where is_on_record order by id', (row) =>
    to.person(row.int8(), row.text()),
  );
  const residence = factKindId('residence');
  await copyOut(
    client,
    `select person_id, kind, from_day, until_day, low, high from fact
     where retracted_in is null and (kind in (${basicKinds.birth}, ${basicKinds.sex})
       or kind = ${residence} and until_day = 'infinity' and low is not null)
     order by person_id`,
    (row) => {
      const [person, kind, from, until] = [row.int8(), row.int2(), row.date(), row.date()];
      if (kind === basicKinds.birth) return to.birth(person, from, until);
      if (kind === basicKinds.sex) return to.sex(person, row.int8());
      return to.area(person, row.int8(), row.int8());
    },
  );
  await copyOut(
    client,
    `select person_id, sealed from person_identity
     where (retracted_in is null or retracted_in = added_in) and kind = 'identity-number'
     order by person_id, id`,
    (row) => to.number(row.int8(), row.bytes()),
  );
  await copyOut(
    client,
    `select person_id, household_id from household_member
     where retracted_in is null and until_day = 'infinity' order by person_id, id`,
    (row) => to.household(row.int8(), row.int8()),
  );
  await copyOut(
    client,
    `select person_id, other_id from relationship
       where retracted_in is null and relation = 'parents'
     union all
     select other_id, person_id from relationship
       where retracted_in is null and relation = 'children'`,
    (row) => to.parent(row.int8(), row.int8()),
  );
}

/** Pairs that nobody has decided are found anew each time. */
export const deleteOpen = (tx: Changing) =>
  tx.query(`delete from duplicate_candidate where state = 'open'`);

/** Adds pairs that are not decided yet; gives how many. */
export async function insertOpen(tx: Changing, matches: readonly Match[]): Promise<number> {
  const rows = await tx.query(
    `insert into duplicate_candidate (person_id, other_id, score, level, evidence, found_in)
     select a, b, score, level, evidence, $2
     from jsonb_to_recordset($1) as
       match (a bigint, b bigint, score integer, level text, evidence jsonb)
     on conflict (person_id, other_id) do nothing returning 1`,
    [JSON.stringify(matches), tx.event],
  );
  return rows.length;
}

export type PairRow = {
  readonly person: number;
  readonly other: number;
  readonly personName: string;
  readonly otherName: string;
  readonly score: number;
  readonly level: Match['level'];
  readonly evidence: readonly Evidence[];
};

/** Where a page of pairs begins: behind the last one seen. */
export type PairKey = Pick<PairRow, 'score' | 'person' | 'other'>;

/** Open pairs, best first; those with a record that was merged meanwhile wait for the next search. */
export const openPairs = (tx: Reading, after: PairKey, limit: number) =>
  tx.query<PairRow>(
    `select person_id as person, other_id as other, person.name as "personName",
       other.name as "otherName", score, level, evidence
     from duplicate_candidate pair
     join person on person.id = person_id join person other on other.id = other_id
     where state = 'open' and (-score, person_id, other_id) > (-$1::integer, $2::bigint, $3::bigint)
       and score <= $1
       and not exists (select from person_merge merge
         where merge.person_id in (pair.person_id, pair.other_id) and merge.retracted_in is null)
     order by score desc, person_id, other_id limit $4`,
    [after.score, after.person, after.other, limit],
  );

/** Decides an open pair; gives whether there was one. */
export async function decidePair(
  tx: Changing,
  [a, b]: readonly [number, number],
  state: 'merged' | 'different',
): Promise<boolean> {
  const rows = await tx.query(
    `update duplicate_candidate set state = $3, decided_in = $4
     where person_id = $1 and other_id = $2 and state = 'open' returning 1`,
    [Math.min(a, b), Math.max(a, b), state, tx.event],
  );
  return rows.length > 0;
}

/** Pairs that a merge decided wait for a decision again. */
export const reopenPairs = (tx: Changing, decidedIn: number) =>
  tx.query(
    `update duplicate_candidate set state = 'open', decided_in = null
     where decided_in = $1 and state = 'merged'`,
    [decidedIn],
  );

export type NewMerge = {
  readonly person: number;
  readonly into: number;
  readonly evidence: readonly unknown[];
};

export async function insertMerge(
  tx: Changing,
  { person, into, evidence }: NewMerge,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into person_merge (person_id, into_id, evidence, added_in)
     values ($1, $2, $3, $4) returning id`,
    [person, into, JSON.stringify(evidence), tx.event],
  );
  return row!.id;
}

/** Kinds of facts that who asks may see of those who were opened; undefined: the software itself asks. */
export async function kindsShown(tx: Reading): Promise<readonly number[] | undefined> {
  const [row] = await tx.query<{ kinds: number[] | null }>(
    `select nullif(current_setting('app.kinds', true), '')::smallint[] as kinds`,
  );
  return row!.kinds ?? undefined;
}

export type StandingMerge = {
  readonly person: number;
  readonly into: number;
  readonly addedIn: number;
};

export async function retractMerge(tx: Changing, id: number): Promise<StandingMerge | undefined> {
  const [row] = await tx.query<StandingMerge>(
    `update person_merge set retracted_in = $2 where id = $1 and retracted_in is null
     returning person_id as person, into_id as into, added_in as "addedIn"`,
    [id, tx.event],
  );
  return row;
}

export type MergeRow = {
  readonly id: number;
  readonly person: number;
  readonly into: number;
  readonly evidence: readonly unknown[];
  readonly seq: number;
  readonly actor: string;
  readonly at: Date;
  readonly undoneSeq: number | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
};

/** Every merge that a record took part in, or that led on from one, undone ones too. */
export const mergesOfRecord = (tx: Reading, person: number) =>
  tx.query<MergeRow>(
    `with recursive record (id) as (
       select $1::bigint
       union
       select case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge on record.id in (merge.person_id, merge.into_id))
     select merge.id, person_id as person, into_id as into, evidence,
       added.seq, added.actor, added.recorded_at as at,
       gone.seq as "undoneSeq", gone.actor as "undoneBy", gone.recorded_at as "undoneAt"
     from person_merge merge join event added on added.id = added_in
     left join event gone on gone.id = retracted_in
     where person_id in (select id from record)
     order by added.seq, merge.id`,
    [person],
  );
