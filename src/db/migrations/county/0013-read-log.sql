-- How a resident finds who looked at her record, asks about it and is answered.

create index change_person on change (person_id, event_id) where person_id is not null;
create index audit_event_event on audit_event (event_id) where event_id is not null;
-- Acts that touch everybody's record at once: one entry, shown to everybody, instead of one for each of them.
create index audit_event_everybody on audit_event (seq)
  where action in ('backup', 'restore', 'duplicate-search', 'evaluation-begin');

create table usage_question (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  audit_seq bigint not null,
  question text not null check (length(trim(question)) > 0),
  asked_at timestamptz not null,
  added_in bigint not null references event (id),
  answer text,
  answered_by bigint,
  answered_in bigint references event (id),
  unique (person_id, audit_seq),
  check ((answer is null) = (answered_in is null) and (answer is null) = (answered_by is null))
);
comment on table usage_question is 'What residents ask about entries of their read log, and what a privacy officer answers.';
comment on column usage_question.id is 'Number.';
comment on column usage_question.person_id is 'Who asks, as the record that her account is for.';
comment on column usage_question.audit_seq is 'Audit event that it is about.';
comment on column usage_question.question is 'In her own words.';
comment on column usage_question.asked_at is 'By the clock of the server.';
comment on column usage_question.added_in is 'Event of the question.';
comment on column usage_question.answer is 'The answer; empty: not answered yet.';
comment on column usage_question.answered_by is 'Account that answered.';
comment on column usage_question.answered_in is 'Event of the answer.';
create index usage_question_open on usage_question (id) where answer is null;

grant select, insert on usage_question to {{role}};
grant update (answer, answered_by, answered_in) on usage_question to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}};

create index emergency_access_of on emergency_access (account_id, opened_at) where verdict is null;
grant update (until_at) on emergency_access to {{role}};

-- Found by the act that added them, to be compared with what its audit row says.
create index payment_event on payment (added_in);
create index consent_event on consent (added_in);

-- Money by two: neither by one person in two posts nor by one post.
alter table approval add column proposed_post bigint references post (id);
alter table approval add column decided_post bigint references post (id);
alter table approval add constraint approval_two_posts check (decided_post <> proposed_post);
comment on column approval.proposed_post is 'Post in which it was proposed.';
comment on column approval.decided_post is 'Post in which it was decided; never the one that proposed.';
grant update (decided_post) on approval to {{role}};
create index approval_open on approval (id) where decision is null;

create table alert (
  id bigint generated always as identity primary key,
  rule text not null,
  key text not null,
  account_id bigint not null references account (id),
  entries bigint[] not null,
  found_at timestamptz not null,
  added_in bigint not null references event (id),
  reason text,
  closed_by bigint references account (id),
  closed_in bigint references event (id),
  unique (rule, key),
  check ((reason is null) = (closed_in is null) and (reason is null) = (closed_by is null)),
  check (closed_by <> account_id)
);
comment on table alert is 'What looks like misuse of the record, found in the audit rows; somebody looks into it and closes it with a reason.';
comment on column alert.id is 'Number.';
comment on column alert.rule is 'Rule that found it, see server/modules/read-log/misuse.';
comment on column alert.key is 'What it is about, so that the same thing is found once.';
comment on column alert.account_id is 'Account whose acts it is about.';
comment on column alert.entries is 'Audit events that it rests on.';
comment on column alert.found_at is 'By the clock of the server.';
comment on column alert.added_in is 'Event that added it.';
comment on column alert.reason is 'What came of it; empty: nobody has looked into it.';
comment on column alert.closed_by is 'Account that closed it; never the one it is about.';
comment on column alert.closed_in is 'Event that closed it.';
create index alert_open on alert (id) where reason is null;
grant select, insert on alert to {{role}};
grant update (reason, closed_by, closed_in) on alert to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}};

-- For misuse detection: what happened in some days, and tasks by the act that opened them.
create index audit_event_at on audit_event using brin (at);
create index task_opened on task (opened_in);
