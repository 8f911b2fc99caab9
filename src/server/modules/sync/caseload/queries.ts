/** SQL of a caseload: rows about people who were opened, each with the person whose record it stands in. */
import type { Reading } from '../../../../db/county.ts';
import { dayText } from '../../../../db/database.ts';

type Days = { readonly from: number; readonly until: number };

export type NamedRow = { readonly id: number; readonly name: string; readonly reading: string };

/** Who is on record, of those who stay. */
export const namesOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<NamedRow>(
    `select id, name, reading from person where id = any($1) and is_on_record and not exists (
       select from person_merge where person_id = person.id and retracted_in is null) order by id`,
    [persons],
  );

/** All records of some people, each with the person. */
export const recordsOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<{ id: number; person: number }>(
    `with recursive record (person, id) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select record.person, case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
     select id, person from record`,
    [persons],
  );

export type FactRow = Days & {
  readonly person: number;
  readonly id: number;
  readonly kind: number;
  readonly low: number | null;
  readonly high: number | null;
};

export const factsOf = (tx: Reading, records: readonly number[]) =>
  tx.query<FactRow>(
    `select person_id as person, id, kind, from_day as from, until_day as until, low, high
     from fact where person_id = any($1) and retracted_in is null order by id`,
    [records],
  );

export type LinkRow = Days & {
  readonly id: number;
  readonly person: number;
  readonly other: number;
  readonly relation: 'parents' | 'children' | 'guardians' | 'spouse';
};

/** Links of some records, from either side. */
export const linksOf = (tx: Reading, records: readonly number[]) =>
  tx.query<LinkRow>(
    `select id, person_id as person, other_id as other, relation, from_day as from, until_day as until
     from relationship where retracted_in is null and person_id = any($1)
     union
     select id, person_id, other_id, relation, from_day, until_day
     from relationship where retracted_in is null and other_id = any($1)
     order by id`,
    [records],
  );

export type MembershipRow = Days & {
  readonly person: number;
  readonly household: number;
  readonly number: string;
  readonly role: string;
};

export const membershipsOf = (tx: Reading, records: readonly number[]) =>
  tx.query<MembershipRow>(
    `select person_id as person, household_id as household, number, role, from_day as from, until_day as until
     from household_member join household on household.id = household_id
     where person_id = any($1) and retracted_in is null order by household_member.id`,
    [records],
  );

export type RightRow = Days & {
  readonly person: number;
  readonly program: string;
  readonly is_certain: boolean;
};

export const entitledOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<RightRow>(
    `select person_id as person, program, from_day as from, until_day as until, is_certain
     from entitled where person_id = any($1) order by person_id, program, from_day`,
    [persons],
  );

export type UnpaidRow = Omit<RightRow, 'is_certain'> & {
  readonly fen: number;
  readonly claim_until: number;
  readonly is_payable: boolean;
};

/**
 * What is owed and not paid of periods that begin within so many days: nothing tells a phone that a day has come, so it
 * has what begins then. Looked for between the first and the last of the people.
 */
export const unpaidOf = (
  tx: Reading,
  persons: readonly number[],
  today: number,
  aheadDays: number,
) =>
  tx.query<UnpaidRow>(
    `select person_id as person, program, from_day as from, until_day as until,
       case when standing = 2 then amount_fen else unpaid_fen end as fen,
       claim_until_day as claim_until, standing < 2 as is_payable
     from owed_lines($2, $3)
     where person_id = any($1) and is_certain and from_day <= $5 and claim_until_day > $4
       and (unpaid_fen > 0 or standing = 2)
     order by person_id, program, from_day`,
    [
      ...[persons, Math.min(...persons), Math.max(...persons)],
      ...[dayText(today), dayText(today + aheadDays)],
    ],
  );

export type WindowRow = RightRow & { readonly step: string; readonly offer_until: number };

