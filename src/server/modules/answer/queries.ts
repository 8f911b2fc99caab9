/** SQL of the answers: pages of people, totals, the forecast, and one person. */
import type { Reading } from '../../../db/county.ts';

/** People `first` to `last` and at most `limit` of them, of one program or of all. */
export type Stretch = {
  readonly first: number;
  readonly last: number;
  readonly limit: number;
  readonly programId: number | null;
};

const current = "(select id from evaluation where state = 'current')";

/** Tables that pages go through; each has an index by person and one by program and person. */
const sources = {
  entitlement: { table: 'entitlement', condition: 'true' },
  /** The index by program holds the payable lines only. */
  payable: {
    table: 'payment_line',
    condition: '($2::smallint is null or (is_certain and standing < 2))',
  },
  question: { table: 'question', condition: 'true' },
} as const;

export type StretchSource = keyof typeof sources;

/** The person of the row so many rows on, and whether those were the last rows. */
export async function lastOfStretch(
  tx: Reading,
  source: StretchSource,
  { first, programId, rows }: Pick<Stretch, 'first' | 'programId'> & { readonly rows: number },
): Promise<{ readonly last: number | null; readonly isEnd: boolean }> {
  const { table, condition } = sources[source];
  const [found] = await tx.query<{ last: number | null; rows: number }>(
    `select max(person_id) as last, count(*) as rows from (
       select person_id from ${table}
       where evaluation_id = ${current} and person_id >= $1
         and ($2::smallint is null or program = $2) and ${condition}
       order by person_id limit $3) as looked`,
    [first, programId, rows],
  );
  return { last: found!.last, isEnd: found!.rows < rows };
}

export async function findProgramId(tx: Reading, name: string): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from program where name = $1', [name]);
  return row?.id;
}

export type EntitledRow = {
  readonly person_id: number;
  readonly name: string;
  readonly rights: readonly {
    readonly program: string;
    readonly from: string;
    readonly until: string;
    readonly isCertain: boolean;
  }[];
};

export const entitledOf = (
  tx: Reading,
  { first, last, limit, programId }: Stretch,
  on: string,
  hidden: readonly string[],
): Promise<EntitledRow[]> =>
  tx.query<EntitledRow>(
    `select found.person_id, person.name, found.rights from (
       select person_id, jsonb_agg(jsonb_build_object('program', program.name, 'from', from_day,
           'until', until_day, 'isCertain', is_certain) order by program.name) as rights
       from entitlement join program on program.id = entitlement.program
       where evaluation_id = ${current} and person_id between $1 and $2
         and ($4::smallint is null or program = $4) and from_day <= $5 and until_day > $5
         and program.name <> all($6)
       group by person_id order by person_id limit $3
     ) as found join person on person.id = found.person_id order by found.person_id`,
    [first, last, limit, programId, on, hidden],
  );

export type EntitledCountRow = {
  readonly program: string;
  readonly certain: number;
  readonly possible: number;
};

/** The stretches of one right do not overlap, so rows of a day are people. */
export const entitledCounts = (tx: Reading, on: string): Promise<EntitledCountRow[]> =>
  tx.query<EntitledCountRow>(
    `select program.name as program, counted.certain, counted.whole - counted.certain as possible
     from program cross join lateral (
       select count(*) as whole, count(*) filter (where is_certain) as certain from entitlement
       where evaluation_id = ${current} and program = program.id and until_day > $1 and from_day <= $1
     ) as counted where counted.whole > 0 order by program.name`,
    [on],
  );

export type UnpaidRow = {
  readonly person_id: number;
  readonly name: string;
  readonly programs: readonly string[];
  readonly from_day: number;
  readonly open_lines: number;
  readonly open_fen: number;
  readonly claim_until_day: number | null;
  readonly closed_lines: number;
  readonly closed_fen: number;
};

/** Sums over unpaid lines by whether they can still be claimed on the day of a parameter. */
const openAndClosed = (on: string) => `
  count(*) filter (where claim_until_day > ${on}) as open_lines,
  coalesce(sum(unpaid_fen) filter (where claim_until_day > ${on}), 0)::bigint as open_fen,
  count(*) filter (where claim_until_day <= ${on}) as closed_lines,
  coalesce(sum(unpaid_fen) filter (where claim_until_day <= ${on}), 0)::bigint as closed_fen`;

export const unpaidOf = (
  tx: Reading,
  { first, last, limit, programId }: Stretch,
  on: string,
): Promise<UnpaidRow[]> =>
  tx.query<UnpaidRow>(
    `select person.name, found.* from (
       select person_id, array_agg(distinct program order by program) as programs,
         min(from_day) as from_day, min(claim_until_day) filter (where claim_until_day > $5) as claim_until_day,
         ${openAndClosed('$5')}
       from owed_lines($1, $2, $4) where unpaid_fen > 0 and from_day <= $5
       group by person_id order by person_id limit $3
     ) as found join person on person.id = found.person_id order by found.person_id`,
    [first, last, limit, programId, on],
  );

