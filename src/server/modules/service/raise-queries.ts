/** SQL that makes tasks of due windows, for the whole county or some people at a time. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

/** Which tiers of unit may do a program, the nearest to residents first. */
export type ServedBy = {
  readonly program: string;
  readonly tiers: readonly ('village' | 'township' | 'county')[];
};

export type RaiseAsked = {
  readonly today: number;
  readonly aheadDays: number;
  readonly services: readonly ServedBy[];
  /** Absent: everybody. */
  readonly persons?: readonly number[];
};

const valuesOf = ({ today, services, persons }: RaiseAsked) => {
  const pairs = services.flatMap(({ program, tiers }) =>
    tiers.map((tier, place) => ({ program, tier, place })),
  );
  return [
    ...[dayText(today), persons ?? null],
    ...[
      pairs.map((one) => one.program),
      pairs.map((one) => one.tier),
      pairs.map((one) => one.place),
    ],
  ];
};

const servedBySql = `
  served_by (program, tier, place) as (
    select * from unnest($3::text[], $4::text[], $5::int[]))`;

/** Where `who` lives today, also where a record says so that was merged into hers; looked up person by person. */
const homeOf = (who: string) => `
  left join lateral (
    select low, high from fact
    where person_id = any(array[${who}] || array(
        select person_id from person_merge where into_id = ${who} and retracted_in is null))
      and kind = 21 and retracted_in is null and low is not null
      and from_day <= $1::date and until_day > $1::date
    order by from_day desc, id desc limit 1) as home on true`;

/** Whether she wants no reminders; nothing said is no refusal. */
const wantsNoContact = (who: string) => `
  not coalesce((
    select is_contact_wanted from contact_wish where person_id = ${who} order by id desc limit 1), true)`;

export type Ending = {
  readonly id: number;
  readonly person: number;
  readonly outcome: 'done' | 'lapsed' | 'moved' | 'not-needed';
};

/** Open tasks of due windows that are over, with what they end as. A booked one is left to who booked it, unless kept. */
export const tasksToEnd = (tx: Reading, asked: RaiseAsked) =>
  tx.query<Ending>(
    `with ${servedBySql},
     live as materialized (
       select task.*, program.id as program_id from task left join program on program.name = task.program
       where closed_in is null and basis = 'due' and window_from is not null
         and ($2::bigint[] is null or person_id = any($2)))
     select * from (
       select live.id, live.person_id as person, case
         when due.kept_on_day < 'infinity' then 'done'
         when live.window_until <= $1::date then 'lapsed'
         -- Of a rule that was cut off nobody knows whether it is needed.
         when due.kept_on_day is null and not exists (
           select from rule_failure
           where evaluation_id = (select id from evaluation where state = 'current')
             and person_id = live.person_id and program = live.program_id) then 'not-needed'
         when live.booked_for is not null then null
         when home.low is not null and not exists (
           select from catchment where catchment.unit_id = live.unit_id
             and area_low <= home.low and area_high >= home.high
             and from_day <= $1::date and until_day > $1::date) then 'moved'
         when ${wantsNoContact('live.person_id')} then 'not-needed' end as outcome
       from live
         left join lateral (
           select kept_on_day from due_window
           where evaluation_id = (select id from evaluation where state = 'current')
             and person_id = live.person_id and program = live.program_id
             and step = live.step and from_day = live.window_from
           order by kept_on_day limit 1) as due on true
         ${homeOf('live.person_id')}) as ending
     where outcome is not null and exists (select from served_by) order by id`,
    valuesOf(asked),
  );

export const endTasks = (tx: Changing, endings: readonly Ending[]) =>
  tx.query(
    `update task set outcome = ending.outcome, closed_in = $3, booked_for = null
     from (select * from unnest($1::bigint[], $2::text[]) as ending (id, outcome)) as ending
     where task.id = ending.id and closed_in is null`,
    [endings.map(({ id }) => id), endings.map(({ outcome }) => outcome), tx.event],
  );

export type Raising = {
  readonly person: number;
  readonly program: string;
  readonly step: string;
  readonly window_from: number;
  readonly window_until: number;
  readonly due_day: number;
  /** null: no unit serves where she lives. */
  readonly unit: number | null;
};