/** Services still to offer that begin within so many days. */
export const windowsOf = (
  tx: Reading,
  persons: readonly number[],
  today: number,
  aheadDays: number,
) =>
  tx.query<WindowRow>(
    `select person_id as person, program, step, from_day as from, until_day as until,
       offer_until_day as offer_until, is_certain
     from open_window
     where person_id = any($1) and offer_until_day > $2 and from_day <= $3
     order by person_id, from_day, program, step`,
    [persons, dayText(today), dayText(today + aheadDays)],
  );

export type QuestionRow = {
  readonly person: number;
  readonly program: string;
  readonly about: number;
  readonly fact: string;
};

export const questionsOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<QuestionRow>(
    `select person_id as person, program, about_id as about, fact
     from open_question where person_id = any($1) order by person_id, program, about_id, fact`,
    [persons],
  );

export type ConsentRow = {
  readonly person: number;
  readonly purpose: string;
  readonly decision: 'given' | 'refused' | 'withdrawn';
};

/** The last answers of each record, in the order in which they were given: of several records the last one counts. */
export const consentsOf = (tx: Reading, records: readonly number[]) =>
  tx.query<ConsentRow>(
    `select person, purpose, decision from (
       select distinct on (person_id, purpose) person_id as person, purpose, decision, id
       from consent where person_id = any($1) order by person_id, purpose, id desc) as last
     order by id`,
    [records],
  );

export type HeadRow = { readonly person: number; readonly field: string; readonly id: string };

/** Versions of fields that no other version replaces, see src/model/sync/merge.ts. */
export const headsOf = (tx: Reading, records: readonly number[]) =>
  tx.query<HeadRow>(
    `with version as materialized (
       select id, record, field, base from phone_event
       where record = any($1::text[]) and state in ('accepted', 'merged', 'conflict'))
     select substr(record, 8)::bigint as person, field, id from (
       select record, field, id from version except select record, field, unnest(base) from version) as head
     order by record, field, id`,
    [records.map((id) => `person/${id}`)],
  );

export type TaskRow = {
  readonly person: number;
  readonly id: number;
  readonly purpose: 'service' | 'benefit' | 'registration';
  readonly basis: 'due' | 'question' | 'asked-for' | 'referred';
  readonly program: string | null;
  readonly step: string | null;
  readonly window_from: number | null;
  readonly last_day: number | null;
  readonly due: number | null;
  readonly booked_for: Date | null;
  readonly outcome: string | null;
  readonly is_mine: boolean;
};

/** Tasks of a unit and post that are open, or were closed in the last days. Requests about own data are none of a phone's. */
export const tasksOf = (
  tx: Reading,
  records: readonly number[],
  {
    unit,
    post,
    closedDays,
  }: { readonly unit: number; readonly post: number; readonly closedDays: number },
) =>
  tx.query<TaskRow>(
    `select task.person_id as person, task.id, purpose, basis, program, step, window_from,
       window_until - 1 as last_day, due_day as due, booked_for, outcome, post_id is not null as is_mine
     from task left join event on event.id = closed_in
     where task.person_id = any($1) and unit_id = $2 and (post_id is null or post_id = $3)
       and purpose <> 'rights'
       and (closed_in is null or event.recorded_at > now() - make_interval(days => $4))
     order by task.person_id, task.id`,
    [records, unit, post, closedDays],
  );

export const wishesOf = (tx: Reading, records: readonly number[]) =>
  tx.query<{ person: number; is_wanted: boolean }>(
    `select person, is_wanted from (
       select distinct on (person_id) person_id as person, is_contact_wanted as is_wanted, id
       from contact_wish where person_id = any($1) order by person_id, id desc) as last
     order by id`,
    [records],
  );

/** People whose records changed after a change number and until another, in the order of the log; null: everybody's. */
export const changedBetween = (tx: Reading, after: number, until: number, limit: number) =>
  tx.query<{ seq: number; person: number | null }>(
    `select seq, person_id as person from change where seq > $1 and seq <= $2 order by seq limit $3`,
    [after, until, limit],
  );

