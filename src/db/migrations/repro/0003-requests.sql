-- Changes of care records that were asked for over the network. In the county's own list of requests they would say
-- who has a care record, so they are kept here, in the same shape.

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
comment on column request.account_id is 'Who asked: the number of an account of the county.';
comment on column request.key is 'Half of the SHA-256 of the Idempotency-Key that came with it; the key itself is nowhere.';
comment on column request.hash is 'HMAC-SHA-256 of method, path and body, with the Idempotency-Key: nobody can guess what was told.';
comment on column request.event_id is 'What it did.';
comment on column request.status is 'Status of the answer; empty: done, but the answer was lost.';
comment on column request.answer is 'The answer: numbers, nothing of what was told.';
comment on column request.at is 'By the clock of the server.';

grant select, insert (account_id, key, hash, event_id) on request to {{role}};
