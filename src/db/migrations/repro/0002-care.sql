-- The care record of a woman who wants one: her consent, her own key, and what she told, sealed with it.
-- The role of the county and that of its staff see nothing of this schema, not even that it has rows.

create table person_key (
  person_id bigint primary key,
  wrapped bytea not null
);
comment on table person_key is 'The key of each person''s care record. Without its row nothing of the record can be read again.';
comment on column person_key.person_id is 'Whose key: her number in the county.';
comment on column person_key.wrapped is 'The key, sealed by the county''s key for care records.';

create table enrolment (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  unit_id bigint not null check (unit_id > 0),
  from_day date not null,
  until_day date not null default 'infinity',
  text_version text not null check (text_version <> ''),
  language text not null check (language in ('zh-CN', 'en')),
  read_aloud boolean not null,
  added_in bigint not null references event (id),
  ended_in bigint references event (id),
  check (from_day < until_day)
);
comment on table enrolment is 'Her consent, apart from any other, that a care record is kept and that one unit cares for her. She ends it when she likes.';
comment on column enrolment.id is 'Number.';
comment on column enrolment.person_id is 'Who consented: her number in the county.';
comment on column enrolment.unit_id is 'Unit whose care providers are her care team: its number in the county.';
comment on column enrolment.from_day is 'First day.';
comment on column enrolment.until_day is 'First day on which it no longer holds.';
comment on column enrolment.text_version is 'Version of the text she was shown.';
comment on column enrolment.language is 'Language she was shown it in.';
comment on column enrolment.read_aloud is 'Whether it was read to her.';
comment on column enrolment.added_in is 'Event of the consent.';
comment on column enrolment.ended_in is 'Event that ended it; empty: nobody has.';
create unique index enrolment_one on enrolment (person_id) where ended_in is null;
create index enrolment_person on enrolment (person_id);

create table fact (
  person_id bigint not null references person_key (person_id) on delete cascade,
  id bigint generated always as identity,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id),
  sealed bytea not null,
  primary key (person_id, id)
);
comment on table fact is 'What she told, sealed with her key: kind, days, value and what it rests on. Added and retracted, never edited.';
comment on column fact.person_id is 'Whom it is about: her number in the county.';
comment on column fact.id is 'Number of the fact.';
comment on column fact.added_in is 'Event that added it.';
comment on column fact.retracted_in is 'Event that took it back; empty: it holds.';
comment on column fact.sealed is 'Everything that the fact says.';

grant usage on schema {{schema}} to {{role}};
grant select on all tables in schema {{schema}} to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}};
grant execute on function close_event to {{role}};
grant insert (kind, actor, source, detail) on event to {{role}};
grant insert on person_key, enrolment, fact to {{role}};
grant update (ended_in) on enrolment to {{role}};
grant update (retracted_in) on fact to {{role}};
grant delete on person_key to {{role}};