/** Where somebody, or anybody near her, ever lived or was registered, and whose tasks were for them. */
export type Whereabouts = {
  readonly id: number;
  /** Codes of 12 digits, `[low, high]`. */
  readonly places: readonly (readonly [number, number])[];
  readonly units: readonly number[];
  /** On no record any more. */
  readonly isGone: boolean;
};

/** Of people; near them are their relatives and those they keep house with. */
export const whereaboutsOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<Whereabouts>(
    // Looked up one by one: joined at once, the planner would read all relations and facts of the county.
    `with recursive record (asked, id) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select record.asked, case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id)),
     near (asked, id) as materialized (
       select asked, id from record
       union
       select record.asked, other.id from record cross join lateral (
         select other_id as id from relationship where person_id = record.id and retracted_in is null
         union all select person_id from relationship where other_id = record.id and retracted_in is null
         union all select other.person_id
           from household_member own join household_member other using (household_id)
           where own.person_id = record.id and own.retracted_in is null and other.retracted_in is null
         offset 0) as other),
     place as (
       select asked, jsonb_agg(distinct jsonb_build_array(low, high)) as places
       from near cross join lateral (
         select low, high from fact where person_id = near.id and kind in (21, 23) and low is not null
         offset 0) as one
       group by asked),
     work as (
       select asked, array_agg(distinct unit_id) as units
       from near cross join lateral (select unit_id from task where person_id = near.id offset 0) as one
       group by asked)
     select person.id, coalesce(places, '[]') as places, coalesce(units, '{}') as units, not is_on_record as "isGone"
     from person left join place on place.asked = person.id left join work on work.asked = person.id
     where person.id = any($1)`,
    [persons],
  );

/** The civil day, in China, on which a change number was given; undefined: it is none. */
export async function dayOfChange(tx: Reading, seq: number): Promise<number | undefined> {
  const [row] = await tx.query<{ day: number }>(
    `select (recorded_at at time zone 'Asia/Shanghai')::date as day
     from change join event on event.id = event_id where change.seq = $1`,
    [seq],
  );
  return row?.day;
}

/** People who came to live or be registered in some areas, or ceased to, after a day and until another. */
export async function movedBetween(
  tx: Reading,
  areas: string,
  after: number,
  until: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select distinct person_id as id from fact
     where kind in (21, 23) and retracted_in is null
       and low >= lower(nullif($1, '')::int8multirange) and low < upper(nullif($1, '')::int8multirange)
       and (from_day > $2 and from_day <= $3 or until_day > $2 and until_day <= $3)`,
    [areas, dayText(after), dayText(until)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Of some people those whom a phone of the post may still hold: who ever lived in its areas, had a task of its unit,
 * or kept house with such a person; and whoever is on no record any more.
 */
export async function onceHeld(
  tx: Reading,
  persons: readonly number[],
  { areas, unit }: { readonly areas: string; readonly unit: number },
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    // Each part begins with these people: else all facts of the county would be looked through.
    `with near (id, mate) as materialized (
       select id, id from unnest($1::bigint[]) as id
       union
       select own.person_id, other.person_id
       from household_member own join household_member other using (household_id) where own.person_id = any($1))
     select id from person where id = any($1) and (not is_on_record
       or id in (
         select person_id from fact where person_id = any($1) and kind in (21, 23)
           and int8range(low, high, '[]') <@ nullif($2, '')::int8multirange)
       or id in (select near.id from near join task on task.person_id = mate where unit_id = $3))`,
    [persons, areas, unit],
  );
  return rows.map(({ id }) => id);
}

export async function findPolicyText(tx: Reading, hash: string): Promise<string | undefined> {
  const [row] = await tx.query<{ definition: string }>(
    'select definition from policy_version where hash = $1',
    [hash],
  );
  return row?.definition;
}
