/**
 * SQL that takes whole events back: what they added is retracted, what they retracted is added again as
 * new rows. $1 are the events, ($2, $3] the change numbers they lie within, $4 is the event that undoes them.
 */
import type { Changing, Reading } from '../../../../db/county.ts';

export type EventRow = { readonly id: number; readonly kind: string };

export async function findEvent(tx: Reading, event: number): Promise<EventRow | undefined> {
  const [row] = await tx.query<EventRow>(
    'select id, kind from event where id = $1 and seq is not null',
    [event],
  );
  return row;
}

export async function findImportState(
  tx: Reading,
  id: number,
): Promise<'running' | 'done' | undefined> {
  const [row] = await tx.query<{ state: 'running' | 'done' }>(
    'select state from roster_import where id = $1',
    [id],
  );
  return row?.state;
}

/** The events of an import's chunks that nobody has undone. */
export async function eventsOfImport(tx: Reading, id: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select added_in as id from roster_chunk chunk
     where import_id = $1 and not exists (
       select from event where kind = 'undo' and detail->'events' @> to_jsonb(chunk.added_in))
     order by 1`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** What an import left open needs no decision any more. */
export const closeConflicts = (tx: Changing, importId: number) =>
  tx.query(
    `update roster_conflict set state = 'kept', decided_in = $2
     where import_id = $1 and state = 'open'`,
    [importId, tx.event],
  );

/** The same roster may be read in again: it is another import then. */
export const releaseContent = (tx: Changing, importId: number) =>
  tx.query(
    `update roster_import set content_hash = 'undone ' || id || ' ' || content_hash
     where id = $1 and content_hash not like 'undone %'`,
    [importId],
  );

export type ReplacedName = {
  readonly person: number;
  readonly before: string;
  readonly after: string;
};

/** Names that these events took from a roster. */
export const findReplacedNames = (tx: Reading, events: readonly number[]) =>
  tx.query<ReplacedName>(
    `select person_id as person, stored->>'name' as before, incoming->>'name' as after
     from roster_conflict where decided_in = any($1) and kind = 'name' and state = 'replaced'`,
    [events],
  );

/** Conflicts that these events decided wait for a decision again. */
export const reopenConflicts = (tx: Changing, events: readonly number[]) =>
  tx.query(
    `update roster_conflict set state = 'open', decided_in = null where decided_in = any($1)`,
    [events],
  );

/** Events to undo and the change numbers they lie within, `(after, last]`. */
export type Undone = {
  readonly events: readonly number[];
  readonly after: number;
  readonly last: number;
};

/** The changes of an event end with its number and begin behind the last one of another event. */
export async function spanOf(tx: Changing, events: readonly number[]): Promise<Undone> {
  const [row] = await tx.query<{ after: number; last: number }>(
    `select min(coalesce(before.seq, 0)) as after, max(event.seq) as last
     from event left join lateral (
       select seq from change where seq <= event.seq and event_id <> event.id
       order by seq desc limit 1) as before on true
     where event.id = any($1)`,
    [events],
  );
  return { events, ...row! };
}

const valuesOf = ({ events, after, last }: Undone) => [events, after, last];

/** Whose record the events changed, and how. */
const touchedSql = `
  touched (person_id, kind) as (
    select distinct person_id, kind from change
    where seq > $2::bigint and seq <= $3::bigint and event_id = any($1) and person_id is not null)`;

/** As an array the server looks each of them up, where it would read through whole tables for a join. */
const personsSql = 'array(select person_id from touched)';

export const lockTouched = (tx: Changing, undone: Undone) =>
  tx.query(
    `with ${touchedSql}, locked as (
       select id from person where id = any(${personsSql}) order by id for no key update)
     select count(*) from locked`,
    valuesOf(undone),
  );

type Table = 'fact' | 'relationship' | 'household_member' | 'person_identity';

/** What is copied when a row is added again. */
const columns: Readonly<Record<Table, string>> = {
  fact: 'person_id, kind, low, high, from_day, until_day',
  relationship: 'person_id, other_id, relation, from_day, until_day',
  household_member: 'person_id, household_id, role, from_day, until_day',
  person_identity: 'person_id, kind, blind_index, sealed',
};

const tables = Object.keys(columns) as readonly Table[];

/** Whose rows may stand in the way of a row that is added again. */
const ends: Readonly<Record<Table, string>> = {
  fact: 'old.person_id',
  relationship: 'old.person_id, old.other_id',
  household_member: 'old.person_id',
  person_identity: 'old.person_id',
};

const nearbySql = 'now.person_id = any(array(select other_id from same))';

/** Lets the server look up the few rows that can stand in the way. */
const nearby: Readonly<Record<Table, string>> = {
  fact: nearbySql,
  relationship: `(${nearbySql} or now.other_id = any(array(select other_id from same)))`,
  household_member: nearbySql,
  person_identity: 'true',
};

const overlapSql = 'now.from_day < old.until_day and old.from_day < now.until_day';

/** When a row `now`, added later, stands where `old` would be added again. */
const collisions: Readonly<Record<Table, string>> = {
  fact: `now.person_id = same.other_id and now.kind = old.kind and (now.kind <= 8 or ${overlapSql})`,
  relationship: `same.other_id in (now.person_id, now.other_id) and ${overlapSql}
    and (old.relation = 'spouse' and now.relation = 'spouse'
      or old.person_id in (now.person_id, now.other_id)
        and old.other_id in (now.person_id, now.other_id)
        and (old.relation = now.relation
          or 'guardians' not in (old.relation, now.relation)))`,
  household_member: `now.person_id = same.other_id and now.household_id = old.household_id and ${overlapSql}`,
  person_identity: `(now.person_id = old.person_id and now.kind = old.kind
    or now.blind_index = old.blind_index)`,
};

/** Every two records of one person, among those that were touched and what they are merged with. */
const sameSql = `
  same (person_id, other_id) as (
    select person_id, person_id from touched
    union
    select same.person_id,
      case when same.other_id = merge.person_id then merge.into_id else merge.person_id end
    from same join person_merge merge
      on merge.retracted_in is null and same.other_id in (merge.person_id, merge.into_id))`;

/** People who are on record only because of these events: nobody put them there before. */
const leavingSql = `
  void (id) as (
    select id from event where kind = 'undo'
    union
    select jsonb_array_elements(detail->'events')::bigint from event where kind = 'undo'),
  leaving (id) as (
    select person_id from touched
    where kind = 'person' and not exists (
      select from change before
      where before.person_id = touched.person_id and before.kind = 'person'
        and before.seq <= $2::bigint
        and before.event_id <> all($1) and before.event_id not in (select id from void)))`;

/** Whether later events changed, replaced or use what these events left. */
export async function isBuiltUpon(tx: Changing, undone: Undone): Promise<boolean> {
  for (const table of tables) {
    const [row] = await tx.query<{ found: boolean }>(
      `with recursive ${touchedSql}, ${sameSql}
       select exists (
         select from ${table} own
         where person_id = any(${personsSql}) and added_in = any($1)
           and retracted_in is not null and retracted_in <> all($1)
       ) or exists (
         select from ${table} old
         join event gone on gone.id = old.retracted_in
         join same on same.person_id in (${ends[table]})
         cross join lateral (
           select now.added_in from ${table} now
           where now.retracted_in is null and now.added_in <> all($1)
             and ${nearby[table]} and ${collisions[table]}) as now
         join event later on later.id = now.added_in and later.seq > gone.seq
         where old.person_id = any(${personsSql})
           and old.retracted_in = any($1) and old.added_in <> all($1)
       ) as found`,
      valuesOf(undone),
    );
    if (row!.found) return true;
  }
  return (await hasNewPeople(tx, undone)) && isLeavingUsed(tx, undone);
}

/** Whether anybody can leave the record; most events put nobody there. */
async function hasNewPeople(tx: Changing, undone: Undone): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `with ${touchedSql} select exists (select from touched where kind = 'person') as found`,
    valuesOf(undone),
  );
  return row!.found;
}

async function isLeavingUsed(tx: Changing, undone: Undone): Promise<boolean> {
  const later = (from: string, end: string) => `
    exists (
      select from ${from} used join event on event.id = used.added_in
      where ${end} = any(array(select id from leaving)) and used.retracted_in is null and event.id <> all($1)
        and event.seq > $2::bigint)`;
  const [row] = await tx.query<{ found: boolean }>(
    `with ${touchedSql}, ${leavingSql}
     select ${[
       later('fact', 'used.person_id'),
       later('relationship', 'used.person_id'),
       later('relationship', 'used.other_id'),
       later('household_member', 'used.person_id'),
       later('person_identity', 'used.person_id'),
       later('person_merge', 'used.person_id'),
       later('person_merge', 'used.into_id'),
     ].join(' or ')} or exists (
       select from change
       where person_id in (select id from leaving) and change.kind = 'person' and change.event_id <> all($1)
         and change.seq > $2::bigint
     ) as found`,
    valuesOf(undone),
  );
  return row!.found;
}

export type ReaddedLink = { readonly parent: number; readonly child: number };

/**
 * Undoes the events and notes everybody who was touched, also who lives with them; gives the links of
 * parents that hold again.
 */
export async function takeBack(tx: Changing, undone: Undone): Promise<readonly ReaddedLink[]> {
  const values = [...valuesOf(undone), tx.event];
  if (await hasNewPeople(tx, undone)) {
    await tx.query(
      `with ${touchedSql}, ${leavingSql}
       update person set is_on_record = false where id = any(array(select id from leaving))`,
      valuesOf(undone),
    );
  }
  for (const table of tables) {
    await tx.query(
      `with ${touchedSql}
       update ${table} set retracted_in = $4
       where person_id = any(${personsSql})
         and added_in = any($1) and retracted_in is null`,
      values,
    );
    await tx.query(
      `with ${touchedSql}
       insert into ${table} (${columns[table]}, added_in)
       select ${columns[table]}, $4::bigint from ${table}
       where person_id = any(${personsSql})
         and retracted_in = any($1) and added_in <> all($1)`,
      values,
    );
  }
  await noteTouched(tx, undone);
  return tx.query<ReaddedLink>(
    `with ${touchedSql}
     select case relation when 'parents' then other_id else person_id end as parent,
       case relation when 'parents' then person_id else other_id end as child
     from relationship
     where person_id = any(${personsSql}) and added_in = $4 and retracted_in is null and relation in ('parents', 'children')`,
    values,
  );
}

async function noteTouched(tx: Changing, undone: Undone): Promise<void> {
  const rows = await tx.query<{ person_id: number; kind: 'person' | 'fact' | 'kinship' }>(
    `with ${touchedSql}
     select person_id, kind from touched
     union
     select other.person_id, 'kinship' from household_member own
     join household_member other using (household_id)
     where own.person_id = any(${personsSql}) and other.retracted_in is null
       and (own.added_in = any($1) or own.retracted_in = any($1))
     order by 1, 2`,
    valuesOf(undone),
  );
  for (const { person_id, kind } of rows) tx.changed(kind, person_id);
}
