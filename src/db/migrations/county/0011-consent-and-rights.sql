-- What residents decide about their own data: consents by purpose, whether they want to be contacted, what the
-- office tells them, and what they ask about their data. Consents are only ever added; the last one counts.

create table consent (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  purpose text not null,
  decision text not null check (decision in ('given', 'refused', 'withdrawn')),
  text_version integer not null check (text_version > 0),
  language text not null check (language in ('zh-CN', 'en')),
  read_aloud boolean not null,
  guardian_id bigint references person (id),
  is_at_desk boolean not null,
  account_id bigint not null references account (id),
  at timestamptz not null,
  added_in bigint not null references event (id)
);
comment on table consent is 'What somebody decided about one use of her data. Rows are added and never changed; the last one of a purpose counts.';
comment on column consent.id is 'Number; later ones are larger, for one person decides once at a time.';
comment on column consent.person_id is 'Whose data.';
comment on column consent.purpose is 'Purpose, see src/model/consent/purposes.ts.';
comment on column consent.decision is 'given; refused; withdrawn: it was given before.';
comment on column consent.text_version is 'Version of the text that was shown or read.';
comment on column consent.language is 'Language of it.';
comment on column consent.read_aloud is 'Whether it was read to her.';
comment on column consent.guardian_id is 'The parent or guardian who decided for a child under 14; empty: herself.';
comment on column consent.is_at_desk is 'Whether staff wrote it down for her; false: she did, in her own account.';
comment on column consent.account_id is 'Account that wrote it down.';
comment on column consent.at is 'By the clock of the server.';
comment on column consent.added_in is 'Event that added it.';
create index consent_person on consent (person_id, purpose, id);

create table contact_wish (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  is_contact_wanted boolean not null,
  is_at_desk boolean not null,
  account_id bigint not null references account (id),
  at timestamptz not null,
  added_in bigint not null references event (id)
);
comment on table contact_wish is 'Whether somebody wants to be contacted beyond what a law requires. The last row counts; none: nobody has said.';
comment on column contact_wish.id is 'Number.';
comment on column contact_wish.person_id is 'Who.';
comment on column contact_wish.is_contact_wanted is 'False: only what a law requires she be told.';
comment on column contact_wish.is_at_desk is 'Whether staff wrote it down for her.';
comment on column contact_wish.account_id is 'Account that wrote it down.';
comment on column contact_wish.at is 'By the clock of the server.';
comment on column contact_wish.added_in is 'Event that added it.';
create index contact_wish_person on contact_wish (person_id, id);

create table notice (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  kind text not null,
  parameters jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'delivered', 'stopped')),
  stopped_because text check (stopped_because in ('no-consent', 'no-contact')),
  closed_at timestamptz,
  added_in bigint not null references event (id),
  closed_in bigint references event (id),
  check ((state = 'queued') = (closed_in is null) and (closed_in is null) = (closed_at is null)),
  check ((state = 'stopped') = (stopped_because is not null))
);
comment on table notice is 'Messages to residents, in neutral words. Each is delivered to her inbox once, or stopped because she wants none.';
comment on column notice.id is 'Number.';
comment on column notice.person_id is 'To whom.';
comment on column notice.kind is 'What it says, see src/model/notice/kinds.ts.';
comment on column notice.parameters is 'Numbers and days written into it; nothing that a person wrote.';
comment on column notice.state is 'queued; delivered: in her inbox; stopped.';
comment on column notice.stopped_because is 'no-consent: she did not agree to such messages; no-contact: she wants only what a law requires.';
comment on column notice.closed_at is 'When it was delivered or stopped, by the clock of the server.';
comment on column notice.added_in is 'Event that wrote it.';
comment on column notice.closed_in is 'Event that delivered or stopped it.';
create index notice_person on notice (person_id, id);
create index notice_queued on notice (id) where state = 'queued';

create table rights_request (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  kind text not null check (kind in ('copy', 'correct', 'delete', 'object', 'transfer', 'explain-decision')),
  said text,
  state text not null default 'received' check (state in ('received', 'in-progress', 'answered', 'refused')),
  received_day date not null,
  due_day date not null,
  unit_id bigint references unit (id),
  task_id bigint references task (id),
  is_at_desk boolean not null,
  opened_by bigint not null references account (id),
  answer text,
  remedy text,
  handled_by bigint references account (id),
  opened_in bigint not null references event (id),
  begun_in bigint references event (id),
  closed_in bigint references event (id),
  check ((unit_id is null) = (task_id is null)),
  check ((state = 'received') = (begun_in is null) and (begun_in is null) = (handled_by is null)),
  check ((state in ('answered', 'refused')) = (closed_in is not null)),
  check ((state in ('answered', 'refused')) = (answer is not null)),
  check ((state = 'refused') = (remedy is not null))
);
comment on table rights_request is 'What a resident asks about her own data. Every request ends in an answer, or in a refusal with its reason and what she can do about it.';
comment on column rights_request.id is 'Number.';
comment on column rights_request.person_id is 'Who asks.';
comment on column rights_request.kind is 'copy, correct, delete, object, transfer or explain-decision.';
comment on column rights_request.said is 'In her words.';
comment on column rights_request.state is 'received, in-progress, then answered or refused.';
comment on column rights_request.received_day is 'Day on which it came.';
comment on column rights_request.due_day is 'Last day for an answer, by the clocks of src/model/rights/clocks.ts.';
comment on column rights_request.unit_id is 'Unit that answers; empty: no unit serves her, so who answers for the whole county does.';
comment on column rights_request.task_id is 'Task under which the unit may open what it must.';
comment on column rights_request.is_at_desk is 'Whether staff wrote it down for her.';
comment on column rights_request.opened_by is 'Account that wrote it down.';
comment on column rights_request.answer is 'The answer, or the reason of a refusal.';
comment on column rights_request.remedy is 'Of a refusal: where she can complain.';
comment on column rights_request.handled_by is 'Account that took it up.';
comment on column rights_request.opened_in is 'Event with which it came.';
comment on column rights_request.begun_in is 'Event with which it was taken up.';
comment on column rights_request.closed_in is 'Event with which it was answered or refused.';
create index rights_request_person on rights_request (person_id, id);
create index rights_request_open on rights_request (unit_id, id) where closed_in is null;

grant select, insert on consent, contact_wish, notice, rights_request to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant update (state, stopped_because, closed_at, closed_in) on notice to {{role}};
grant delete on notice to {{role}};
grant update (state, unit_id, task_id, answer, remedy, handled_by, begun_in, closed_in) on rights_request to {{role}}, {{staff}};
grant select, insert on consent, contact_wish, rights_request to {{staff}};
grant select on notice to {{staff}};
grant insert (person_id, kind, parameters, added_in) on notice to {{staff}};

alter table consent enable row level security;
create policy opened on consent to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table contact_wish enable row level security;
create policy opened on contact_wish to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

-- Whoever serves somebody may tell her something; only she, who belongs to no unit, reads what she was told.
alter table notice enable row level security;
create policy told on notice for insert to {{staff}}
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));
create policy own on notice for select to {{staff}}
  using (nullif(current_setting('app.unit', true), '') is null
    and person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table rights_request enable row level security;
create policy of_unit on rights_request to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or (unit_id is null and nullif(current_setting('app.is_whole', true), '')::boolean)
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or (unit_id is null and nullif(current_setting('app.is_whole', true), '')::boolean)
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));
