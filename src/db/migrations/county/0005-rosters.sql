-- Imports of rosters: where each stands, and what it could not decide by itself.

create table roster_import (
  id bigint generated always as identity primary key,
  source text not null,
  content_hash text not null unique,
  people integer not null,
  chunk_people integer not null check (chunk_people > 0),
  counts jsonb not null default '{}',
  state text not null default 'running' check (state in ('running', 'done')),
  added_in bigint not null references event (id)
);
comment on table roster_import is 'A roster that was read in, chunk by chunk; the same content is never read in twice.';
comment on column roster_import.id is 'Number of the import.';
comment on column roster_import.source is 'Name of the file.';
comment on column roster_import.content_hash is 'SHA-256 of the files and of how they were read, in hex; of an import that was undone behind the word undone and its number.';
comment on column roster_import.people is 'People in the roster.';
comment on column roster_import.chunk_people is 'People in one chunk.';
comment on column roster_import.counts is 'New, changed, unchanged, conflicting people, once it is done.';
comment on column roster_import.state is 'running or done.';
comment on column roster_import.added_in is 'Event that began it.';

create table roster_chunk (
  import_id bigint not null references roster_import (id),
  part text not null check (part in ('facts', 'kinship')),
  first integer not null,
  counts jsonb not null,
  added_in bigint not null references event (id),
  primary key (import_id, part, first)
);
comment on table roster_chunk is 'Chunks of an import that are in, each written with its rows in one transaction: where an interrupted import goes on.';
comment on column roster_chunk.import_id is 'The import.';
comment on column roster_chunk.part is 'Everybody is gone through twice: first for facts, then for kinship.';
comment on column roster_chunk.first is 'First person of the chunk, by place in the roster.';
comment on column roster_chunk.counts is 'What the chunk brought.';
comment on column roster_chunk.added_in is 'Event that wrote it.';

create table roster_conflict (
  id bigint generated always as identity primary key,
  import_id bigint not null references roster_import (id),
  person_id bigint not null references person (id),
  place text not null,
  kind text not null,
  stored jsonb not null,
  incoming jsonb not null,
  state text not null default 'open' check (state in ('open', 'kept', 'replaced')),
  decided_in bigint references event (id)
);
comment on table roster_conflict is 'A roster says otherwise than the record. Nothing is overwritten until somebody decides.';
comment on column roster_conflict.id is 'Number of the conflict.';
comment on column roster_conflict.import_id is 'Import that brought it.';
comment on column roster_conflict.person_id is 'Whom it is about.';
comment on column roster_conflict.place is 'File, sheet and row.';
comment on column roster_conflict.kind is 'Kind of fact, or name.';
comment on column roster_conflict.stored is 'What is on record.';
comment on column roster_conflict.incoming is 'What the roster says.';
comment on column roster_conflict.state is 'open, kept (the record stays), or replaced (the roster was right).';
comment on column roster_conflict.decided_in is 'Event that decided it.';
create index roster_conflict_open on roster_conflict (import_id) where state = 'open';
