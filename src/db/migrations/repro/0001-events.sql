-- The care record keeps its own account of what was done in it: not even a number of an event or a change
-- of the county moves when something is written here. Everything has the shape that it has in the county.

create table event (
  id bigint generated always as identity primary key,
  kind text not null,
  actor text not null,
  source text,
  detail jsonb not null default '{}',
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint
);
comment on table event is 'One act that changed a care record: an enrolment, a fact, the end of an enrolment.';
comment on column event.id is 'Number of the event. Not in the order of commits: see seq.';
comment on column event.kind is 'What was done, such as care-enrol, care-fact-add.';
comment on column event.actor is 'Who did it: an account, or the command line of the installation.';
comment on column event.source is 'Always empty: what a fact rests on is sealed with it.';
comment on column event.detail is 'Particulars without names, identity numbers or anything that was told.';
comment on column event.recorded_at is 'By the clock of the server; for reading only.';
comment on column event.seq is 'Last change number when the event was committed. Empty only inside the transaction.';

create table journal (
  is_only boolean primary key default true check (is_only),
  seq bigint not null default 0,
  audit_seq bigint not null default 0,
  audit_hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000',
  epoch uuid not null default gen_random_uuid()
);
comment on table journal is 'The one counter row of the care records. Taken last in a transaction, so numbers are in the order of commits and without gaps.';
comment on column journal.is_only is 'There is one row.';
comment on column journal.seq is 'Last change number given out.';
comment on column journal.audit_seq is 'Number of the last audit event.';
comment on column journal.audit_hash is 'Hash of the last audit event: the head of the chain.';
comment on column journal.epoch is 'Changes when a backup is restored, so that phones send again what the backup lacks.';
insert into journal default values;

create table change (
  seq bigint primary key,
  event_id bigint not null,
  person_id bigint,
  kind text not null check (kind in ('person', 'fact'))
);
comment on table change is 'The commit-ordered change log of the care records. Cursors are seq, never a time.';
comment on column change.seq is 'Change number; a reader who has seen n has seen every change up to n.';
comment on column change.event_id is 'Event that changed it.';
comment on column change.person_id is 'Whose care record changed.';
comment on column change.kind is 'What changed: person, an enrolment; fact, a fact.';

create table audit_event (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  event_id bigint references event (id),
  subjects bigint[] not null,
  detail jsonb not null,
  hash bytea not null
);
comment on table audit_event is 'Who did or read what. Append-only, each row hashed over the row before it; reads are rows too.';
comment on column audit_event.seq is 'Number without gaps.';
comment on column audit_event.at is 'By the clock of the server; the order is seq.';
comment on column audit_event.actor is 'Who.';
comment on column audit_event.action is 'What, such as care-read, care-enrol.';
comment on column audit_event.event_id is 'The event, when the record was changed; whom it concerned is in change.';
comment on column audit_event.subjects is 'People whose data were read.';
comment on column audit_event.detail is 'Purpose, counts and the like.';
comment on column audit_event.hash is 'SHA-256 of the hash before and of the text of this row, see audit_text.';

create table audit_subject (
  person_id bigint not null,
  audit_seq bigint not null,
  primary key (person_id, audit_seq)
);
comment on table audit_subject is 'Whose care record each audit event read: how she finds who looked.';
comment on column audit_subject.person_id is 'Whose care record.';
comment on column audit_subject.audit_seq is 'Audit event.';

create function audit_text(seq bigint, at timestamptz, actor text, action text, event_id bigint, subjects bigint[], detail jsonb)
  returns text language sql stable set search_path from current
  return jsonb_build_array(
    seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, event_id, subjects, detail)::text;
comment on function audit_text is 'The text of an audit event that its hash is taken over.';

create function close_event(
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
comment on function close_event is 'The last statement of a transaction: numbers its changes and appends its audit event. Holds the counter row until commit.';
revoke all on function close_event from public;
