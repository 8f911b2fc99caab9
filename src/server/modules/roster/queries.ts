/** SQL of roster imports. */
import { copyIn, type CopyWriter } from '../../../db/copy/copy-in.ts';
import { dayText } from '../../../db/database.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import type { StoredFact } from './compare.ts';
import type { Counts } from './counts.ts';
import type { StatedFact } from './incoming.ts';

export type ImportRow = {
  readonly id: number;
  readonly people: number;
  readonly chunk_people: number;
  readonly state: 'running' | 'done';
  readonly counts: Partial<Counts>;
};

export async function findImport(tx: Reading, contentHash: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(
    'select id, people, chunk_people, state, counts from roster_import where content_hash = $1',
    [contentHash],
  );
  return row;
}

export const findImportsFrom = (tx: Reading, source: string) =>
  tx.query<ImportRow>(
    `select id, people, chunk_people, state, counts from roster_import where source = $1
     order by id`,
    [source],
  );

/** The import of a content; begun if there is none. */
export async function getImport(
  tx: Changing,
  begin: { source: string; contentHash: string; people: number; chunkPeople: number },
): Promise<ImportRow> {
  const { source, contentHash, people, chunkPeople } = begin;
  await tx.query(
    `insert into roster_import (source, content_hash, people, chunk_people, added_in)
     values ($1, $2, $3, $4, $5) on conflict (content_hash) do nothing`,
    [source, contentHash, people, chunkPeople, tx.event],
  );
  return (await findImport(tx, contentHash))!;
}

export type ImportPart = 'facts' | 'kinship';

type ChunkRow = { readonly part: ImportPart; readonly first: number; readonly counts: Counts };

export const chunksOf = (tx: Reading, importId: number) =>
  tx.query<ChunkRow>('select part, first, counts from roster_chunk where import_id = $1', [
    importId,
  ]);

/** The key refuses a chunk that is in already; see isChunkKey. */
export const insertChunk = (tx: Changing, importId: number, { part, first, counts }: ChunkRow) =>
  tx.query(
    `insert into roster_chunk (import_id, part, first, counts, added_in)
     values ($1, $2, $3, $4, $5)`,
    [importId, part, first, JSON.stringify(counts), tx.event],
  );

/** Whether an error says that somebody else wrote the chunk. */
export const isChunkKey = (error: unknown): boolean => constraintOf(error) === 'roster_chunk_pkey';

/** Whether an error says that somebody else added the same person or household meanwhile. */
export const isSameAddition = (error: unknown): boolean =>
  ['person_identity_index', 'household_number_key'].includes(constraintOf(error) ?? '');

const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined;

export const finishImport = (tx: Changing, importId: number, counts: Counts) =>
  tx.query(`update roster_import set state = 'done', counts = $2 where id = $1`, [
    importId,
    JSON.stringify(counts),
  ]);

export type KnownPerson = {
  readonly id: number;
  readonly blind_index: Buffer;
  readonly name: string;
  readonly is_on_record: boolean;
};

const blindIndexSql = `
  select person.id, blind_index, name, is_on_record
  from person_identity join person on person.id = person_identity.person_id
  where retracted_in is null and blind_index = any($1)`;

export const findByBlindIndex = (tx: Reading, indexes: readonly Buffer[]) =>
  tx.query<KnownPerson>(blindIndexSql, [indexes]);

/** The same people, whom nobody else changes until the transaction ends. */
export const lockByBlindIndex = (tx: Reading, indexes: readonly Buffer[]) =>
  tx.query<KnownPerson>(`${blindIndexSql} order by person.id for no key update of person`, [
    indexes,
  ]);

/** Nobody else changes these people until the transaction ends: not their kinship either. */
export const lockPersons = (tx: Changing, persons: readonly number[]) =>
  tx.query('select from person where id = any($1) order by id for no key update', [persons]);

