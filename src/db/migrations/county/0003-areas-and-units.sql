-- Places and who serves them, all dated. An area keeps its number when its code or name changes.

create table area (
  id bigint generated always as identity primary key,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village', 'group')),
  kind text check (kind in ('villagers-committee', 'residents-committee', 'other')),
  added_in bigint not null references event (id)
);
comment on table area is 'A node of the administrative tree.';
comment on column area.id is 'Number that stays when the code changes.';
comment on column area.level is 'province, city, county, town, village or group.';
comment on column area.kind is 'Of a village: whose committee it has.';
comment on column area.added_in is 'Event that added it.';

create table area_code (
  area_id bigint not null references area (id),
  code text not null check (code ~ '^\d{2}$|^\d{4}$|^\d{6}$|^\d{9}$|^\d{12}(\d{3})?$'),
  name text not null,
  parent_id bigint references area (id),
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  primary key (area_id, from_day),
  check (from_day < until_day)
);
comment on table area_code is 'Code, name and parent of an area on [from_day, until_day).';
comment on column area_code.area_id is 'The area.';
comment on column area_code.code is 'Official code of 2, 4, 6, 9 or 12 digits; a group has its village''s with a number of its own.';
comment on column area_code.name is 'Official name.';
comment on column area_code.parent_id is 'Area that it belongs to.';
comment on column area_code.from_day is 'First day.';
comment on column area_code.until_day is 'First day on which it no longer holds.';
create index area_code_code on area_code (code);
create index area_code_parent on area_code (parent_id);

create table area_successor (
  area_id bigint not null references area (id),
  successor_id bigint not null references area (id),
  on_day date not null,
  primary key (area_id, successor_id),
  check (area_id <> successor_id)
);
comment on table area_successor is 'What an area became when it ended: a merger has one successor, a division several.';
comment on column area_successor.area_id is 'Area that ended.';
comment on column area_successor.successor_id is 'Area that took over.';
comment on column area_successor.on_day is 'First day of the successor.';

create table unit (
  id bigint generated always as identity primary key,
  name text not null,
  tier text not null check (tier in ('village', 'township', 'county')),
  area_id bigint references area (id),
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  added_in bigint not null references event (id),
  check (from_day < until_day)
);
comment on table unit is 'Who serves: a village station, township office or county centre.';
comment on column unit.id is 'Number of the unit.';
comment on column unit.name is 'Name on the door.';
comment on column unit.tier is 'village, township or county.';
comment on column unit.area_id is 'Where it stands.';
comment on column unit.from_day is 'First day of service.';
comment on column unit.until_day is 'First day on which it serves no longer.';
comment on column unit.added_in is 'Event that added it.';

create table catchment (
  unit_id bigint not null references unit (id),
  area_low bigint not null,
  area_high bigint not null,
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  added_in bigint not null references event (id),
  primary key (unit_id, area_low, from_day),
  check (area_low <= area_high),
  check (from_day < until_day)
);
comment on table catchment is 'Areas that a unit serves, as ranges of 12-digit codes; several units may share an area.';
comment on column catchment.unit_id is 'The unit.';
comment on column catchment.area_low is 'First 12-digit code.';
comment on column catchment.area_high is 'Last 12-digit code.';
comment on column catchment.from_day is 'First day.';
comment on column catchment.until_day is 'First day on which it serves the area no longer.';
comment on column catchment.added_in is 'Event that added it.';
