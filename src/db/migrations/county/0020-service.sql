-- Services delivered: tasks that follow from due windows, what became of them, contacts and what was measured at
-- them, referrals, goods, and where somebody wants to be reached. What anybody said is added and retracted.

insert into fact_kind (id, name) values
  (72, 'encounter/errand-birth-certificate'),
  (73, 'encounter/errand-vaccination-record'),
  (74, 'encounter/errand-household-register'),
  (75, 'encounter/errand-insurance'),
  (76, 'encounter/errand-social-security-card'),
  (77, 'encounter/errand-cost-refund'),
  (78, 'encounter/errand-parenting-guidance');

alter table change drop constraint change_kind_check, add constraint change_kind_check
  check (kind in ('person', 'fact', 'kinship', 'merge', 'entitlement', 'payment', 'policy', 'area', 'service'));
comment on column change.kind is 'What changed: person, fact, kinship, merge, entitlement, payment, policy, area or service.';

alter table task drop constraint task_outcome_check, add constraint task_outcome_check
  check (outcome in ('done', 'declined', 'moved', 'not-needed', 'mistaken', 'lapsed'));
alter table task
  add column window_from date,
  add column window_until date,
  add column booked_for timestamptz,
  add column review_day date,
  add column stands_in_for bigint references post (id),
  add column confirmed text[] not null default '{}',
  add constraint task_window_check check ((window_from is null) = (window_until is null) and window_from < window_until),
  add constraint task_booked_check check (booked_for is null or outcome is null),
  add constraint task_review_check check (review_day is null or outcome = 'declined'),
  add constraint task_stands_in_check check (stands_in_for <> post_id);
comment on column task.outcome is 'How it ended: done, declined, moved, not-needed, mistaken, or lapsed, when its time went by. A resident''s no is an outcome like any other, and none counts against her.';
comment on column task.window_from is 'First day of the due window that it rests on.';
comment on column task.window_until is 'First day on which that is no longer worth offering.';
comment on column task.booked_for is 'When it is booked for, while it is open.';
comment on column task.review_day is 'Of a no: not before this day may anybody ask again; empty: never.';
comment on column task.stands_in_for is 'Post whose task it is while another one stands in.';
comment on column task.confirmed is 'Kinds of facts that she confirmed when she asked for help with a benefit.';
create unique index task_once on task (person_id, program, step, window_from) where closed_in is null;
create index task_window on task (person_id, program, step, window_from) where window_from is not null;

