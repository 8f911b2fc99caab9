/** SQL of lists of cases. */
import type { Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { caseColumns, type CaseRow } from './queries.ts';

/** Where a page ends: after a due day, infinity for none, and a case of that day. */
export type QueuePlace = { readonly due?: number; readonly id: number };

/** Open cases whose turn is a unit's, after a place; those without a due day last. */
export const queueOf = (tx: Reading, unit: number, after: QueuePlace | undefined, limit: number) =>
  tx.query<CaseRow>(
    `select ${caseColumns} from benefit_case join program on program.id = benefit_case.program
     where turn_unit_id = $1 and closed_in is null
       and ($3::bigint is null or (coalesce(due_day, 'infinity'), benefit_case.id) > ($2::date, $3))
     order by coalesce(due_day, 'infinity'), benefit_case.id limit $4`,
    [
      ...[unit, after?.due === undefined ? 'infinity' : dayText(after.due)],
      ...[after?.id ?? null, limit],
    ],
  );

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

export async function unitName(tx: Reading, unit: number): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>('select name from unit where id = $1', [unit]);
  return row?.name;
}