export async function nextPersonIds(tx: Changing, count: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select nextval('person_id_seq') as id from generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

export type NewPerson = {
  readonly id: number;
  readonly name: string;
  readonly reading: string;
  readonly isOnRecord: boolean;
  readonly key: {
    readonly kind: string;
    readonly blindIndex: Buffer;
    readonly sealed: Buffer;
  };
};

export async function insertPersons(tx: Changing, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return;
  await copied(tx, 'person (id, name, reading, is_on_record, added_in)', persons, (to, one) => {
    to.row(5);
    to.int8(one.id);
    to.text(one.name);
    to.text(one.reading);
    to.bool(one.isOnRecord);
    to.int8(tx.event);
  });
  const target = 'person_identity (person_id, kind, blind_index, sealed, added_in)';
  await copied(tx, target, persons, (to, { id, key }) => {
    to.row(5);
    to.int8(id);
    to.text(key.kind);
    to.bytes(key.blindIndex);
    to.bytes(key.sealed);
    to.int8(tx.event);
  });
}

export const putOnRecord = (tx: Changing, id: number, name: string, reading: string) =>
  tx.query('update person set name = $2, reading = $3, is_on_record = true where id = $1', [
    id,
    name,
    reading,
  ]);

export type NewFact = StatedFact & { readonly personId: number };

export const insertFacts = (tx: Changing, facts: readonly NewFact[]) =>
  copied(
    tx,
    'fact (person_id, kind, from_day, until_day, low, high, added_in)',
    facts,
    (to, fact) => {
      to.row(7);
      to.int8(fact.personId);
      to.int2(fact.kind);
      to.date(fact.from);
      to.date(fact.until);
      if (fact.low === undefined || fact.high === undefined) {
        to.none();
        to.none();
      } else {
        to.int8(fact.low);
        to.int8(fact.high);
      }
      to.int8(tx.event);
    },
  );

type FactRow = {
  readonly person_id: number;
  readonly id: number;
  readonly kind: number;
  readonly from_day: number;
  readonly until_day: number;
  readonly low: number | null;
  readonly high: number | null;
};

export async function factsOfPersons(
  tx: Reading,
  persons: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredFact[]>> {
  const rows = await tx.query<FactRow>(
    `select person_id, id, kind, from_day, until_day, low, high from fact
     where retracted_in is null and person_id = any($1) order by person_id, id`,
    [persons],
  );
  const facts = Map.groupBy(rows, ({ person_id }) => person_id);
  return new Map(
    [...facts].map(([person, of]) => [
      person,
      of.map(({ id, kind, from_day, until_day, low, high }) => ({
        id,
        kind,
        from: from_day,
        until: until_day,
        low: low ?? undefined,
        high: high ?? undefined,
      })),
    ]),
  );
}

export const retractFacts = (
  tx: Changing,
  facts: readonly { readonly personId: number; readonly id: number }[],
) =>
  tx.query(
    `update fact set retracted_in = $3
     from unnest($1::bigint[], $2::bigint[]) as gone (person_id, id)
     where fact.person_id = gone.person_id and fact.id = gone.id and retracted_in is null`,
    [facts.map(({ personId }) => personId), facts.map(({ id }) => id), tx.event],
  );

export type LinkRow = {
  readonly person_id: number;
  readonly other_id: number;
  readonly relation: string;
  readonly from_day: number;
  readonly until_day: number;
};

/** Links of these people, from either side. */
export const linksOfPersons = (tx: Reading, persons: readonly number[]) =>
  tx.query<LinkRow>(
    `select person_id, other_id, relation, from_day, until_day from relationship
     where retracted_in is null and (person_id = any($1) or other_id = any($1))`,
    [persons],
  );

export const insertLinks = (tx: Changing, links: readonly LinkRow[]) =>
  copied(
    tx,
    'relationship (person_id, other_id, relation, from_day, until_day, added_in)',
    links,
    (to, link) => {
      to.row(6);
      to.int8(link.person_id);
      to.int8(link.other_id);
      to.text(link.relation);
      to.date(link.from_day);
      to.date(link.until_day);
      to.int8(tx.event);
    },
  );

export type MemberRow = {
  readonly person_id: number;
  readonly number: string;
  readonly role: string;
  readonly from_day: number;
};

export const membershipsOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<MemberRow>(
    `select person_id, number, role, from_day
     from household_member join household on household.id = household_id
     where retracted_in is null and until_day = 'infinity' and person_id = any($1)`,
    [persons],
  );

/** Ids of the households with these numbers; those that are not there are made. */
export async function householdIds(
  tx: Changing,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  // In one order everywhere, so that two chunks wait for each other instead of locking each other.
  const sorted = [...new Set(numbers)].toSorted();
  await tx.query(
    `insert into household (number, added_in)
     select number, $2 from jsonb_array_elements_text($1) as number
     on conflict (number) do nothing`,
    [JSON.stringify(sorted), tx.event],
  );
  const rows = await tx.query<{ id: number; number: string }>(
    'select id, number from household where number = any($1)',
    [sorted],
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}

export const insertMembers = (
  tx: Changing,
  members: readonly (Omit<MemberRow, 'number'> & { readonly household_id: number })[],
) =>
  copied(
    tx,
    'household_member (person_id, household_id, role, from_day, added_in)',
    members,
    (to, member) => {
      to.row(5);
      to.int8(member.person_id);
      to.int8(member.household_id);
      to.text(member.role);
      to.date(member.from_day);
      to.int8(tx.event);
    },
  );

export type NewConflict = {
  readonly personId: number;
  readonly place: string;
  readonly kind: string;
  readonly stored: unknown;
  readonly incoming: unknown;
};

export const insertConflicts = (
  tx: Changing,
  importId: number,
  conflicts: readonly NewConflict[],
) =>
  tx.query(
    `insert into roster_conflict (import_id, person_id, place, kind, stored, incoming)
     select $1, person_id, place, kind, stored, incoming
     from jsonb_to_recordset($2) as
       conflict (person_id bigint, place text, kind text, stored jsonb, incoming jsonb)`,
    [
      importId,
      JSON.stringify(conflicts.map(({ personId, ...rest }) => ({ person_id: personId, ...rest }))),
    ],
  );

/** A fact as it is shown in a conflict. */
export const shownFact = ({ from, until, low, high }: StatedFact) => ({
  from: dayText(from),
  until: dayText(until),
  ...(low !== undefined && { low, high }),
});

async function copied<Row>(
  tx: Changing,
  target: string,
  rows: readonly Row[],
  write: (to: CopyWriter, row: Row) => void,
): Promise<void> {
  if (rows.length === 0) return;
  const to = copyIn(tx.client, target);
  for (const row of rows) {
    write(to, row);
    if (to.isFull()) await to.drain();
  }
  await to.end();
}