create table encounter (
  id bigint generated always as identity primary key,
  visit uuid unique,
  person_id bigint not null,
  day date,
  place text check (place in ('home', 'office', 'phone', 'elsewhere')),
  minutes integer check (minutes between 1 and 1440),
  note text,
  account_id bigint not null,
  unit_id bigint not null references unit (id),
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table encounter is 'A contact with a resident: a visit, a call, an hour at the office. Nothing about pregnancy, birth care or contraception: that is in the care record or nowhere.';
comment on column encounter.id is 'Number.';
comment on column encounter.visit is 'What the phone calls it; empty: written down at the desk.';
comment on column encounter.person_id is 'Who was visited.';
comment on column encounter.day is 'Day of it; empty until the phone''s word on that arrives.';
comment on column encounter.place is 'home, office, phone or elsewhere. No place more exact than that is kept.';
comment on column encounter.minutes is 'How long it took, in minutes.';
comment on column encounter.note is 'Plain words of the worker.';
comment on column encounter.account_id is 'Who was there.';
comment on column encounter.unit_id is 'Of which unit.';
comment on column encounter.added_in is 'Event that added it.';
comment on column encounter.retracted_in is 'Event that took it back; empty: it holds.';
create index encounter_person on encounter (person_id, id);
create index encounter_unit on encounter (unit_id, id);

create table task_outcome (
  id bigint generated always as identity primary key,
  task_id bigint not null references task (id),
  person_id bigint not null,
  outcome text not null check (outcome in ('done', 'declined', 'booked', 'moved', 'not-needed', 'mistaken')),
  day date not null,
  booked_for timestamptz,
  review_day date,
  facts bigint[] not null default '{}',
  encounter_id bigint references encounter (id),
  account_id bigint,
  unit_id bigint not null references unit (id),
  added_in bigint not null references event (id),
  retracted_in bigint references event (id),
  check ((outcome = 'booked') = (booked_for is not null)),
  check (review_day is null or outcome = 'declined' and review_day > day)
);
comment on table task_outcome is 'What somebody said of how a task went. The state of the task follows from those that hold; see src/model/service/transitions.ts.';
comment on column task_outcome.id is 'Number.';
comment on column task_outcome.task_id is 'The task.';
comment on column task_outcome.person_id is 'For whom it is.';
comment on column task_outcome.outcome is 'done, declined, booked, moved, not-needed or mistaken.';
comment on column task_outcome.day is 'Day on which it went so.';
comment on column task_outcome.booked_for is 'Of a booking: when.';
comment on column task_outcome.review_day is 'Of a no: when one may ask again; empty: never.';
comment on column task_outcome.facts is 'Facts that it added to the record.';
comment on column task_outcome.encounter_id is 'Contact at which it went so.';
comment on column task_outcome.account_id is 'Who said so; empty: the software.';
comment on column task_outcome.unit_id is 'Of which unit.';
comment on column task_outcome.added_in is 'Event that added it.';
comment on column task_outcome.retracted_in is 'Event that took it back; empty: it holds.';
create index task_outcome_task on task_outcome (task_id, id);
create index task_outcome_person on task_outcome (person_id, id);

create table observation (
  id bigint generated always as identity primary key,
  encounter_id bigint not null references encounter (id),
  person_id bigint not null,
  kind text not null,
  value_milli bigint not null,
  is_confirmed boolean not null default false,
  account_id bigint not null,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table observation is 'A value that was measured at a contact, on its day. Kinds are a closed list, see src/model/service/observations.ts; none is about pregnancy, birth care or contraception.';
comment on column observation.id is 'Number.';
comment on column observation.encounter_id is 'The contact.';
comment on column observation.person_id is 'Of whom.';
comment on column observation.kind is 'What was measured.';
comment on column observation.value_milli is 'Value in thousandths of the unit of its kind.';
comment on column observation.is_confirmed is 'Whether who measured was asked about an unusual value and stood by it.';
comment on column observation.account_id is 'Who measured it.';
comment on column observation.added_in is 'Event that added it.';
comment on column observation.retracted_in is 'Event that took it back; empty: it holds.';
create index observation_person on observation (person_id, id);
create index observation_encounter on observation (encounter_id);

create table referral (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  from_unit_id bigint not null references unit (id),
  to_tier text not null check (to_tier in ('township', 'county', 'hospital')),
  to_unit_id bigint references unit (id),
  reason text not null check (reason in ('abnormal-result', 'asked-for', 'follow-up', 'other')),
  day date not null,
  due_day date not null check (due_day >= day),
  note text,
  task_id bigint not null references task (id),
  encounter_id bigint references encounter (id),
  account_id bigint,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table referral is 'Somebody was sent on. It is sent while its task is open, accepted when that is booked, kept when it is done, and else closed.';
comment on column referral.id is 'Number.';
comment on column referral.person_id is 'Who.';
comment on column referral.from_unit_id is 'Unit that sends.';
comment on column referral.to_tier is 'township, county, or hospital, which keeps no record here.';
comment on column referral.to_unit_id is 'Unit that is to see her; empty: a hospital, so the sender asks how it went.';
comment on column referral.reason is 'abnormal-result, asked-for, follow-up or other.';
comment on column referral.day is 'Day of it.';
comment on column referral.due_day is 'Day by which somebody asks how it went.';
comment on column referral.note is 'Plain words.';
comment on column referral.task_id is 'Task that it is for who must act.';
comment on column referral.encounter_id is 'Contact at which it was made.';
comment on column referral.account_id is 'Who made it; empty: the software.';
comment on column referral.added_in is 'Event that added it.';
comment on column referral.retracted_in is 'Event that took it back; empty: it holds.';
create index referral_person on referral (person_id, id);
create index referral_task on referral (task_id);

create table contact (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  phone_sealed bytea not null,
  phone_index bytea not null,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table contact is 'Where somebody wants to be reached; the last number counts.';
comment on column contact.id is 'Number.';
comment on column contact.person_id is 'Who.';
comment on column contact.phone_sealed is 'Phone number, sealed with the county''s key.';
comment on column contact.phone_index is 'Keyed hash of the phone number.';
comment on column contact.added_in is 'Event that added it.';
comment on column contact.retracted_in is 'Event that took it back; empty: it holds.';
create unique index contact_person on contact (person_id) where retracted_in is null;

create table stock (
  unit_id bigint not null references unit (id),
  post_id bigint references post (id),
  item text not null,
  lot text not null default '',
  expires_day date not null default 'infinity',
  quantity bigint not null check (quantity >= 0),
  unique nulls not distinct (unit_id, post_id, item, lot, expires_day)
);
comment on table stock is 'What a unit, or a post of it, has of an item now: the sum of its moves. Never below zero.';
comment on column stock.unit_id is 'Unit.';
comment on column stock.post_id is 'Post that carries it; empty: on the shelf.';
comment on column stock.item is 'Item, see src/model/service/supplies.ts.';
comment on column stock.lot is 'Lot, as on the package; empty: none.';
comment on column stock.expires_day is 'First day on which it may not be given any more.';
comment on column stock.quantity is 'Pieces.';

create table stock_move (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('received', 'moved', 'issued', 'expired')),
  unit_id bigint not null references unit (id),
  from_post_id bigint references post (id),
  to_post_id bigint references post (id),
  person_id bigint,
  item text not null,
  lot text not null default '',
  expires_day date not null default 'infinity',
  quantity bigint not null check (quantity > 0),
  day date not null,
  encounter_id bigint references encounter (id),
  account_id bigint not null,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id),
  check (person_id is null or kind = 'issued'),
  check (to_post_id is null or kind in ('received', 'moved')),
  check (from_post_id is null or kind <> 'received')
);
comment on table stock_move is 'Goods from one hand to another: each move takes from one side what it gives to the other. Standing offers, such as contraceptives, are issued to nobody: who takes them is on no record.';
comment on column stock_move.id is 'Number.';
comment on column stock_move.kind is 'received: from outside onto the shelf; moved: between shelf and post; issued; expired.';
comment on column stock_move.unit_id is 'Unit.';
comment on column stock_move.from_post_id is 'Post it came from; empty: the shelf, or outside.';
comment on column stock_move.to_post_id is 'Post it went to; empty: the shelf, a resident, or nobody.';
comment on column stock_move.person_id is 'Who got it; empty for standing offers.';
comment on column stock_move.item is 'Item, see src/model/service/supplies.ts.';
comment on column stock_move.lot is 'Lot, as on the package; empty: none.';
comment on column stock_move.expires_day is 'First day on which it may not be given any more.';
comment on column stock_move.quantity is 'Pieces.';
comment on column stock_move.day is 'Day of it.';
comment on column stock_move.encounter_id is 'Contact at which it was issued; empty for standing offers.';
comment on column stock_move.account_id is 'Who wrote it down.';
comment on column stock_move.added_in is 'Event that added it.';
comment on column stock_move.retracted_in is 'Event that took it back; empty: it holds.';
create index stock_move_person on stock_move (person_id) where person_id is not null;
create index stock_move_unit on stock_move (unit_id, id);

create table hand_over (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit (id),
  from_post_id bigint not null references post (id),
  to_post_id bigint not null references post (id),
  from_day date not null,
  until_day date not null default 'infinity',
  added_in bigint not null references event (id),
  ended_in bigint references event (id),
  check (from_post_id <> to_post_id),
  check (from_day < until_day)
);
comment on table hand_over is 'Tasks of one post are done by another one on [from_day, until_day); with an end it is a substitution, and what is still open then goes back.';
comment on column hand_over.id is 'Number.';
comment on column hand_over.unit_id is 'Unit of both.';
comment on column hand_over.from_post_id is 'Post whose tasks they are.';
comment on column hand_over.to_post_id is 'Post that does them.';
comment on column hand_over.from_day is 'First day.';
comment on column hand_over.until_day is 'First day on which it no longer holds.';
comment on column hand_over.added_in is 'Event that added it.';
comment on column hand_over.ended_in is 'Event that took it back before its time; empty: it holds.';
create unique index hand_over_from on hand_over (from_post_id) where ended_in is null;

grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant select, insert on encounter, task_outcome, observation, referral, contact, stock, stock_move, hand_over to {{role}};
grant update (outcome, closed_in, post_id, booked_for, review_day, stands_in_for) on task to {{role}}, {{staff}};
grant update (day, place, minutes, note, retracted_in) on encounter to {{role}}, {{staff}};
grant update (facts, retracted_in) on task_outcome to {{role}}, {{staff}};
grant update (retracted_in) on observation, referral, contact, stock_move to {{role}}, {{staff}};
grant update (quantity) on stock to {{role}}, {{staff}};
grant update (ended_in) on hand_over to {{role}};
grant select, insert on encounter, task_outcome, observation, referral, contact, stock, stock_move to {{staff}};

-- Kind 69, a care visit, stands for the class of what was done and found at visits.
alter table encounter enable row level security;
create policy opened on encounter to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and 69 = any(nullif(current_setting('app.kinds', true), '')::smallint[])))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table task_outcome enable row level security;
create policy of_unit on task_outcome to {{staff}}
  using (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table observation enable row level security;
create policy opened on observation to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and 69 = any(nullif(current_setting('app.kinds', true), '')::smallint[]))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
    and 69 = any(nullif(current_setting('app.kinds', true), '')::smallint[]));

