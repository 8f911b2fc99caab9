-- Phones that hold a caseload: the phones themselves, what they wrote down, and what somebody must decide of it.

create table device (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  post_id bigint not null references post (id),
  name text not null,
  public_key bytea not null check (octet_length(public_key) = 64),
  state text not null default 'active' check (state in ('active', 'lost', 'ended')),
  share_sealed bytea,
  share_until timestamptz not null,
  added_at timestamptz not null,
  heard_of_at timestamptz,
  holds text not null default 'area' check (holds in ('area', 'tasks')),
  added_in bigint not null references event (id),
  ended_in bigint references event (id),
  check ((state = 'active') = (ended_in is null)),
  check (state = 'active' or share_sealed is null)
);
comment on table device is 'Phones that hold the caseload of a post. Each has a signing key of its own, and its store opens only with a share that is lent from here.';
comment on column device.id is 'Number.';
comment on column device.account_id is 'Whose phone it is.';
comment on column device.post_id is 'Post whose caseload it holds.';
comment on column device.name is 'What its owner calls it.';
comment on column device.public_key is 'Public half of its signing key: x and y of a point of P-256, 32 bytes each.';
comment on column device.state is 'active; lost: reported lost or stolen; ended: replaced.';
comment on column device.share_sealed is 'Half of the key to its store, 32 bytes, sealed; deleted when the phone is lost or ended.';
comment on column device.share_until is 'Until when the share is lent, by the clock of the server.';
comment on column device.added_at is 'By the clock of the server.';
comment on column device.heard_of_at is 'When it last asked for something.';
comment on column device.holds is 'area: everybody whom the post serves; tasks: they are too many, so only those with an open task.';
comment on column device.added_in is 'Event that added it.';
comment on column device.ended_in is 'Event that reported it lost or ended it; empty: it is in use.';
create index device_account on device (account_id);

create table phone_person (
  uuid uuid primary key,
  person_id bigint not null,
  added_in bigint not null references event (id)
);
comment on table phone_person is 'Which number somebody has whom a phone registered as new.';
comment on column phone_person.uuid is 'Name that the phone gave her.';
comment on column phone_person.person_id is 'Her number.';
comment on column phone_person.added_in is 'Event that registered her.';
create index phone_person_person on phone_person (person_id);

create table phone_event (
  id uuid primary key,
  device_id bigint references device (id),
  number bigint,
  account_id bigint not null references account (id),
  unit_id bigint references unit (id),
  record text not null,
  field text not null,
  value jsonb,
  base uuid[] not null,
  about text not null,
  person_id bigint,
  kind smallint,
  text text,
  signature text,
  state text not null check (state in ('accepted', 'merged', 'conflict', 'refused', 'waiting', 'elsewhere', 'held')),
  code text,
  effect jsonb,
  changed_in bigint not null references event (id),
  said_at text not null,
  received_at timestamptz not null,
  added_in bigint not null references event (id),
  unique (device_id, number),
  check ((device_id is null) = (number is null)),
  check ((state = 'refused') = (code is not null))
);
comment on table phone_event is 'What phones wrote down, one field of one record each, and what became of it. Kept as it was signed; the state of a field follows from its versions.';
comment on column phone_event.id is 'Name that the phone gave it; sent again it is the same.';
comment on column phone_event.device_id is 'Phone; empty: a decision at a desk.';
comment on column phone_event.number is 'Which one of the phone it is, from 1.';
comment on column phone_event.account_id is 'Who was signed in when it arrived.';
comment on column phone_event.unit_id is 'Unit of the post in which it was sent.';
comment on column phone_event.record is 'Whose field: person/number, new/uuid or visit/uuid.';
comment on column phone_event.field is 'Name of the field, see src/model/sync/fields.ts.';
comment on column phone_event.value is 'What was said; null takes back what was said.';
comment on column phone_event.base is 'Versions of the field that it replaces.';
comment on column phone_event.about is 'Because of whom the worker was there: person/number or new/uuid.';
comment on column phone_event.person_id is 'Whose data it is; empty until she has a number.';
comment on column phone_event.kind is 'Kind of fact as delicate as this; empty: as who somebody is.';
comment on column phone_event.text is 'As it was signed; empty: deleted at her request, or a decision at a desk.';
comment on column phone_event.signature is 'ECDSA P-256 with SHA-256 over the text, base64.';
comment on column phone_event.state is 'What became of it, see src/model/sync/receipt.ts.';
comment on column phone_event.code is 'Why it was refused.';
comment on column phone_event.effect is 'What it wrote into the record, for taking it back; empty: nothing that stands.';
comment on column phone_event.changed_in is 'Event in which it became what it is.';
comment on column phone_event.said_at is 'What the clock of the phone said: a claim.';
comment on column phone_event.received_at is 'By the clock of the server.';
comment on column phone_event.added_in is 'Event in which it arrived.';
create index phone_event_field on phone_event (record, field);
create index phone_event_person on phone_event (person_id) where person_id is not null;
create index phone_event_waiting on phone_event (account_id) where state = 'waiting';

