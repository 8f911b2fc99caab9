-- Cases: one person's claim to one program, from the first word to a decision that somebody signs, and what may be done
-- against it. Steps are only added; what a case is follows from them, see src/model/casework. Whose hand may do what is
-- a constraint here, so that no software can forget it.

create table working_year (
  id bigint generated always as identity primary key,
  year smallint not null check (year between 2000 and 2200),
  off jsonb not null,
  worked jsonb not null,
  document text not null check (trim(document) <> ''),
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table working_year is 'The county''s own table of working days of a year; it takes the place of the published one.';
comment on column working_year.id is 'Number.';
comment on column working_year.year is 'Year.';
comment on column working_year.off is 'Days off, first and last day of each stretch, as MM-DD.';
comment on column working_year.worked is 'Saturdays and Sundays that are worked, as MM-DD.';
comment on column working_year.document is 'Document that says so.';
comment on column working_year.added_in is 'Event that added it.';
comment on column working_year.retracted_in is 'Event that took it back; empty: it holds.';
create unique index working_year_one on working_year (year) where retracted_in is null;

create table benefit_case (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  program smallint not null references program (id),
  applicant_id bigint references person (id),
  payee_id bigint references person (id),
  unit_id bigint not null references unit (id),
  turn_unit_id bigint references unit (id),
  task_id bigint references task (id),
  origin text not null check (origin in ('confirmation', 'assisted', 'paper', 'review')),
  applied_day date,
  round smallint not null default 1 check (round > 0),
  steps text[] not null default '{}' check (steps <@ array['verify', 'check', 'confirm']),
  state text not null check (state in ('begun', 'to-verify', 'to-check', 'to-confirm', 'returned', 'confirmed', 'refused',
    'withdrawn', 'appealed', 'ended', 'contested', 'merged')),
  due_day date,
  is_due_certain boolean,
  opened_in bigint not null references event (id),
  closed_in bigint references event (id),
  check ((applied_day is null) = (applicant_id is null)),
  check (state in ('begun', 'withdrawn', 'merged') or applied_day is not null),
  check ((closed_in is null) = (state not in ('refused', 'withdrawn', 'ended', 'merged'))),
  check ((due_day is null) = (is_due_certain is null))
);
comment on table benefit_case is 'One person''s claim to one program. A confirmed one is a standing yes: what is paid follows from the record.';
comment on column benefit_case.id is 'Number.';
comment on column benefit_case.person_id is 'Whose right.';
comment on column benefit_case.program is 'Program.';
comment on column benefit_case.applicant_id is 'Who applied: she herself, a parent or a guardian; empty: nobody yet.';
comment on column benefit_case.payee_id is 'Who is to be paid for her; empty: she herself.';
comment on column benefit_case.unit_id is 'Unit that the application was made at.';
comment on column benefit_case.turn_unit_id is 'Unit whose turn it is; empty: no office''s.';
comment on column benefit_case.task_id is 'Open task of that unit.';
comment on column benefit_case.origin is 'confirmation: her own yes, in her account; assisted: with somebody of the office; paper; review.';
comment on column benefit_case.applied_day is 'Day of the first submission; empty: none yet.';
comment on column benefit_case.round is 'From a submission to its decision; reviews, appeals and partings begin another.';
comment on column benefit_case.steps is 'Steps of a decision by the procedure that was in force when it was applied for.';
comment on column benefit_case.state is 'What the steps come to; see src/model/casework/case.ts.';
comment on column benefit_case.due_day is 'Day by which whose turn it is must act; empty: no text limits it.';
comment on column benefit_case.is_due_certain is 'False: counted over a year whose working days nobody has published yet.';
comment on column benefit_case.opened_in is 'Event that opened it.';
comment on column benefit_case.closed_in is 'Event that closed it; empty: open.';
create unique index benefit_case_one on benefit_case (person_id, program) where closed_in is null;
create index benefit_case_person on benefit_case (person_id, id);
create index benefit_case_turn on benefit_case (turn_unit_id, due_day, id) where closed_in is null;
create index benefit_case_program on benefit_case (program, person_id) where closed_in is null;

create table case_step (
  id bigint generated always as identity primary key,
  case_id bigint not null references benefit_case (id),
  person_id bigint not null references person (id),
  program smallint not null references program (id),
  round smallint not null check (round > 0),
  step text not null check (step in ('begun', 'applied', 'verified', 'checked', 'confirmed', 'returned', 'resubmitted',
    'refused', 'withdrawn', 'appealed', 'upheld', 'dismissed', 'review-due', 'reviewed', 'ended', 'merged', 'parted')),
  day date not null,
  account_id bigint references account (id),
  post_id bigint references post (id),
  unit_id bigint references unit (id),
  reasons jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),
  law text,
  appeal_until_day date,
  checks text[] not null default '{}',
  note text,
  added_in bigint not null references event (id),
  unique (case_id, round, step),
  constraint case_step_reasons check (
    step not in ('returned', 'refused', 'ended', 'dismissed') or jsonb_array_length(reasons) > 0),
  constraint case_step_law check (step not in ('refused', 'ended', 'dismissed') or trim(coalesce(law, '')) <> ''),
  constraint case_step_appeal check (step not in ('refused', 'ended') or appeal_until_day > day),
  constraint case_step_somebody check (step in ('review-due', 'merged', 'parted') or account_id is not null),
  -- Same case and account, and one reads an appeal where the other does not: [0,1) and [1,2) touch, equal ones do not.
  constraint case_step_second_reader exclude using gist (
    int8range(case_id, case_id, '[]') with &&, int8range(account_id, account_id, '[]') with &&,
    int4range((step in ('upheld', 'dismissed'))::integer, (step in ('upheld', 'dismissed'))::integer, '[]') with -|-)
    where (account_id is not null),
  -- Who brought a submission neither checks nor decides it, in whatever round.
  constraint case_step_not_own exclude using gist (
    int8range(case_id, case_id, '[]') with &&, int8range(account_id, account_id, '[]') with &&,
    int4range((step in ('applied', 'resubmitted'))::integer, (step in ('applied', 'resubmitted'))::integer, '[]') with -|-)
    where (step in ('applied', 'resubmitted', 'checked', 'confirmed', 'refused'))
);
comment on table case_step is 'One thing that happened to a case. Rows are added and never changed. No software refuses, ends, returns or confirms.';
comment on column case_step.id is 'Number.';
comment on column case_step.case_id is 'The case.';
comment on column case_step.person_id is 'Whose right it is about.';
comment on column case_step.program is 'Program.';
comment on column case_step.round is 'Round of the case.';
comment on column case_step.step is 'What happened; see src/model/casework/case.ts. Each at most once a round: what is missing is said at once.';
comment on column case_step.day is 'Day of it.';
comment on column case_step.account_id is 'Who did it; empty: the software, which says that a review is due, or what follows when somebody takes two records for one person.';
comment on column case_step.post_id is 'In which post; empty: she herself.';
comment on column case_step.unit_id is 'Of which unit; empty: she herself.';
comment on column case_step.reasons is 'Why, in words, all of it together; of a paper that is missing also which.';
comment on column case_step.law is 'Law that a no rests on.';
comment on column case_step.appeal_until_day is 'Of a no: last day on which an appeal is in time.';
comment on column case_step.checks is 'What only a person can see and this one did; see officerChecks of the program.';
comment on column case_step.note is 'Plain words besides; of an application that the truth of it was signed.';
comment on column case_step.added_in is 'Event that added it.';
-- Across rounds, too: after an appeal a claim goes on with hands that had no part in it.
create unique index case_step_one_hand on case_step (case_id, account_id)
  where step in ('verified', 'checked', 'confirmed', 'refused', 'upheld');
