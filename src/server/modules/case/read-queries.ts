/** SQL of lists of cases. */
import type { Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { CaseState } from '../../../model/casework/case.ts';
import { caseColumns, type CaseRow } from './queries.ts';

/** Where a page ends: after a due day, infinity for none, and a case of that day. */
export type QueuePlace = { readonly due?: number; readonly id: number };

export type QueueAsked = {
  readonly unit: number;
  readonly after?: QueuePlace;
  readonly limit: number;
  readonly state?: string;
  /** Only some of them. */
  readonly ids?: readonly number[];
};

/** Open cases whose turn is a unit's, after a place; those without a due day last. */
export const queueOf = (tx: Reading, { unit, after, limit, state, ids }: QueueAsked) =>
  tx.query<CaseRow>(
    `select ${caseColumns} from benefit_case join program on program.id = benefit_case.program
     where turn_unit_id = $1 and closed_in is null
       and ($3::bigint is null or (coalesce(due_day, 'infinity'), benefit_case.id) > ($2::date, $3))
       and ($5::text is null or state = $5) and ($6::bigint[] is null or benefit_case.id = any($6))
     order by coalesce(due_day, 'infinity'), benefit_case.id limit $4`,
    [
      ...[unit, after?.due === undefined ? 'infinity' : dayText(after.due)],
      ...[after?.id ?? null, limit, state ?? null, ids ?? null],
    ],
  );

/** Days since the last step; a case has one from its beginning on. */
const waited =
  '$2::date - (select max(day) from case_step where case_id = benefit_case.id) as waited';

/** Numbers of the open cases whose turn is a unit's and that have waited for `[from, until)` days. */
export async function waitingCases(
  tx: Reading,
  {
    unit,
    today,
    from,
    until,
  }: {
    readonly unit: number;
    readonly today: number;
    readonly from: number;
    readonly until?: number;
  },
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select id from (select id, ${waited} from benefit_case where turn_unit_id = $1 and closed_in is null) as waiting
     where waited >= $3 and ($4::integer is null or waited < $4)`,
    [unit, dayText(today), from, until ?? null],
  );
  return rows.map(({ id }) => id);
}

export type AgeRow = {
  readonly state: CaseState;
  /** Place in the groups, from 1. */
  readonly band: number;
  readonly cases: number;
  readonly overdue: number;
};

/** How many of a unit's cases have waited how long, by the days on which groups begin. */
export const agesOf = (tx: Reading, unit: number, today: number, bands: readonly number[]) =>
  tx.query<AgeRow>(
    `select state, width_bucket(waited, $3::integer[]) as band, count(*) as cases,
       count(*) filter (where due_day < $2::date) as overdue
     from (select state, due_day, ${waited} from benefit_case where turn_unit_id = $1 and closed_in is null) as waiting
     group by 1, 2 order by 1, 2`,
    [unit, dayText(today), bands],
  );

/** The day of the last step of each of some cases. */
export async function lastSteps(
  tx: Reading,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ id: number; day: number }>(
    'select case_id as id, max(day) as day from case_step where case_id = any($1) group by case_id',
    [ids],
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** Children of somebody on record who have cases, by number. */
export async function childrenWithCases(
  tx: Reading,
  records: readonly number[],
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select id from (
     select person_id as id from relationship
     where other_id = any($1) and relation in ('parents', 'guardians') and retracted_in is null
     union
     select other_id from relationship
     where person_id = any($1) and relation = 'children' and retracted_in is null) as child
     where exists (select from benefit_case where person_id = child.id)`,
    [records],
  );
  return rows.map(({ id }) => id);
}

/** Names of units by number. */
export async function unitNames(
  tx: Reading,
  units: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ id: number; name: string }>(
    'select id, name from unit where id = any($1)',
    [units],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function unitName(tx: Reading, unit: number): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>('select name from unit where id = $1', [unit]);
  return row?.name;
}
