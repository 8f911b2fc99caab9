/** SQL of who is owed money that nobody has claimed: all of it set by set, whoever is asked about. */
import type { Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { END } from '../../../rules/index.ts';

/** Where a page ends. */
export type UnreachedPlace = {
  readonly claimUntil: number;
  readonly person: number;
  /** Number of the program. */
  readonly program: number;
};

export type UnreachedAsked = {
  readonly today: number;
  /** Programs that the list may show, by name. */
  readonly programs: readonly string[];
  /** Ranges of 12-digit codes; absent: everywhere. */
  readonly areas?: string;
  /** 12-digit code of a village; absent: all of them. */
  readonly village?: string;
};

const everywhere = '{[0,1000000000000)}';

/** The village, as a 12-digit code, where somebody lives, else is registered, on a day, $1. */
const villageSql = (person: string) => `
  select left(fact.low::text, 12) as village from fact
  where fact.person_id = ${person} and kind in (21, 23) and retracted_in is null and fact.low = fact.high
    and fact.from_day <= $1::date and fact.until_day > $1::date
  order by kind, fact.id desc limit 1`;

export type UnreachedRow = {
  readonly person: number;
  readonly program_id: number;
  readonly program: string;
  readonly fen: number;
  readonly since: number;
  /** First day on which the next of the periods can no longer be claimed; END: none ends. */
  readonly claim_until: number;
};

const isWorkedOn = "closed_in is null and state not in ('begun', 'returned')";
const isDeclined = `task.purpose = 'benefit' and said.retracted_in is null
  and said.outcome = 'declined' and (said.review_day is null or said.review_day > $1::date)`;

/**
 * Those who are owed and have no claim that an office works on, and did not say that nobody shall ask. What was said
 * under a number that was merged since is looked up for everybody at once: it is of few.
 */
const unclaimed = (person: string, program: string) => `
  (not exists (
    select from benefit_case
    where benefit_case.person_id = ${person} and benefit_case.program = ${program} and ${isWorkedOn})
  and not exists (
    select from task join task_outcome said on said.task_id = task.id
    where task.person_id = ${person} and task.program = (select name from program where id = ${program})
      and ${isDeclined})
  and (${person}, ${program}) not in (
    select stays_id, benefit_case.program from merged_record join benefit_case using (person_id) where ${isWorkedOn}
    union all
    select stays_id, program.id from merged_record join task using (person_id)
      join task_outcome said on said.task_id = task.id join program on program.name = task.program
    where ${isDeclined}))`;

const payable = `
  evaluation_id = (select id from evaluation where state = 'current')
  and is_certain and standing < 2 and amount_fen > 0`;

/** People of some areas, $3, by where they live or are registered on a day, $1. */
const servedSql = `
  served as materialized (
    select distinct coalesce(stays_id, person_id) as person_id from fact left join merged_record using (person_id)
    where kind in (21, 23) and retracted_in is null and from_day <= $1::date and until_day > $1::date
      and low >= lower($3::int8multirange) and low < upper($3::int8multirange)
      and int8range(low, high, '[]') <@ $3::int8multirange),`;

/**
 * Rights with begun, certain, payable periods that are unpaid and open to claims. $1 day, $2 numbers of programs, $3
 * areas unless it is about everywhere.
 */
const unreachedSql = (isEverywhere: boolean) => `
  with ${isEverywhere ? '' : servedSql}
  period as (
    select person_id, program, amount_fen, (from_day + nth * interval '1 year')::date as from_day,
      (claim_until_day + nth * interval '1 year')::date as claim_until
    from payment_line ${isEverywhere ? '' : 'join served using (person_id)'}
      cross join generate_series(0, years - 1) as nth
    where ${payable} and program = any($2)
      and from_day <= $1::date and from_day + nth * interval '1 year' <= $1::date),
  paid as (
    select person_id, program_id, extract(year from from_day) as year, sum(amount_fen) as fen
    from received ${isEverywhere ? '' : 'join served using (person_id)'}
    where program_id = any($2) group by 1, 2, 3),
  unpaid as (
    select period.person_id, period.program, period.from_day, period.claim_until,
      case when paid.fen is null then period.amount_fen
        else greatest(0, least(period.amount_fen, sum(period.amount_fen) over (
          partition by period.person_id, period.program, extract(year from period.from_day)
          order by period.from_day) - paid.fen)) end as fen
    from period left join paid on paid.person_id = period.person_id and paid.program_id = period.program
      and paid.year = extract(year from period.from_day)),
  owed as (
    select person_id, program, sum(fen)::bigint as fen, min(from_day) as since, min(claim_until) as claim_until
    from unpaid where fen > 0 and claim_until > $1::date group by person_id, program)
  select owed.person_id as person, owed.program as program_id, program.name as program, owed.fen, owed.since,
    owed.claim_until
  from owed join program on program.id = owed.program
  where ${unclaimed('owed.person_id', 'owed.program')}`;

/**
 * The same of everywhere, period by period in the order of a page, each looked up only when its turn comes: a page
 * costs what it shows and not the county. A right stands at the period of it whose claim closes first. What is looked up
 * stands in the lateral part alone, so that the order of the candidates is the order of the rows; a test compares.
 */
const pageSql = (candidates: string) => `
  select candidate.person_id as person, candidate.program as program_id,
    (select name from program where id = candidate.program) as program, owed.fen, owed.since, owed.claim_until
  from (${candidates}) as candidate
    cross join lateral (
      select sum(fen)::bigint as fen, min(from_day) as since, min(claim_until) as claim_until,
        (array_agg(from_day order by claim_until, from_day))[1] as first_from,
        ${unclaimed('candidate.person_id', 'candidate.program')} as is_unclaimed
      from (
        select period.from_day, period.claim_until, greatest(0, least(period.amount_fen,
          sum(period.amount_fen) over (partition by extract(year from period.from_day) order by period.from_day)
          - coalesce((select sum(received.amount_fen) from received
              where received.person_id = candidate.person_id and received.program_id = candidate.program
                and extract(year from received.from_day) = extract(year from period.from_day)), 0))) as fen
        from (
          select (from_day + nth * interval '1 year')::date as from_day, amount_fen,
            (claim_until_day + nth * interval '1 year')::date as claim_until
          from payment_line cross join generate_series(0, years - 1) as nth
          where ${payable} and person_id = candidate.person_id and program = candidate.program
            and from_day + nth * interval '1 year' <= $1::date) as period) as unpaid
      where fen > 0 and claim_until > $1::date) as owed
  where owed.claim_until = candidate.claim_until and owed.first_from = candidate.from_day and owed.is_unclaimed
  limit $6`;

/** Periods whose claim closes some day, those that close first. Most runs are of one year or two. */
const closing = pageSql(`
  select * from (
    select person_id, program, from_day, claim_until_day as claim_until
    from payment_line where ${payable} and claim_until_day < 'infinity'
    union all
    select person_id, program, (from_day + interval '1 year')::date, (claim_until_day + interval '1 year')::date
    from payment_line where ${payable} and claim_until_day < 'infinity' and years > 1
    union all
    select person_id, program, (from_day + nth * interval '1 year')::date,
      (claim_until_day + nth * interval '1 year')::date
    from payment_line cross join generate_series(2, years - 1) as nth
    where ${payable} and claim_until_day < 'infinity' and years > 2) as period
  where program = any($2) and from_day <= $1::date and claim_until > $1::date
    and ($3::date is null or (claim_until, person_id, program) > ($3::date, $4::bigint, $5::smallint))
  order by claim_until, person_id, program, from_day offset 0`);

/** Periods that can always be claimed, by person. */
const standing = pageSql(`
  select line.person_id, line.program, (line.from_day + nth * interval '1 year')::date as from_day,
    'infinity'::date as claim_until
  from (
    select person_id, program, from_day, years from payment_line
    where ${payable} and program = any($2) and claim_until_day = 'infinity' and from_day <= $1::date
      and person_id >= coalesce($4::bigint, 0)
      and ($3::date is null or (person_id, program) > ($4::bigint, $5::smallint))
    order by person_id, program, from_day offset 0) as line
    cross join generate_series(0, line.years - 1) as nth
  where line.from_day + nth * interval '1 year' <= $1::date offset 0`);

const programNumbers = async (
  tx: Reading,
  names: readonly string[],
): Promise<readonly number[]> => {
  const rows = await tx.query<{ id: number }>('select id from program where name = any($1)', [
    names,
  ]);
  return rows.map(({ id }) => id);
};

const placeValues = (after: UnreachedPlace | undefined) =>
  after ? [dayText(after.claimUntil), after.person, after.program] : [null, null, null];

/** The next ones after a place, those whose claim closes first. */
export async function nextUnreached(
  tx: Reading,
  { today, programs, areas, village }: UnreachedAsked,
  after: UnreachedPlace | undefined,
  limit: number,
): Promise<readonly UnreachedRow[]> {
  const common = [dayText(today), await programNumbers(tx, programs)];
  const place = placeValues(after);
  if (areas !== undefined || village !== undefined) {
    return tx.query<UnreachedRow>(
      `select * from (${unreachedSql(false)}) as unreached
       where ($4::date is null or (claim_until, person, program_id) > ($4::date, $5::bigint, $6::smallint))
         and ($8::text is null or (${villageSql('unreached.person')}) = $8)
       order by claim_until, person, program_id limit $7`,
      [...common, areas ?? everywhere, ...place, limit, village ?? null],
    );
  }
  const isBeyond = after?.claimUntil === END;
  const first = isBeyond ? [] : await tx.query<UnreachedRow>(closing, [...common, ...place, limit]);
  if (first.length === limit) return first;
  const rest = isBeyond ? place : placeValues(undefined);
  const values = [...common, ...rest, limit - first.length];
  return [...first, ...(await tx.query<UnreachedRow>(standing, values))];
}

export type UnreachedSum = {
  readonly program: string;
  readonly people: number;
  readonly fen: number;
};

/** Sums by program. */
export const sumUnreached = async (tx: Reading, { today, programs, areas }: UnreachedAsked) =>
  tx.query<UnreachedSum>(
    `select program, count(*) as people, sum(fen)::bigint as fen
     from (${unreachedSql(areas === undefined)}) as unreached group by program order by program`,
    [
      ...[dayText(today), await programNumbers(tx, programs)],
      ...(areas === undefined ? [] : [areas]),
    ],
  );

export type VillageSum = {
  /** 12 digits; null: no village is on record. */
  readonly village: string | null;
  readonly name: string | null;
  readonly program: string;
  readonly people: number;
  readonly fen: number;
};

/** Sums by the village where people live, and program. */
export const sumByVillage = async (tx: Reading, { today, programs, areas }: UnreachedAsked) =>
  tx.query<VillageSum>(
    `with placed as (
       select program, fen, village from (${unreachedSql(areas === undefined)}) as unreached
         left join lateral (${villageSql('unreached.person')}) as place on true)
     select village, (select name from area_code where code = village
         and from_day <= $1::date and until_day > $1::date limit 1) as name,
       program, count(*) as people, sum(fen)::bigint as fen
     from placed group by village, program order by village, program`,
    [
      ...[dayText(today), await programNumbers(tx, programs)],
      ...(areas === undefined ? [] : [areas]),
    ],
  );

export type DetailRow = {
  readonly person: number;
  readonly program: string;
  readonly name: string;
  readonly case_state: string | null;
  readonly was_asked: boolean;
  readonly has_question: boolean;
  readonly has_phone: boolean;
  readonly housemate: number | null;
  readonly visited_on: number | null;
};

/** Why each of a page has not been reached, and how to reach them. */
export const detailsOf = (tx: Reading, rows: readonly UnreachedRow[]) =>
  tx.query<DetailRow>(
    `select asked.person, asked.program, person.name,
       (select state from benefit_case
        where person_id = any(records) and program = program.id and closed_in is null limit 1) as case_state,
       exists (select from task where person_id = any(records) and purpose = 'benefit' and task.program = asked.program)
         as was_asked,
       exists (select from question where evaluation_id = (select id from evaluation where state = 'current')
         and person_id = asked.person and question.program = program.id) as has_question,
       exists (select from contact where person_id = any(records) and retracted_in is null) as has_phone,
       (select min(member_id) from housemates(records) where member_id <> all(records)) as housemate,
       (select max(day) from encounter where person_id = any(records) and retracted_in is null) as visited_on
     from (
         select person, program, array_append(merged.ids, person) as records
         from unnest($1::bigint[], $2::text[]) as row (person, program) left join (
           select stays_id, array_agg(person_id) as ids from merged_record where stays_id = any($1) group by 1
         ) as merged on stays_id = person) as asked
       join person on person.id = asked.person join program on program.name = asked.program`,
    [rows.map(({ person }) => person), rows.map(({ program }) => program)],
  );