create index case_step_person on case_step (person_id, id);

create table decision (
  case_step_id bigint primary key references case_step (id),
  case_id bigint not null references benefit_case (id),
  person_id bigint not null references person (id),
  program smallint not null references program (id),
  policy_version_id integer not null references policy_version (id),
  day date not null,
  evidence text not null,
  result text not null,
  hash bytea not null check (octet_length(hash) = 32)
);
comment on table decision is 'What a decision rested on, frozen: the facts that its rule reads, the policy, and what followed from them. It can be worked out again years later.';
comment on column decision.case_step_id is 'Step that decided.';
comment on column decision.case_id is 'The case.';
comment on column decision.person_id is 'Whose right.';
comment on column decision.program is 'Program.';
comment on column decision.policy_version_id is 'Policy that was in force.';
comment on column decision.day is 'Day as of which it was worked out.';
comment on column decision.evidence is 'Facts of her and of whoever matters to her right, without names and numbers, as canonical JSON.';
comment on column decision.result is 'Days, payments, reasons and open questions that followed, as canonical JSON.';
comment on column decision.hash is 'SHA-256 over policy, program, day, evidence and result.';
create index decision_person on decision (person_id);
create index decision_case on decision (case_id);

create table public_notice (
  id bigint generated always as identity primary key,
  case_id bigint not null references benefit_case (id),
  masked_name text not null,
  village text not null,
  program smallint not null references program (id),
  from_day date not null,
  until_day date not null,
  taken_down_in bigint references event (id),
  added_in bigint not null references event (id),
  check (from_day < until_day)
);
comment on table public_notice is 'What is posted before a confirmation where the law asks for it: a masked name, the village and the program, and nothing else. Shown on [from_day, until_day) and on no other day.';
comment on column public_notice.id is 'Number.';
comment on column public_notice.case_id is 'The case; shown to nobody.';
comment on column public_notice.masked_name is 'Name with one character or more hidden.';
comment on column public_notice.village is 'Village or community.';
comment on column public_notice.program is 'Program.';
comment on column public_notice.from_day is 'First day.';
comment on column public_notice.until_day is 'First day on which it is gone.';
comment on column public_notice.taken_down_in is 'Event that took it down before its time.';
comment on column public_notice.added_in is 'Event that posted it.';
create index public_notice_shown on public_notice (until_day);
create unique index public_notice_one on public_notice (case_id) where taken_down_in is null;

