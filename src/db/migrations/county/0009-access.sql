-- Who serves where, for what somebody's record may be opened, and the second wall: row-level security. The
-- software itself acts as {{role}}; whatever a person asks for over the network runs as {{staff}}, which sees
-- only people that the access decision opened for that one transaction. Nothing set: nothing is seen.

create table post (
  id bigint generated always as identity primary key,
  account_id bigint not null,
  role text not null,
  unit_id bigint references unit (id),
  areas int8multirange,
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  added_in bigint not null references event (id),
  ended_in bigint references event (id),
  check (from_day < until_day),
  check (areas is null or unit_id is not null)
);
comment on table post is 'What an account does, for which unit and where, on [from_day, until_day).';
comment on column post.id is 'Number of the post.';
comment on column post.account_id is 'Account that holds it.';
comment on column post.role is 'Role, such as family-worker or system-administrator.';
comment on column post.unit_id is 'Unit that it belongs to; administrators have none.';
comment on column post.areas is 'Part of the unit''s catchment, as ranges of 12-digit codes; empty: all of it.';
comment on column post.from_day is 'First day.';
comment on column post.until_day is 'First day on which it is no longer held.';
comment on column post.added_in is 'Event that gave it.';
comment on column post.ended_in is 'Event that took it away before its time; empty: it holds.';
create index post_account on post (account_id);

create table task (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  purpose text not null check (purpose in ('service', 'benefit', 'registration', 'rights')),
  basis text not null check (basis in ('due', 'question', 'asked-for', 'referred')),
  program text,
  step text,
  unit_id bigint not null references unit (id),
  post_id bigint references post (id),
  due_day date,
  opened_by bigint,
  outcome text check (outcome in ('done', 'declined', 'moved', 'not-needed', 'mistaken')),
  opened_in bigint not null references event (id),
  closed_in bigint references event (id),
  check ((outcome is null) = (closed_in is null))
);
comment on table task is 'One thing to do for a resident. While it is open, the unit that has it may read what its purpose needs, of that person and the household.';
comment on column task.id is 'Number of the task.';
comment on column task.person_id is 'For whom.';
comment on column task.purpose is 'service, benefit, registration, or rights: what a resident asked about her own data.';
comment on column task.basis is 'What it rests on: due: a window or an unpaid right on record; question: an open question; asked-for: the resident came or called; referred: by another unit.';
comment on column task.program is 'Program, where it is about one.';
comment on column task.step is 'Step of a service.';
comment on column task.unit_id is 'Unit that does it.';
comment on column task.post_id is 'Post that does it; empty: anyone of the unit.';
comment on column task.due_day is 'Day by which it should be done.';
comment on column task.opened_by is 'Account that opened it; empty: the software.';
comment on column task.outcome is 'How it ended. A resident''s no is an outcome like any other.';
comment on column task.opened_in is 'Event that opened it.';
comment on column task.closed_in is 'Event that closed it; empty: open.';
create index task_person on task (person_id) where closed_in is null;
create index task_unit on task (unit_id, id) where closed_in is null;

create table emergency_access (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  account_id bigint not null,
  post_id bigint not null references post (id),
  reason text not null check (length(trim(reason)) >= 10),
  opened_at timestamptz not null,
  until_at timestamptz not null,
  added_in bigint not null references event (id),
  verdict text check (verdict in ('justified', 'not-justified')),
  reviewed_by bigint,
  reviewed_in bigint references event (id),
  check (until_at <= opened_at + interval '60 minutes'),
  check ((verdict is null) = (reviewed_in is null) and (verdict is null) = (reviewed_by is null)),
  check (reviewed_by <> account_id)
);
comment on table emergency_access is 'A record opened in an emergency without a task: with a reason, for an hour at most, told to the person and reviewed by somebody else.';
comment on column emergency_access.id is 'Number.';
comment on column emergency_access.person_id is 'Whose record.';
comment on column emergency_access.account_id is 'Who opened it.';
comment on column emergency_access.post_id is 'In which post.';
comment on column emergency_access.reason is 'Why, in the words of who opened it.';
comment on column emergency_access.opened_at is 'By the clock of the server.';
comment on column emergency_access.until_at is 'When it ends by itself.';
comment on column emergency_access.added_in is 'Event that opened it.';
comment on column emergency_access.verdict is 'Of the review: justified or not-justified; empty: not reviewed.';
comment on column emergency_access.reviewed_by is 'Account that reviewed it.';
comment on column emergency_access.reviewed_in is 'Event of the review.';
create index emergency_access_open on emergency_access (account_id, until_at);
create index emergency_access_unreviewed on emergency_access (opened_at) where verdict is null;