create table phone_conflict (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('differs', 'elsewhere', 'refused')),
  record text not null,
  field text not null,
  person_id bigint,
  event_id uuid references phone_event (id),
  unit_id bigint references unit (id),
  opened_at timestamptz not null,
  decided_by bigint references account (id),
  decided_in bigint references event (id),
  check ((kind = 'differs') = (event_id is null)),
  check (decided_in is not null or decided_by is null)
);
comment on table phone_conflict is 'What somebody must decide: versions of a field that differ, what the record did not take, and what came from a phone that no longer serves the person.';
comment on column phone_conflict.id is 'Number.';
comment on column phone_conflict.kind is 'differs, elsewhere or refused.';
comment on column phone_conflict.record is 'Whose field.';
comment on column phone_conflict.field is 'Name of the field.';
comment on column phone_conflict.person_id is 'Whom it is about; empty until she has a number.';
comment on column phone_conflict.event_id is 'What the phone sent; empty where versions differ: the heads of the field.';
comment on column phone_conflict.unit_id is 'Unit that decides; empty: whoever serves the whole county.';
comment on column phone_conflict.opened_at is 'By the clock of the server.';
comment on column phone_conflict.decided_by is 'Account that decided; empty where it settled by itself.';
comment on column phone_conflict.decided_in is 'Event of the decision; empty: open.';
create unique index phone_conflict_field on phone_conflict (record, field) where kind = 'differs' and decided_in is null;
create unique index phone_conflict_event on phone_conflict (event_id) where event_id is not null;
create index phone_conflict_open on phone_conflict (unit_id, id) where decided_in is null;

create table paper (
  id uuid primary key,
  device_id bigint not null references device (id),
  person_id bigint not null,
  bytes integer not null check (bytes between 1 and 1048576),
  sha256 bytea not null check (octet_length(sha256) = 32),
  received integer not null default 0,
  is_whole boolean not null default false,
  added_in bigint not null references event (id),
  check (received <= bytes)
);
comment on table paper is 'Photos of papers that residents let the office keep.';
comment on column paper.id is 'Name that the phone gave it.';
comment on column paper.device_id is 'Phone that sends it.';
comment on column paper.person_id is 'Whose paper.';
comment on column paper.bytes is 'Size.';
comment on column paper.sha256 is 'SHA-256 of the whole, as the signed event says.';
comment on column paper.received is 'Bytes that have arrived without a gap.';
comment on column paper.is_whole is 'Whether all arrived and their hash is right.';
comment on column paper.added_in is 'Event with which the first piece arrived.';
create index paper_person on paper (person_id);

create table paper_piece (
  paper_id uuid not null references paper (id),
  place integer not null check (place >= 0),
  sealed bytea not null,
  primary key (paper_id, place)
);
comment on table paper_piece is 'Pieces of photos, each sealed.';
comment on column paper_piece.paper_id is 'Of which photo.';
comment on column paper_piece.place is 'Bytes before it.';
comment on column paper_piece.sealed is 'The piece, sealed.';

create index task_of on task (person_id);

create function person_of_phone(p_uuid uuid)
  returns bigint language sql stable security definer set search_path from current
  as $$ select person_id from phone_person where uuid = p_uuid $$;
comment on function person_of_phone is 'Number of somebody whom a phone registered, whoever asks; a number says nothing.';
revoke all on function person_of_phone from public;

-- Somebody moved on while a phone still had her: what it wrote down goes to the unit that serves her now.
create function unit_serving(p_person bigint, p_today date)
  returns bigint language sql stable security definer set search_path from current
  as $$
    select unit.id from fact
      join catchment on area_low <= low and area_high >= high
        and catchment.from_day <= p_today and catchment.until_day > p_today
      join unit on unit.id = unit_id and unit.from_day <= p_today and unit.until_day > p_today
    where fact.person_id = p_person and kind = 21 and retracted_in is null
      and fact.from_day <= p_today and fact.until_day > p_today
    order by area_high - area_low, array_position(array['village', 'township', 'county'], tier), unit.id limit 1
  $$;
