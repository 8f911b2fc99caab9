/** SQL of the evidence for misuse detection. */
import type { Reading } from '../../../../db/county.ts';
import type { Decision, Look, Subject, Task } from './evidence.ts';

const chinaDay = (at: string) => `((${at}) at time zone 'Asia/Shanghai')::date - date '1970-01-01'`;

/** An audit row with more people than this is a list. */
const MOST_PEOPLE = 10;

/** Who looked at whom, once for each day, part of the day and ground. Emergencies are left out: each is reviewed. */
export const looksBetween = (tx: Reading, from: Date, until: Date) =>
  tx.query<Look>(
    `with looked as (
       select substr(actor, 9)::bigint as account, (detail -> 'asked' ->> 'unit')::bigint as unit,
         audit_subject.person_id as person, ${chinaDay('at')} as day,
         case when extract(hour from at at time zone 'Asia/Shanghai') < 6 then 'early'
           when extract(hour from at at time zone 'Asia/Shanghai') >= 22 then 'late' else 'day' end as hours,
         case when task.id is null then 'area'
           when task.basis = 'asked-for' and task.opened_by is not null then 'asked-for'
           else 'grounded' end as ground,
         at, seq
       from audit_event join audit_subject on audit_seq = seq
         left join task on detail -> 'asked' ->> 'relation' like '%task%'
           and task.id = (detail -> 'asked' ->> 'task')::bigint
       where at >= $1 and at < $2 and actor ~ '^account \\d+$' and cardinality(subjects) <= ${MOST_PEOPLE}
         and detail -> 'asked' ? 'unit' and detail -> 'asked' ->> 'relation' not like '%emergency%')
     select account, unit, person, day, hours, ground, (extract(epoch from min(at)) * 1000)::float8 as at,
       min(seq) as entry
     from looked group by account, unit, person, day, hours, ground`,
    [from, until],
  );

type TaskRow = {
  readonly unit: number;
  readonly person: number;
  readonly opened_by: number | null;
  readonly day: number;
  readonly entry: number;
  readonly is_worked: boolean;
  readonly outcome: string | null;
  readonly closed_day: number | null;
};

/** Tasks that were opened; worked: whoever opened it wrote something down about her afterwards, besides closing it. */
export async function tasksBetween(tx: Reading, from: Date, until: Date): Promise<readonly Task[]> {
  const rows = await tx.query<TaskRow>(
    `select task.unit_id as unit, task.person_id as person,
       case when basis = 'asked-for' then opened_by end as opened_by, ${chinaDay('opened.at')} as day,
       opened.seq as entry, outcome, ${chinaDay('closed.recorded_at')} as closed_day,
       exists (
         select from change join event on event.id = change.event_id
         where change.person_id = task.person_id and change.event_id > opened_in
           and (change.kind <> 'service' or event.kind not like 'task-%')
           and event.actor = 'account ' || opened_by) as is_worked
     from audit_event opened join task on task.opened_in = opened.event_id
       left join event closed on closed.id = closed_in
     where opened.at >= $1 and opened.at < $2`,
    [from, until],
  );
  return rows.map(({ opened_by, outcome, closed_day, is_worked, ...task }) => ({
    ...task,
    isWorked: is_worked,
    ...(opened_by !== null && { openedBy: opened_by }),
    ...(outcome !== null && { outcome }),
    ...(closed_day !== null && { closedDay: closed_day }),
  }));
}

/**
 * Decisions about payments, held lines, money asked back, help out of the relief fund and values of policy that somebody
 * else proposed, and about claims that somebody else checked.
 */
export const decisionsBetween = (tx: Reading, from: Date, until: Date) =>
  tx.query<Decision>(
    `select unit_id as unit, proposed_by as proposer, decided_by as decider, ${chinaDay('at')} as day, seq as entry
     from (select unit_id, proposed_by, decided_by, decided_in from approval
         union all select unit_id, proposed_by, approved_by, approved_in from payment_run
         union all select run_unit_id, proposed_by, account_id, added_in from hold_release
         union all select proposed_unit_id, proposed_by, decided_by, decided_in from recovery
         union all select proposed_unit_id, proposed_by, decided_by, decided_in from fund_grant
           where state = 'granted'
         union all select proposed_unit_id, proposed_by, decided_by, decided_in from signed_value
           where state <> 'refused'
         union all select checked.unit_id, checked.account_id, said.account_id, said.added_in
           from case_step said join lateral (
             select unit_id, account_id from case_step
             where case_id = said.case_id and id < said.id and step in ('verified', 'checked')
             order by id desc limit 1) as checked on true
           where said.step = 'confirmed') as decided
       join audit_event on event_id = decided_in
     where at >= $1 and at < $2`,
    [from, until],
  );

type SubjectRow = {
  readonly id: number;
  readonly name: string;
  readonly household: number | null;
  readonly village: number | null;
};

/** Names, households and villages of people, as they are now. */
export async function subjectsOf(
  tx: Reading,
  persons: readonly number[],
): Promise<ReadonlyMap<number, Subject>> {
  const rows = await tx.query<SubjectRow>(
    `select id, name,
       (select household_id from household_member where person_id = person.id and retracted_in is null
          and until_day = 'infinity' limit 1) as household,
       (select low from fact where person_id = person.id and kind = 21 and retracted_in is null
          and until_day = 'infinity' and low = high limit 1) as village
     from person where id = any($1)`,
    [persons],
  );
  return new Map(
    rows.map(({ id, name, household, village }) => [
      id,
      {
        name,
        ...(household !== null && { household }),
        ...(village !== null && { village }),
      },
    ]),
  );
}

export type StaffRow = {
  readonly account: number;
  readonly name: string;
  readonly unit: number | null;
  readonly role: string;
};

/** Whoever of the staff has or had a post, with the last one. */
export const staffOf = (tx: Reading) =>
  tx.query<StaffRow>(
    `select distinct on (account.id) account.id as account, account.name, unit_id as unit, role
     from account join post on post.account_id = account.id order by account.id, post.id desc`,
  );