create table approval (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('payments')),
  proposal jsonb not null,
  unit_id bigint not null references unit (id),
  proposed_by bigint not null,
  proposed_in bigint not null references event (id),
  decision text check (decision in ('approved', 'refused')),
  reason text,
  decided_by bigint,
  decided_in bigint references event (id),
  check (decided_by <> proposed_by),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_in is null))
);
comment on table approval is 'Money moves only when a second person agrees.';
comment on column approval.id is 'Number.';
comment on column approval.kind is 'What is proposed: payments.';
comment on column approval.proposal is 'What exactly; numbers of people, no names.';
comment on column approval.unit_id is 'Unit that proposed it.';
comment on column approval.proposed_by is 'Account that proposed it.';
comment on column approval.proposed_in is 'Event of the proposal.';
comment on column approval.decision is 'approved or refused; empty: nobody decided.';
comment on column approval.reason is 'Why, when it was refused.';
comment on column approval.decided_by is 'Account that decided; never the one that proposed.';
comment on column approval.decided_in is 'Event of the decision.';

create table request (
  account_id bigint not null,
  key uuid not null,
  hash bytea not null,
  event_id bigint not null references event (id),
  status smallint,
  answer jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (account_id, key)
);
comment on table request is 'Changes asked for over the network, so that one that is sent again happens once and gets the same answer.';
comment on column request.account_id is 'Who asked.';
comment on column request.key is 'Half of the SHA-256 of the Idempotency-Key that came with it; the key itself is nowhere.';
comment on column request.hash is 'HMAC-SHA-256 of method, path and body with the Idempotency-Key: the same key with something else is a mistake, and nobody can guess what was said.';
comment on column request.event_id is 'What it did.';
comment on column request.status is 'Status of the answer; empty: done, but the answer was lost.';
comment on column request.answer is 'The answer.';
comment on column request.at is 'By the clock of the server.';

create table audit_subject (
  person_id bigint not null,
  audit_seq bigint not null,
  primary key (person_id, audit_seq)
);
comment on table audit_subject is 'Whose data each audit event read: how a resident finds who looked.';
comment on column audit_subject.person_id is 'Whose data.';
comment on column audit_subject.audit_seq is 'Audit event.';
create index audit_event_actor on audit_event (actor, seq);

create or replace function close_event(
  p_event bigint, p_persons bigint[], p_kinds text[],
  p_actor text, p_action text, p_subjects bigint[], p_detail jsonb)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  head journal%rowtype;
  moment timestamptz := clock_timestamp();
begin
  update journal
    set seq = seq + coalesce(cardinality(p_kinds), 0), audit_seq = audit_seq + 1
    where is_only returning * into head;
  insert into change (seq, event_id, person_id, kind)
    select head.seq - cardinality(p_kinds) + place, p_event, person, kind
    from unnest(p_persons, p_kinds) with ordinality as changed (person, kind, place);
  if p_event is not null then
    update event set seq = head.seq where id = p_event and seq is null;
    if not found then
      raise exception 'event % was closed before, or there is none', p_event using errcode = 'restrict_violation';
    end if;
  end if;
  head.audit_hash := sha256(head.audit_hash || convert_to(
    audit_text(head.audit_seq, moment, p_actor, p_action, p_event, p_subjects, p_detail), 'UTF8'));
  insert into audit_event (seq, at, actor, action, event_id, subjects, detail, hash)
    values (head.audit_seq, moment, p_actor, p_action, p_event, p_subjects, p_detail, head.audit_hash);
  insert into audit_subject (person_id, audit_seq)
    select distinct person, head.audit_seq from unnest(p_subjects) as person;
  update journal set audit_hash = head.audit_hash where is_only;
  return head.seq;
end $$;

create function housemates(p_persons bigint[])
  returns table (person_id bigint, member_id bigint) language sql stable security definer set search_path from current
  as $$
    select own.person_id, other.person_id
    from household_member own join household_member other using (household_id)
    where own.person_id = any(p_persons) and own.retracted_in is null and other.retracted_in is null
      and own.until_day = 'infinity' and other.until_day = 'infinity'
  $$;
comment on function housemates is 'Numbers of those who keep house with some people, these included: a task for one is a task at that household.';
revoke all on function housemates from public;

create function are_ancestors(p_records bigint[], p_of bigint[])
  returns boolean language sql stable security definer set search_path from current
  as $$
    with recursive step (person_id, parent_id) as not materialized (
       select person_id, other_id from relationship where relation = 'parents' and retracted_in is null
       union all
       select other_id, person_id from relationship where relation = 'children' and retracted_in is null
       union all select person_id, into_id from person_merge where retracted_in is null
       union all select into_id, person_id from person_merge where retracted_in is null),
     parent (id) as (
       select other_id from relationship
         where person_id = any(p_of) and relation = 'parents' and retracted_in is null
       union
       select person_id from relationship
         where other_id = any(p_of) and relation = 'children' and retracted_in is null),
     ancestor (id) as (
       select id from parent
       union
       select parent_id from ancestor join step on step.person_id = ancestor.id)
     select exists (select from ancestor where id = any(p_records))
  $$;
comment on function are_ancestors is 'Whether one of some records belongs to the parents, or the parents'' parents, of others: nobody may become her own ancestor, whoever asks.';
revoke all on function are_ancestors from public;

create function people_after(p_after bigint, p_limit integer)
  returns setof bigint language sql stable security definer set search_path from current
  as $$
    select id from person
    where nullif(current_setting('app.is_whole', true), '')::boolean and id > p_after and is_on_record
      and not exists (select from person_merge where person_id = person.id and retracted_in is null)
    order by id limit p_limit
  $$;