export type UnpaidTotalRow = {
  /** Null in the row of all programs. */
  readonly program: string | null;
  readonly people: number;
  readonly open_lines: number;
  readonly open_fen: number;
  readonly closed_lines: number;
  readonly closed_fen: number;
};

export const unpaidTotals = (tx: Reading, on: string): Promise<UnpaidTotalRow[]> =>
  tx.query<UnpaidTotalRow>(
    `select program, count(distinct person_id) filter (where open_lines > 0) as people,
       coalesce(sum(open_lines), 0)::bigint as open_lines, coalesce(sum(open_fen), 0)::bigint as open_fen,
       coalesce(sum(closed_lines), 0)::bigint as closed_lines, coalesce(sum(closed_fen), 0)::bigint as closed_fen
     from (
       select program, person_id, ${openAndClosed('$1')}
       from unpaid_line where from_day <= $1 group by program, person_id) as each
     group by grouping sets ((program), ()) order by program nulls first`,
    [on],
  );

export type QuestionRow = {
  readonly person_id: number;
  readonly name: string;
  readonly program: string;
  readonly fact: string;
  readonly about_id: number;
  readonly about_name: string;
};

export const questionsOf = (
  tx: Reading,
  { first, last, limit, programId }: Stretch,
): Promise<QuestionRow[]> =>
  tx.query<QuestionRow>(
    `select asked.person_id, (select name from person where id = asked.person_id) as name,
       program.name as program, fact, about_id, coalesce((select name from person where id = about_id), '') as about_name
     from (
       select person_id, program, fact, about_id, dense_rank() over (order by person_id) as place
       from question where evaluation_id = ${current} and person_id between $1 and $2
         and ($4::smallint is null or program = $4)
     ) as asked join program on program.id = asked.program
     where place <= $3 order by asked.person_id, program.name, about_id, fact`,
    [first, last, limit, programId],
  );

export type StakeRow = {
  readonly person_id: number;
  readonly program: string;
  /** Null where nothing known bounds it. */
  readonly up_to_fen: number | null;
  readonly withheld_fen: number | null;
};

/** What is open of the periods that begin before a day: of a period that is sure in part, the rest. */
export const stakesOf = (
  tx: Reading,
  persons: readonly number[],
  programId: number | null,
  before: string,
): Promise<StakeRow[]> =>
  tx.query<StakeRow>(
    `select asked.person_id, stake.* from unnest($1::bigint[]) as asked (person_id) cross join lateral (
       select program,
         case when bool_and(up_to_fen is not null) filter (where standing < 2) is not false
           then coalesce(sum(up_to_fen - sure_fen) filter (where standing < 2), 0)::bigint end as up_to_fen,
         case when bool_and(up_to_fen is not null) filter (where standing = 2) is not false
           then coalesce(sum(up_to_fen - sure_fen) filter (where standing = 2), 0)::bigint end as withheld_fen
       from (
         select program, from_day, max(standing) as standing,
           case when bool_and(up_to_fen is not null) then max(up_to_fen) end as up_to_fen,
           coalesce(max(amount_fen) filter (where is_certain), 0) as sure_fen
         from owed_lines(asked.person_id, asked.person_id, $2) where from_day < $3
         group by program, from_day) as period
       group by program) as stake`,
    [persons, programId, before],
  );

export type MissingTotalRow = {
  readonly program: string | null;
  readonly fact: string | null;
  readonly people: number;
  readonly questions: number;
};

/** People are counted in two steps: numbers are put together by hashing, without sorting a county. */
export const missingTotals = (tx: Reading): Promise<MissingTotalRow[]> =>
  tx.query<MissingTotalRow>(
    `with own as (select person_id, program, fact from question where evaluation_id = ${current})
     select program.name as program, null as fact, count(*) as people, sum(questions)::bigint as questions
     from (select program, person_id, count(*) as questions from own group by program, person_id) as each
       join program on program.id = each.program group by program.name
     union all
     select null, fact, count(*), sum(questions)::bigint
     from (select fact, person_id, count(*) as questions from own group by fact, person_id) as each
     group by fact
     union all
     select null, null, count(*), coalesce(sum(questions), 0)::bigint
     from (select person_id, count(*) as questions from own group by person_id) as each
     order by program, fact`,
  );

export type ForecastRow = {
  readonly month: number;
  readonly program: string;
  readonly is_certain: boolean;
  readonly is_withheld: boolean;
  readonly fen: number;
  readonly up_to_fen: number;
  readonly is_bounded: boolean;
};

export const forecastOf = (tx: Reading, from: string, months: number): Promise<ForecastRow[]> =>
  tx.query<ForecastRow>(
    `select month, program, is_certain, is_withheld, fen, up_to_fen, is_bounded
     from forecast_month($1, $2)`,
    [from, months],
  );

export async function currentPolicy(tx: Reading): Promise<number | undefined> {
  const text = "select policy_version_id as id from evaluation where state = 'current'";
  return (await tx.query<{ id: number }>(text))[0]?.id;
}