/** Open windows without a task, with the unit that should have it. */
export const tasksToRaise = (tx: Reading, asked: RaiseAsked) =>
  tx.query<Raising>(
    `with ${servedBySql},
     due as materialized (
       select person_id, program, step, from_day, min(until_day) as until_day, min(offer_until_day) as offer_until_day
       from open_window
       where from_day <= $1::date + $6::int and offer_until_day > $1::date
         and program in (select program from served_by)
         and ($2::bigint[] is null or person_id = any($2))
       group by person_id, program, step, from_day)
     select due.person_id as person, due.program, due.step, due.from_day as window_from,
       due.offer_until_day as window_until,
       case when due.until_day > $1::date then due.until_day - 1 else due.offer_until_day - 1 end as due_day,
       doing.unit_id as unit
     from due
       ${homeOf('due.person_id')}
       left join lateral (
         select unit.id as unit_id
         from catchment
           join unit on unit.id = unit_id and unit.from_day <= $1::date and unit.until_day > $1::date
           join served_by on served_by.program = due.program and served_by.tier = unit.tier
         where area_low <= home.low and area_high >= home.high
           and catchment.from_day <= $1::date and catchment.until_day > $1::date
         order by place, area_high - area_low, unit.id limit 1) as doing on true
     where not ${wantsNoContact('due.person_id')}
       and not exists (
         select from task
         where task.person_id = due.person_id and task.program = due.program and task.step = due.step
           and (task.window_from = due.from_day or task.window_from is null)
           and (task.closed_in is null or exists (
             select from task_outcome said
             where said.task_id = task.id and said.retracted_in is null and task.window_from is not null
               and (said.outcome in ('done', 'not-needed', 'mistaken')
                 or said.outcome = 'moved' and task.unit_id is not distinct from doing.unit_id
                 or said.outcome = 'declined' and (said.review_day is null or said.review_day > $1::date)))))
     order by due.person_id, due.program, due.step, due.from_day`,
    [...valuesOf(asked), asked.aheadDays],
  );

export const insertTasks = (
  tx: Changing,
  raised: readonly (Raising & { readonly unit: number })[],
) =>
  tx.query(
    `insert into task (person_id, purpose, basis, program, step, unit_id, window_from, window_until, due_day, opened_in)
     select person_id, 'service', 'due', program, step, unit_id, window_from, window_until, due_day, $8
     from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::date[], $6::date[], $7::date[])
       as raised (person_id, program, step, unit_id, window_from, window_until, due_day)
     on conflict do nothing`,
    [
      ...[raised.map(({ person }) => person), raised.map(({ program }) => program)],
      ...[raised.map(({ step }) => step), raised.map(({ unit }) => unit)],
      ...[
        raised.map((one) => dayText(one.window_from)),
        raised.map((one) => dayText(one.window_until)),
      ],
      ...[raised.map((one) => dayText(one.due_day)), tx.event],
    ],
  );

/** One raises at a time. */
const RAISE_LOCK = 7_426_671;

export const lockRaising = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [RAISE_LOCK, Number(county)]);

/** Whose record changed after a change number, but for tasks themselves; null: places, units or rules did. */
export const changedSince = (tx: Reading, seq: number) =>
  tx.query<{ person: number | null }>(
    `select distinct coalesce(into_id, change.person_id) as person
     from change left join person_merge on person_merge.person_id = change.person_id and retracted_in is null
     where seq > $1 and kind <> 'service'`,
    [seq],
  );

export async function lastChange(tx: Reading): Promise<number> {
  const [row] = await tx.query<{ seq: number }>('select seq from journal');
  return row!.seq;
}

/** Tasks of posts for which another one stands in from today, or does no longer. */
export const moveHandedOver = (tx: Changing, today: number) =>
  tx.query<{ person: number }>(
    `with standing as (
       select * from hand_over where ended_in is null and from_day <= $1::date and until_day > $1::date),
     back as (
       update task set post_id = stands_in_for, stands_in_for = null
       where closed_in is null and stands_in_for is not null and not exists (
         select from standing where from_post_id = stands_in_for and to_post_id = post_id)
       returning task.person_id),
     over as (
       update task set post_id = standing.to_post_id, stands_in_for = standing.from_post_id
       from standing
       where closed_in is null and task.post_id = standing.from_post_id and task.unit_id = standing.unit_id
         and stands_in_for is null
       returning task.person_id)
     select person_id as person from back union select person_id from over`,
    [dayText(today)],
  );

/** Whether any hand-over has to be carried out or ended. */
export async function isHandingOver(tx: Reading, today: number): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `with standing as (
       select * from hand_over where ended_in is null and from_day <= $1::date and until_day > $1::date)
     select exists (
       select from task where closed_in is null and stands_in_for is not null and not exists (
         select from standing where from_post_id = stands_in_for and to_post_id = post_id)) or exists (
       select from task join standing on task.post_id = standing.from_post_id and task.unit_id = standing.unit_id
       where closed_in is null and stands_in_for is null) as found`,
    [dayText(today)],
  );
  return row!.found;
}
