/** SQL of cases that stand, with when somebody last looked at them. A right is worked out for the record that stays. */
import type { Reading } from '../../../db/county.ts';

export type StandingRow = {
  readonly id: number;
  readonly program: string;
  /** Day of the last decision or confirmation. */
  readonly last_looked_at: number;
  /** Whether the right is certain on the day, or a certain one is still to come. */
  readonly is_certain: boolean;
};

/** Confirmed cases without an open review. */
export const casesToReview = (tx: Reading, today: string) =>
  tx.query<StandingRow>(
    `select found.* from (
       select benefit_case.id, program.name as program,
         (select max(day) from case_step
          where case_id = benefit_case.id and step in ('confirmed', 'upheld', 'reviewed')) as last_looked_at,
         exists (
           select from entitlement
           where evaluation_id = (select id from evaluation where state = 'current')
             and person_id = coalesce(merged.stays_id, benefit_case.person_id) and entitlement.program = benefit_case.program
             and is_certain and until_day > $1::date) as is_certain,
         (select max(round) filter (where step = 'review-due') from case_step where case_id = benefit_case.id) as due_round,
         (select max(round) filter (where step = 'reviewed') from case_step where case_id = benefit_case.id) as done_round
       from benefit_case join program on program.id = benefit_case.program
         left join merged_record merged on merged.person_id = benefit_case.person_id
       where state = 'confirmed') as found
     where coalesce(due_round, 0) <= coalesce(done_round, 0) order by id`,
    [today],
  );