create table grievance (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('objection')),
  public_notice_id bigint references public_notice (id),
  about_unit_id bigint references unit (id),
  said text,
  contact text,
  day date not null,
  due_day date not null check (due_day >= day),
  answer text,
  answered_by bigint references account (id),
  answered_in bigint references event (id),
  added_in bigint not null references event (id),
  check ((answer is null) = (answered_in is null) and (answer is null) = (answered_by is null))
);
comment on table grievance is 'What somebody objects to. The unit that it is about never sees it, nor how many there are.';
comment on column grievance.id is 'Number.';
comment on column grievance.kind is 'objection: to a public notice.';
comment on column grievance.public_notice_id is 'Notice that it objects to.';
comment on column grievance.about_unit_id is 'Unit that it is about.';
comment on column grievance.said is 'In the words of who objects; empty: deleted.';
comment on column grievance.contact is 'Where an answer is wanted; empty: none is, nobody need say who she is.';
comment on column grievance.day is 'Day of it.';
comment on column grievance.due_day is 'Day by which it is answered.';
comment on column grievance.answer is 'What was found.';
comment on column grievance.answered_by is 'Account that answered it.';
comment on column grievance.answered_in is 'Event of the answer; empty: open.';
comment on column grievance.added_in is 'Event that received it.';
create index grievance_open on grievance (due_day, id) where answered_in is null;

-- Claims that close some day are few: who is owed them is looked for by that day.
create index payment_line_closing on payment_line (evaluation_id, claim_until_day)
  where is_certain and standing < 2 and claim_until_day < 'infinity';

create view standing_case with (security_invoker = true) as
  select id, person_id, program, coalesce(payee_id, person_id) as payee_id, applied_day
  from benefit_case where state in ('confirmed', 'contested');
