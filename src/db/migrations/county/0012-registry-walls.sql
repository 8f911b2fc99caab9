-- What somebody at a desk may do with the whole county without seeing it: number newcomers, keep identity numbers
-- apart, and ask which unit serves a person. The functions here look beyond the row policies and tell no more
-- than they must; who is within reach is whom the settings of the transaction name or serve.

create function is_in_reach(p_person bigint, p_today date)
  returns boolean language sql stable security definer set search_path from current
  as $$
    -- The software itself reaches everybody; nothing set reaches nobody.
    select current_setting('role') = current_schema()
      or coalesce(nullif(current_setting('app.is_whole', true), '')::boolean, false)
      or exists (
        with recursive record (id) as (
          select p_person
          union
          select case when record.id = merge.person_id then merge.into_id else merge.person_id end
          from record join person_merge merge
            on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
        select from record
        where id = any(nullif(current_setting('app.persons', true), '')::bigint[]) or exists (
          select from fact where person_id = record.id and kind in (21, 23) and retracted_in is null
            and from_day <= p_today and until_day > p_today
            and int8range(low, high, '[]') <@ nullif(current_setting('app.areas', true), '')::int8multirange))
  $$;
comment on function is_in_reach is 'Whether somebody is among those whom who asks serves or has opened.';

-- A number that another record has already, out of reach, is kept sealed and retracted by the very event that
-- brought it: the answer is the same as for a fresh number. Until a registrar decides it is that person's claim.
create index person_identity_claimed on person_identity (blind_index) where retracted_in = added_in;

create function numbered(p_indexes bytea[])
  returns table (person_id bigint, is_claim boolean) language sql stable security definer set search_path from current
  as $$
    select person_id, retracted_in is not null from person_identity held
    where kind = 'identity-number' and blind_index = any(p_indexes)
      and (retracted_in is null or (retracted_in = added_in and not exists (
        select from person_identity later
        where later.person_id = held.person_id and later.kind = held.kind and later.id > held.id)))
  $$;
comment on function numbered is 'Who has an identity number or claims it.';

create function number_holder(p_indexes bytea[], p_today date)
  returns bigint language sql stable security definer set search_path from current
  as $$
    select person_id from numbered(p_indexes) where is_in_reach(person_id, p_today)
    order by is_claim, person_id limit 1
  $$;
comment on function number_holder is 'Who within reach has an identity number; who is out of reach is nobody.';

create function keep_number(p_person bigint, p_indexes bytea[], p_index bytea, p_sealed bytea, p_event bigint, p_today date)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  holder bigint;
begin
  if not is_in_reach(p_person, p_today) then
    raise exception 'person % is out of reach', p_person using errcode = 'insufficient_privilege';
  end if;
  update person_identity set retracted_in = p_event
    where person_id = p_person and kind = 'identity-number' and retracted_in is null;
  select person_id into holder from numbered(p_indexes) where not is_claim;
  if holder is null then
    insert into person_identity (person_id, kind, blind_index, sealed, added_in)
      values (p_person, 'identity-number', p_index, p_sealed, p_event)
      on conflict (blind_index) where retracted_in is null do nothing;
    if found then
      return null;
    end if;
    -- Somebody else was given it while this waited.
    select person_id into holder from numbered(p_indexes) where not is_claim;
  end if;
  if is_in_reach(holder, p_today) then
    return holder;
  end if;
  insert into person_identity (person_id, kind, blind_index, sealed, added_in, retracted_in)
    values (p_person, 'identity-number', p_index, p_sealed, p_event, p_event);
  insert into duplicate_candidate (person_id, other_id, score, level, evidence, found_in)
    values (least(p_person, holder), greatest(p_person, holder), 24, 'certain',
      '[{"name": "same-number", "weight": 24}]', p_event)
    on conflict (person_id, other_id) do nothing;
  return null;
end $$;
comment on function keep_number is 'Gives somebody an identity number in place of the one before. Gives back who has it already, within reach; when that is somebody out of reach the number is kept as a claim, and nothing tells.';

create function members_of(p_households bigint[])
  returns table (person_id bigint, is_current boolean) language sql stable security definer set search_path from current
  as $$
    select person_id, bool_or(until_day = 'infinity') from household_member
    where household_id = any(p_households) and retracted_in is null group by person_id order by person_id
  $$;
comment on function members_of is 'Numbers of those who belong or belonged to households: who lives with whom counts for all of them, and whoever joins must be let in by who may see them.';

create table search_use (
  unit_id bigint not null,
  account_id bigint not null,
  hour timestamptz not null,
  searches integer not null default 0,
  misses integer not null default 0,
  primary key (unit_id, account_id, hour)
);
comment on table search_use is 'How often was searched, so that nobody reads a county by searching, alone or in concert.';
comment on column search_use.unit_id is 'Unit of who searched; 0: none.';
comment on column search_use.account_id is 'Account that searched; 0: all of the unit together.';
comment on column search_use.hour is 'Beginning of the hour.';
comment on column search_use.searches is 'Identity searches.';
comment on column search_use.misses is 'Searches that found nobody.';
create index audit_event_search on audit_event (actor, at) where action = 'search-people';

create function begin_search(p_hour timestamptz, p_day timestamptz, p_identity integer)
  returns table (searches integer, unit_searches integer, misses integer, seen bigint, people bigint)
  language plpgsql security definer set search_path from current as $$
declare
  unit bigint := coalesce(nullif(current_setting('app.unit', true), '')::bigint, 0);
  account bigint := current_setting('app.account')::bigint;
begin
  unit_searches := 0;
  -- The unit's row first, and only where it counts: whoever writes it waits for the others of the unit.
  if p_identity > 0 then
    insert into search_use as used (unit_id, account_id, hour, searches) values (unit, 0, p_hour, p_identity)
      on conflict (unit_id, account_id, hour) do update set searches = used.searches + p_identity
      returning used.searches into unit_searches;
  end if;
  insert into search_use as used (unit_id, account_id, hour, searches) values (unit, account, p_hour, p_identity)
    on conflict (unit_id, account_id, hour) do update set searches = used.searches + p_identity
    returning used.searches, used.misses into searches, misses;
  select count(distinct subject) into seen from audit_event cross join unnest(subjects) as subject
    where actor = 'account ' || account and action = 'search-people' and at >= p_day;
  select max(id) into people from person;
  return next;
end $$;
comment on function begin_search is 'Counts a search of who asks; gives the counts of this hour with it, how many people searching has shown to the account since the day began, and how many people there are.';

create function end_search(p_hour timestamptz, p_misses integer)
  returns void language sql security definer set search_path from current
  as $$
    update search_use set misses = misses + p_misses
    where unit_id = coalesce(nullif(current_setting('app.unit', true), '')::bigint, 0)
      and account_id = current_setting('app.account')::bigint and hour = p_hour
  $$;
comment on function end_search is 'Counts whether a search found nobody.';

create function people_called(p_name text, p_name_end text, p_reading text, p_reading_end text, p_today date, p_limit integer)
  returns setof bigint language sql stable security definer set search_path from current
  as $$
    select id from person
    where (name ~>=~ p_name and name ~<~ p_name_end or reading ~>=~ p_reading and reading ~<~ p_reading_end)
      and is_on_record and not exists (select from person_merge where person_id = person.id and retracted_in is null)
      and (coalesce(nullif(current_setting('app.is_whole', true), '')::boolean, false) or exists (
        select from fact where person_id = person.id and kind in (21, 23) and retracted_in is null
          and from_day <= p_today and until_day > p_today
          and int8range(low, high, '[]') <@ nullif(current_setting('app.areas', true), '')::int8multirange))
    order by name, id limit p_limit
  $$;
comment on function people_called is 'Numbers of people whom who asks serves and whose name, or its reading, lies between two texts.';

create function identified(p_indexes bytea[], p_name text, p_born date, p_sex bigint, p_today date)
  returns table (person_id bigint, is_near boolean, unit text) language sql stable security definer set search_path from current
  as $$
    -- People of that name first: they are few, and whatever else is asked is asked of them alone.
    with recursive called as materialized (
      select id from person where name = p_name and is_on_record),
    matched (id) as (
      select person_id from numbered(p_indexes) where person_id in (select id from called)
      union
      select id from called where exists (
        select from fact where person_id = called.id and kind = 1 and retracted_in is null
          and from_day = p_born and until_day = p_born + 1 offset 0)
        and exists (
        select from fact where person_id = called.id and kind = 3 and retracted_in is null and low = p_sex offset 0)),
    up (id) as (
      select id from matched
      union
      select merge.into_id from up join person_merge merge
        on merge.person_id = up.id and merge.retracted_in is null),
    staying as materialized (
      select id, is_in_reach(id, p_today) as is_near from up where not exists (
        select from person_merge where person_merge.person_id = up.id and retracted_in is null))
    select id, is_near, case when not is_near then (
      select unit.name from fact
        join catchment on area_low <= low and area_high >= high
          and catchment.from_day <= p_today and catchment.until_day > p_today
        join unit on unit.id = unit_id and unit.from_day <= p_today and unit.until_day > p_today
      where fact.person_id = staying.id and kind = 21 and retracted_in is null
        and fact.from_day <= p_today and fact.until_day > p_today
      order by array_position(array['village', 'township', 'county'], tier), unit.id limit 1) end
    from staying
    where is_near or (select count(*) = 1 from staying) order by id limit 20
  $$;
comment on function identified is 'Who is meant by an exact name with a number, or with birth and sex: everybody within reach; out of reach only who is meant alone, with the unit that serves there.';

revoke all on function is_in_reach, numbered, number_holder, keep_number, members_of, begin_search, end_search,
  people_called, identified from public;
grant select, insert, update on search_use to {{role}};
grant execute on function is_in_reach, numbered, number_holder, keep_number, members_of, begin_search, end_search,
  people_called, identified to {{role}};
grant execute on function number_holder, keep_number, members_of, begin_search, end_search, people_called,
  identified to {{staff}};
