-- The directory of counties. Each county is a schema and a role of its own; nobody here is a person.

create table county (
  code text primary key check (code ~ '^\d{6}$'),
  name text not null,
  schema_name text not null unique check (schema_name = 'county_' || code),
  pack text not null,
  created_at timestamptz not null default now()
);
comment on table county is 'Counties of this installation. One county is one schema and one role, both named county_<code>.';
comment on column county.code is 'Area code of 6 digits.';
comment on column county.name is 'Name as residents know it.';
comment on column county.schema_name is 'Schema and role that hold everything of the county.';
comment on column county.pack is 'Policy pack whose law applies, such as cn or cn-33.';
comment on column county.created_at is 'When the county was set up, by the clock of the server.';

create table county_key (
  county text not null references county (code),
  id integer not null check (id > 0),
  provider text not null,
  purpose text not null check (purpose in ('seal', 'index')),
  wrapped bytea not null,
  is_retired boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (county, id)
);
comment on table county_key is 'Data keys of a county, wrapped by the master key, which is never in the database.';
comment on column county_key.county is 'County whose data the key seals.';
comment on column county_key.id is 'Number that sealed values carry in front, counted per county.';
comment on column county_key.provider is 'Cipher and keyed hash, such as aes-256-gcm+hmac-sha256.';
comment on column county_key.purpose is 'seal: identity numbers; index: the keyed index they are found by.';
comment on column county_key.wrapped is 'The data key, sealed by the master key.';
comment on column county_key.is_retired is 'Opens old values and seals no new ones.';
comment on column county_key.created_at is 'When the key was made, by the clock of the server.';