comment on view standing_case is 'Cases that are paid: confirmed, and ended ones while their end is contested.';
comment on column standing_case.id is 'Number of the case.';
comment on column standing_case.person_id is 'Whose right.';
comment on column standing_case.program is 'Number of the program.';
comment on column standing_case.payee_id is 'Who is paid.';
comment on column standing_case.applied_day is 'Day of the first submission.';

create view merged_record with (security_invoker = true) as
  with recursive up (person_id, stays_id) as (
    select person_id, into_id from person_merge where retracted_in is null
    union
    select up.person_id, further.into_id
    from up join person_merge further on further.person_id = up.stays_id and further.retracted_in is null)
  select person_id, stays_id from up
  where not exists (
    select from person_merge further where further.person_id = stays_id and further.retracted_in is null);
comment on view merged_record is 'Records that are read as part of another one, however many merges lie between. Ask it for all at once, not for each.';
comment on column merged_record.person_id is 'Record that was merged.';
comment on column merged_record.stays_id is 'Record that stays.';

grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant select, insert on working_year, benefit_case, case_step, decision, public_notice, grievance to {{role}};
grant select on standing_case, merged_record to {{role}};
grant update (due_day) on task to {{role}};
grant update (retracted_in) on working_year to {{role}};
grant update (applicant_id, payee_id, unit_id, turn_unit_id, task_id, origin, applied_day, round, steps, state, due_day,
  is_due_certain, closed_in) on benefit_case to {{role}};
grant update (taken_down_in) on public_notice to {{role}};
grant update (answer, answered_by, answered_in) on grievance to {{role}};

-- At a door somebody says that she wants help, and a case begins: nothing else of a case is written as staff.
grant select on working_year, benefit_case, case_step, decision, standing_case to {{staff}};
grant insert on benefit_case, case_step to {{staff}};
grant update (turn_unit_id, task_id, state, closed_in) on benefit_case to {{staff}};

alter table benefit_case enable row level security;
create policy opened on benefit_case for select to {{staff}}
  using (turn_unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and program = any(nullif(current_setting('app.programs', true), '')::smallint[])));
create policy begun on benefit_case for insert to {{staff}}
  with check (state = 'begun' and person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));
create policy taken_back on benefit_case for update to {{staff}}
  using (state = 'begun' and person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (state = 'withdrawn');

alter table case_step enable row level security;
create policy opened on case_step for select to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and program = any(nullif(current_setting('app.programs', true), '')::smallint[]));
create policy begun on case_step for insert to {{staff}}
  with check (step in ('begun', 'withdrawn')
    and person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table decision enable row level security;
create policy opened on decision for select to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and program = any(nullif(current_setting('app.programs', true), '')::smallint[]));

alter table public_notice enable row level security;
alter table grievance enable row level security;

-- What erase_person is for her record, this is for her cases; it is called first. What was paid must stay provable.
create function erase_cases(p_request bigint, p_records bigint[], p_programs smallint[])
  returns void language plpgsql security definer set search_path from current as $$
declare
  gone bigint[];
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  select coalesce(array_agg(id), '{}') into gone from benefit_case
    where person_id = any(p_records) and program <> all(p_programs);
  update grievance set said = null, contact = null, public_notice_id = null where public_notice_id in (
    select public_notice.id from public_notice join benefit_case on benefit_case.id = case_id
    where person_id = any(p_records));
  delete from public_notice where case_id in (select id from benefit_case where person_id = any(p_records));
  delete from decision where case_id = any(gone);
  delete from case_step where case_id = any(gone);
  delete from benefit_case where id = any(gone);
  update case_step set note = null where person_id = any(p_records);
  update benefit_case set task_id = null, turn_unit_id = null where person_id = any(p_records);
end $$;
comment on function erase_cases is 'Deletes cases of somebody who asked for it, but those of programs whose payments must stay provable.';
revoke all on function erase_cases from public;
grant execute on function erase_cases to {{role}};