comment on function people_after is 'Numbers of the next people on record, for who serves the whole county: also of those who are not known to live anywhere.';
revoke all on function people_after from public;

create function people_named(p_prefix text, p_reading text, p_areas int8multirange, p_today date, p_limit integer)
  returns setof bigint language sql stable security definer set search_path from current
  as $$
    select id from person
    where (name like p_prefix or (p_reading <> '' and reading like p_reading)) and is_on_record
      and (coalesce(nullif(current_setting('app.is_whole', true), '')::boolean, false) or exists (
        select from fact where person_id = person.id and kind in (21, 23) and retracted_in is null
          and from_day <= p_today and until_day > p_today and int8range(low, high, '[]') <@ p_areas))
    order by name, id limit p_limit
  $$;
comment on function people_named is 'Numbers of people whose name or its reading begins so, among those who live or are registered in some areas. Numbers only: whoever asks must open them.';
revoke all on function people_named from public;

grant select on all tables in schema {{schema}} to {{role}};
grant insert on post, task, emergency_access, approval, request, audit_subject to {{role}};
grant update (ended_in, until_day) on post to {{role}};
grant update (outcome, closed_in, post_id) on task to {{role}};
grant update (verdict, reviewed_by, reviewed_in) on emergency_access to {{role}};
grant update (decision, reason, decided_by, decided_in) on approval to {{role}};
grant update (status, answer) on request to {{role}};
grant execute on function housemates, are_ancestors, people_after, people_named to {{role}};

grant usage on schema {{schema}} to {{staff}};
grant usage on all sequences in schema {{schema}} to {{staff}};
grant execute on function close_event, housemates, are_ancestors, people_after, people_named to {{staff}};
grant select on fact_kind, fact_choice, area, area_code, area_successor, unit, catchment, program,
  household, person_merge, person, person_identity, fact, relationship, household_member, entitlement,
  payment_line, due_window, question, payment, entitlement_change, task, emergency_access to {{staff}};
grant select (id, state, policy_version_id) on evaluation to {{staff}};
grant select (id, kind, actor, source, seq, recorded_at) on event to {{staff}};
grant select on payment_period, owed_line, unpaid_line, withheld_line, overpaid_line, received, entitled,
  open_question, open_window to {{staff}};
grant insert (kind, actor, source, detail) on event to {{staff}};
grant insert on person, fact, relationship, household, household_member, person_merge, task to {{staff}};
grant insert (account_id, key, hash, event_id) on request to {{staff}};
grant update (retracted_in) on fact, relationship, household_member to {{staff}};
grant update (name, reading, is_on_record) on person to {{staff}};
grant update (outcome, closed_in, post_id) on task to {{staff}};

-- People and what is about them: only those who were opened, and of facts only kinds that were. Where
-- somebody lives or is registered is seen by whoever serves there, so that a unit can find its residents.
alter table person enable row level security;
create policy opened on person to {{staff}}
  using (id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table fact enable row level security;
create policy opened on fact to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and kind = any(nullif(current_setting('app.kinds', true), '')::smallint[]))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and kind = any(nullif(current_setting('app.kinds', true), '')::smallint[]));
create policy served on fact for select to {{staff}}
  using (kind in (21, 23) and retracted_in is null
    and int8range(low, high, '[]') <@ nullif(current_setting('app.areas', true), '')::int8multirange);
create index fact_place on fact (low, person_id) where kind in (21, 23) and retracted_in is null;

-- Kinship is as delicate as the number of such relatives: kinds 5 to 8 stand for it, seen from either side.
alter table relationship enable row level security;
create policy opened on relationship to {{staff}}
  using ((person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and case relation when 'parents' then 5 when 'children' then 6 when 'guardians' then 7 else 8 end
        = any(nullif(current_setting('app.kinds', true), '')::smallint[]))
    or (other_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and case relation when 'parents' then 6 when 'children' then 5 when 'guardians' then 7 else 8 end
        = any(nullif(current_setting('app.kinds', true), '')::smallint[])))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and other_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and case relation when 'parents' then 5 when 'children' then 6 when 'guardians' then 7 else 8 end
      = any(nullif(current_setting('app.kinds', true), '')::smallint[]));

do $$
declare name text;
begin
  foreach name in array array['person_identity', 'household_member']
  loop
    execute format($policy$
      alter table %1$I enable row level security;
      create policy opened on %1$I to {{staff}}
        using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
        with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
    $policy$, name);
  end loop;
  -- What is owed says as much as the facts it rests on: only programs that were opened.
  foreach name in array array['entitlement', 'payment_line', 'due_window', 'question', 'payment', 'entitlement_change']
  loop
    execute format($policy$
      alter table %1$I enable row level security;
      create policy opened on %1$I for select to {{staff}}
        using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
          and program = any(nullif(current_setting('app.programs', true), '')::smallint[]))
    $policy$, name);
  end loop;
end $$;

alter table task enable row level security;
create policy of_unit on task to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table emergency_access enable row level security;
create policy own on emergency_access for select to {{staff}}
  using (account_id = nullif(current_setting('app.account', true), '')::bigint);