comment on function unit_serving is 'The nearest unit that serves where somebody lives; empty: none is known.';
revoke all on function unit_serving from public;

-- What residents asked to be deleted is deleted here too; the row of an event stays, so that it is known when it is
-- sent again and does nothing.
create function erase_phone_events(p_request bigint, p_records bigint[])
  returns void language plpgsql security definer set search_path from current as $$
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  update phone_event set text = null, signature = null, value = null where person_id = any(p_records)
    or about = any(select 'person/' || id from unnest(p_records) as id);
  delete from phone_conflict where person_id = any(p_records);
  delete from paper_piece where paper_id in (select id from paper where person_id = any(p_records));
  delete from paper where person_id = any(p_records);
end $$;
comment on function erase_phone_events is 'Deletes what phones wrote down about somebody who asked for it, and photos of her papers.';
revoke all on function erase_phone_events from public;

-- She was told that a photo is deleted when she no longer agrees.
create function drop_papers(p_person bigint)
  returns void language plpgsql security definer set search_path from current as $$
begin
  if (select decision = 'given' from consent where person_id = p_person and purpose = 'photo-of-paper'
      order by id desc limit 1) then
    return;
  end if;
  delete from paper_piece where paper_id in (select id from paper where person_id = p_person);
  delete from paper where person_id = p_person;
end $$;
comment on function drop_papers is 'Deletes photos of the papers of somebody who does not agree, or no longer, that they are kept.';
revoke all on function drop_papers from public;

create function drop_paper(p_paper uuid)
  returns void language plpgsql security definer set search_path from current as $$
begin
  if not exists (
    select from paper where id = p_paper
      and person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])) then
    return;
  end if;
  delete from paper_piece where paper_id = p_paper;
  delete from paper where id = p_paper;
end $$;
comment on function drop_paper is 'Deletes a photo of the papers of somebody who is opened: who sent it has taken back what it shows.';
revoke all on function drop_paper from public;

grant select on device, phone_person, phone_event, phone_conflict, paper, paper_piece to {{role}};
grant insert on device, phone_person, phone_event, phone_conflict, paper, paper_piece to {{role}};
grant update (state, share_sealed, share_until, heard_of_at, holds, ended_in) on device to {{role}};
grant update (record, person_id, kind, state, code, effect, changed_in) on phone_event to {{role}};
grant update (person_id, unit_id, decided_by, decided_in) on phone_conflict to {{role}};
grant update (received, is_whole) on paper to {{role}};
grant delete on paper, paper_piece to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant execute on function person_of_phone, unit_serving, erase_phone_events, drop_papers to {{role}};

-- An event is applied by who sent it, under row policies: she sees her own events and versions of whoever was opened,
-- of kinds that were opened; and of her unit what is about nobody who has a number yet.
grant select on phone_event, phone_conflict to {{staff}};
grant insert on phone_event, phone_person, phone_conflict to {{staff}};
grant update (record, person_id, kind, state, code, effect, changed_in) on phone_event to {{staff}};
grant update (person_id, unit_id, decided_by, decided_in) on phone_conflict to {{staff}};
grant execute on function person_of_phone, unit_serving, drop_papers, drop_paper to {{staff}};

alter table phone_person enable row level security;
create policy opened on phone_person for insert to {{staff}}
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table phone_event enable row level security;
create policy opened on phone_event to {{staff}}
  using (account_id = nullif(current_setting('app.account', true), '')::bigint
    or (person_id is null and unit_id = nullif(current_setting('app.unit', true), '')::bigint)
    or (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and (kind is null or kind = any(nullif(current_setting('app.kinds', true), '')::smallint[]))))
  with check (account_id = nullif(current_setting('app.account', true), '')::bigint
    or (person_id is null and unit_id = nullif(current_setting('app.unit', true), '')::bigint)
    or (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and (kind is null or kind = any(nullif(current_setting('app.kinds', true), '')::smallint[]))));

-- Whose unit decides sees that there is something to decide; what it says is in the events.
alter table phone_conflict enable row level security;
create policy of_unit on phone_conflict for select to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or nullif(current_setting('app.is_whole', true), '')::boolean
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));
create policy added on phone_conflict for insert to {{staff}} with check (true);
create policy decided on phone_conflict for update to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or nullif(current_setting('app.is_whole', true), '')::boolean
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table paper enable row level security;
alter table paper_piece enable row level security;
