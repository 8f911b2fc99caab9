/** SQL of cases of records that are taken for one person, or no longer. */
import type { Changing } from '../../../../db/county.ts';
import { caseColumns, type CaseRow } from '../queries.ts';

const caseSql = `select ${caseColumns} from benefit_case join program on program.id = benefit_case.program`;

/** Open cases of some records, locked: by program, what is paid first, then what was applied for first. */
export const lockOpenCases = (tx: Changing, records: readonly number[]) =>
  tx.query<CaseRow>(
    `${caseSql} where benefit_case.person_id = any($1) and closed_in is null
     order by program.id, state in ('confirmed', 'contested') desc, applied_day nulls last, benefit_case.id
     for no key update of benefit_case`,
    [records],
  );

/** Cases that a merge closed, locked, of those who have no other open one for the program now. */
export const lockMergedBy = (tx: Changing, merge: number) =>
  tx.query<CaseRow>(
    `${caseSql} where state = 'merged' and exists (
         select from case_step where case_id = benefit_case.id and step = 'merged' and added_in = $1)
       and not exists (
         select from benefit_case other where other.person_id = benefit_case.person_id
           and other.program = benefit_case.program and other.closed_in is null)
     order by benefit_case.id for no key update of benefit_case`,
    [merge],
  );