alter table referral enable row level security;
create policy of_unit on referral to {{staff}}
  using (from_unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or to_unit_id = nullif(current_setting('app.unit', true), '')::bigint
    or (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
      and 69 = any(nullif(current_setting('app.kinds', true), '')::smallint[])))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

alter table contact enable row level security;
create policy opened on contact to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]))
  with check (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

do $$
declare name text;
begin
  foreach name in array array['stock', 'stock_move']
  loop
    execute format($policy$
      alter table %1$I enable row level security;
      create policy of_unit on %1$I to {{staff}}
        using (unit_id = nullif(current_setting('app.unit', true), '')::bigint)
        with check (unit_id = nullif(current_setting('app.unit', true), '')::bigint)
    $policy$, name);
  end loop;
end $$;

-- What erase_person is for her record, this is for what was done for her; it is called first.
create function erase_services(p_request bigint, p_records bigint[])
  returns void language plpgsql security definer set search_path from current as $$
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  delete from contact where person_id = any(p_records);
  delete from observation where person_id = any(p_records);
  delete from referral where person_id = any(p_records);
  delete from task_outcome where person_id = any(p_records);
  -- What the office gave out it must account for, to whom it need not say any more.
  update stock_move set person_id = null, encounter_id = null where person_id = any(p_records);
  -- A visit at which somebody else was seen too goes on as hers.
  update encounter set note = null, person_id = other.person_id
    from (select encounter_id, person_id from observation union all
      select encounter_id, person_id from task_outcome union all
      select encounter_id, person_id from referral union all
      select encounter_id, person_id from stock_move where person_id is not null) as other
    where encounter.person_id = any(p_records) and other.encounter_id = encounter.id;
  update stock_move set encounter_id = null
    where encounter_id in (select id from encounter where person_id = any(p_records));
  delete from encounter where person_id = any(p_records);
end $$;
comment on function erase_services is 'Deletes what was done for somebody who asked for it: visits, what was measured, referrals, how tasks went, and her phone number. What was given out stays as a number of pieces.';
revoke all on function erase_services from public;
grant execute on function erase_services to {{role}};
