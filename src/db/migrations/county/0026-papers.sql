-- What the office gave out of the house: papers that anybody can check by their code, and extracts with their purpose.

create table issued_paper (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  text_hash bytea not null unique check (octet_length(text_hash) = 32),
  unit_id bigint references unit (id),
  program smallint references program (id),
  day date not null,
  added_in bigint not null references event (id)
);
comment on table issued_paper is 'Letters that were printed, by the code in their QR: enough to tell a forged one, and nothing about whose it is.';
comment on column issued_paper.code is 'Random, 80 bits, in Crockford''s base 32; who holds the letter holds it.';
comment on column issued_paper.text_hash is 'SHA-256 of all that the letter says: the same words always carry the same code.';
comment on column issued_paper.unit_id is 'Office that issued it; empty: the county.';
comment on column issued_paper.program is 'Program that it is about.';
comment on column issued_paper.day is 'Day that stands on it.';
comment on column issued_paper.added_in is 'Event in which it was first printed.';

create table extract_made (
  id bigint generated always as identity primary key,
  extract text not null check (extract in ('unreached', 'cases', 'run-lines', 'run-findings', 'books')),
  purpose text not null check (length(trim(purpose)) between 1 and 200),
  run_id bigint references payment_run (id),
  row_count integer not null check (row_count >= 0),
  account_id bigint not null references account (id),
  post_id bigint not null references post (id),
  unit_id bigint not null references unit (id),
  day date not null,
  added_in bigint not null references event (id)
);
comment on table extract_made is 'Tables that were given out as files: which, by whom, for what. People in them stand in the read log like those of any list.';
comment on column extract_made.id is 'Number.';
comment on column extract_made.extract is 'Which; see src/server/modules/extract.';
comment on column extract_made.purpose is 'For what, in the words of who asked.';
comment on column extract_made.run_id is 'Payment run that it is of; empty: of none.';
comment on column extract_made.row_count is 'Rows given out.';
comment on column extract_made.account_id is 'Who asked.';
comment on column extract_made.post_id is 'In which post.';
comment on column extract_made.unit_id is 'Of which unit.';
comment on column extract_made.day is 'Day of it.';
comment on column extract_made.added_in is 'Event of it.';
create index extract_made_unit on extract_made (unit_id, id);

grant usage on all sequences in schema {{schema}} to {{role}};
grant select, insert on issued_paper, extract_made to {{role}};
