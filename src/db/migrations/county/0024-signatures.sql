-- What a county decides by itself, each with its document and by two hands of two units: values of policy that nobody
-- verified, what is asked back of somebody who was paid too much, and the relief fund. The county's role adds rows and
-- reads them; functions know where a row may go.

create table signed_value (
  id bigint generated always as identity primary key,
  program text not null,
  parameter text not null,
  from_day date not null,
  value double precision not null,
  document text not null check (length(trim(document)) > 0),
  office text not null check (length(trim(office)) > 0),
  proposed_by bigint not null,
  proposed_post bigint not null references post (id),
  proposed_unit_id bigint not null references unit (id),
  proposed_in bigint not null references event (id),
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'in-force', 'refused')),
  compared_with integer references policy_version (id),
  policy_version_id integer references policy_version (id),
  effects jsonb,
  effects_hash text,
  decided_by bigint,
  decided_post bigint references post (id),
  decided_unit_id bigint references unit (id),
  decided_in bigint references event (id),
  reason text,
  in_force_in bigint references event (id),
  check (decided_by <> proposed_by),
  check (decided_post <> proposed_post),
  check (decided_unit_id <> proposed_unit_id),
  check ((effects is null) = (compared_with is null) and (effects is null) = (effects_hash is null)),
  check ((decided_in is null) = (decided_by is null)),
  check ((decided_in is null) = (decided_post is null)),
  check ((decided_in is null) = (decided_unit_id is null)),
  check ((state = 'proposed') = (decided_in is null)),
  check (state <> 'refused' or length(trim(reason)) > 0),
  check ((state = 'in-force') = (in_force_in is not null))
);
comment on table signed_value is 'Values of policy that two people of two units vouch for with the document. The version of the policy in which they hold stands in policy_version.';
comment on column signed_value.id is 'Number.';
comment on column signed_value.program is 'Program, such as cn/special-assistance.';
comment on column signed_value.parameter is 'Name of the parameter.';
comment on column signed_value.from_day is 'Day on which the document puts it in force.';
comment on column signed_value.value is 'Value as it stands in the document, in the unit of the parameter.';
comment on column signed_value.document is 'Number of the document.';
comment on column signed_value.office is 'Office that issued it.';
comment on column signed_value.proposed_by is 'Account that entered it.';
comment on column signed_value.proposed_post is 'In which post.';
comment on column signed_value.proposed_unit_id is 'Of which unit.';
comment on column signed_value.proposed_in is 'Event of the proposal.';
comment on column signed_value.state is 'proposed; agreed: by a second hand, being worked out; in-force; refused.';
comment on column signed_value.compared_with is 'Policy in force when it was worked out what the value would change.';
comment on column signed_value.policy_version_id is 'Policy in which it holds, or would hold.';
comment on column signed_value.effects is 'What it would change: numbers of people and fen by program.';
comment on column signed_value.effects_hash is 'Hash of the effects: who agrees names what she saw.';
comment on column signed_value.decided_by is 'Account that agreed or refused; never the one that entered it.';
comment on column signed_value.decided_post is 'In which post.';
comment on column signed_value.decided_unit_id is 'Of which unit; never the one that entered it.';
comment on column signed_value.decided_in is 'Event of the decision.';
comment on column signed_value.reason is 'Why it was refused.';
comment on column signed_value.in_force_in is 'Event since which the county is worked out with it.';
create unique index signed_value_open on signed_value (program, parameter, from_day) where state in ('proposed', 'agreed');

create table county_setting (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('funding-tier')),
  value smallint not null check (kind <> 'funding-tier' or value between 1 and 5),
  document text not null check (length(trim(document)) > 0),
  account_id bigint not null,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table county_setting is 'What a document says of this county and no rule can know. What a run was worked out with is written into the run.';
comment on column county_setting.id is 'Number.';
comment on column county_setting.kind is 'funding-tier: group of provinces that decides who pays which part, 1 to 5.';
comment on column county_setting.value is 'What it is set to.';
comment on column county_setting.document is 'Number of the document that says so.';
comment on column county_setting.account_id is 'Account that entered it.';
comment on column county_setting.added_in is 'Event that entered it.';
comment on column county_setting.retracted_in is 'Event that put another in its place; empty: it holds.';
create unique index county_setting_kind on county_setting (kind) where retracted_in is null;

create table recovery (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  program smallint not null references program (id),
  from_day date not null,
  until_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  repaid_fen bigint not null default 0 check (repaid_fen between 0 and amount_fen),
  cause text not null check (cause in ('record-changed', 'untrue')),
  reason text not null check (length(trim(reason)) > 0),
  law text not null check (length(trim(law)) > 0),
  state text not null default 'proposed' check (
    state in ('proposed', 'notified', 'agreed', 'appealed', 'dismissed', 'waived', 'repaid')),
  proposed_by bigint not null,
  proposed_unit_id bigint not null references unit (id),
  proposed_in bigint not null references event (id),
  decided_by bigint,
  decided_unit_id bigint references unit (id),
  decided_in bigint references event (id),
  appeal_until_day date,
  appeal_reasons text,
  appeal_by bigint,
  appeal_unit_id bigint references unit (id),
  appeal_answer text,
  ended_in bigint references event (id),
  ended_reason text,
  check (from_day < until_day),
  check (decided_by <> proposed_by),
  check (decided_unit_id <> proposed_unit_id),
  check (appeal_by not in (proposed_by, decided_by)),
  check (appeal_unit_id not in (proposed_unit_id, decided_unit_id)),
  check ((decided_in is null) = (decided_by is null) and (decided_in is null) = (decided_unit_id is null)),
  check ((decided_in is null) = (appeal_until_day is null)),
  check (state in ('proposed', 'waived') or decided_in is not null),
  check (state <> 'appealed' or length(trim(appeal_reasons)) > 0),
  check (state <> 'dismissed' or appeal_by is not null and length(trim(appeal_answer)) > 0),
  check ((appeal_by is null) = (appeal_answer is null) and (appeal_by is null) = (appeal_unit_id is null)),
  check ((state in ('waived', 'repaid')) = (ended_in is not null)),
  check (state <> 'waived' or length(trim(ended_reason)) > 0),
  check ((state = 'repaid') = (repaid_fen = amount_fen)),
  unique (id, person_id, program, from_day, until_day)
);
comment on table recovery is 'What is asked back of somebody who was paid too much. Software takes nothing back: two people of two units ask, she may appeal to a third, and money comes back only from her own hand.';
comment on column recovery.id is 'Number.';
comment on column recovery.person_id is 'Of whom it is asked.';
comment on column recovery.program is 'Program.';
comment on column recovery.from_day is 'First day of the period that was paid for.';
comment on column recovery.until_day is 'First day after the period.';
comment on column recovery.amount_fen is 'Fen that are asked back; no more than was paid too much.';
comment on column recovery.repaid_fen is 'Fen that came back.';
comment on column recovery.cause is 'record-changed: something became known later; untrue: she knew better. Where an office erred nothing may be asked back.';
comment on column recovery.reason is 'Why, in words for her.';
comment on column recovery.law is 'Law that it rests on.';
comment on column recovery.state is 'proposed; notified: decided, and she was told; agreed: she said yes; appealed; dismissed: her appeal was; waived; repaid.';
comment on column recovery.proposed_by is 'Account that proposed it.';
comment on column recovery.proposed_unit_id is 'Of which unit.';
comment on column recovery.proposed_in is 'Event of the proposal.';
comment on column recovery.decided_by is 'Account that decided it; never the one that proposed it.';
comment on column recovery.decided_unit_id is 'Of which unit; never the one that proposed it.';
comment on column recovery.decided_in is 'Event of the decision, by which she was told.';
comment on column recovery.appeal_until_day is 'First day on which an appeal is late.';
comment on column recovery.appeal_reasons is 'Why she appeals, in her words.';
comment on column recovery.appeal_by is 'Account that read the appeal; never one that had a hand in it.';
comment on column recovery.appeal_unit_id is 'Of which unit; never one that had a hand in it.';
comment on column recovery.appeal_answer is 'What was found.';
comment on column recovery.ended_in is 'Event that ended it.';
comment on column recovery.ended_reason is 'Why it was waived.';
create unique index recovery_open on recovery (person_id, program, from_day) where state not in ('waived', 'repaid');
create index recovery_state on recovery (state, id);

create table repayment (
  id bigint generated always as identity primary key,
  recovery_id bigint not null,
  person_id bigint not null,
  program smallint not null,
  from_day date not null,
  until_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  reference text not null check (length(trim(reference)) > 0),
  account_id bigint not null,
  added_in bigint not null references event (id),
  unique (recovery_id, reference),
  foreign key (recovery_id, person_id, program, from_day, until_day)
    references recovery (id, person_id, program, from_day, until_day)
);
comment on table repayment is 'Money that came back.';
comment on column repayment.id is 'Number.';
comment on column repayment.recovery_id is 'For which it came back.';
comment on column repayment.person_id is 'Who was paid too much.';
comment on column repayment.program is 'Program.';
comment on column repayment.from_day is 'First day of the period.';
comment on column repayment.until_day is 'First day after the period.';
comment on column repayment.amount_fen is 'Fen.';
comment on column repayment.paid_on is 'Day it arrived.';
comment on column repayment.reference is 'What the bank calls it.';
comment on column repayment.account_id is 'Account that recorded it.';
comment on column repayment.added_in is 'Event that recorded it.';
create index repayment_person on repayment (person_id);

create table relief_fund (
  id smallint primary key default 1 check (id = 1),
  balance_fen bigint not null default 0 check (balance_fen >= 0)
);
comment on table relief_fund is 'What is left in the relief fund: one row, which gifts fill and grants empty.';
comment on column relief_fund.id is 'Always 1.';
comment on column relief_fund.balance_fen is 'Fen; never below zero.';
insert into relief_fund default values;

create table fund_gift (
  id bigint generated always as identity primary key,
  day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  reference text not null unique check (length(trim(reference)) > 0),
  account_id bigint not null,
  added_in bigint not null references event (id)
);
comment on table fund_gift is 'Money that was given to the relief fund. Who gave it stands on the receipt and not here.';
comment on column fund_gift.id is 'Number.';
comment on column fund_gift.day is 'Day it arrived.';
comment on column fund_gift.amount_fen is 'Fen.';
comment on column fund_gift.reference is 'Number of the receipt.';
comment on column fund_gift.account_id is 'Account that recorded it.';
comment on column fund_gift.added_in is 'Event that recorded it.';

create table fund_grant (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  purpose text not null check (purpose in ('medical', 'living', 'care', 'schooling', 'disaster')),
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (length(trim(reason)) > 0),
  state text not null default 'proposed' check (state in ('proposed', 'granted', 'refused')),
  proposed_by bigint not null,
  proposed_unit_id bigint not null references unit (id),
  proposed_in bigint not null references event (id),
  decided_by bigint,
  decided_unit_id bigint references unit (id),
  decided_in bigint references event (id),
  decided_reason text,
  day date,
  check (decided_by <> proposed_by),
  check (decided_unit_id <> proposed_unit_id),
  check ((state = 'proposed') = (decided_in is null)),
  check ((decided_in is null) = (decided_by is null) and (decided_in is null) = (decided_unit_id is null)),
  check ((state = 'granted') = (day is not null)),
  check (state <> 'refused' or length(trim(decided_reason)) > 0)
);
comment on table fund_grant is 'Help out of the relief fund: proposed for somebody by one hand, granted by another of another unit.';
comment on column fund_grant.id is 'Number.';
comment on column fund_grant.person_id is 'Who is helped.';
comment on column fund_grant.purpose is 'medical, living, care, schooling or disaster.';
comment on column fund_grant.amount_fen is 'Fen.';
comment on column fund_grant.reason is 'Why, in words.';
comment on column fund_grant.state is 'proposed, granted or refused.';
comment on column fund_grant.proposed_by is 'Account that proposed it.';
comment on column fund_grant.proposed_unit_id is 'Of which unit.';
comment on column fund_grant.proposed_in is 'Event of the proposal.';
comment on column fund_grant.decided_by is 'Account that decided it; never the one that proposed it.';
comment on column fund_grant.decided_unit_id is 'Of which unit; never the one that proposed it.';
comment on column fund_grant.decided_in is 'Event of the decision.';
comment on column fund_grant.decided_reason is 'Why it was refused.';
comment on column fund_grant.day is 'Day on which it was granted.';
create index fund_grant_person on fund_grant (person_id);

create table county_transfer (
  id bigint generated always as identity primary key,
  event text not null check (event in ('repaid', 'gift', 'grant')),
  repayment_id bigint references repayment (id),
  gift_id bigint unique references fund_gift (id),
  grant_id bigint unique references fund_grant (id),
  debit text not null check (debit ~ '^(bank|relief-fund)$'),
  credit text not null check (credit ~ '^(bank|relief-fund|payer/(central|province|county|unassigned))$'),
  amount_fen bigint not null check (amount_fen > 0),
  added_in bigint not null references event (id),
  unique (repayment_id, credit),
  check (debit <> credit),
  check ((event = 'repaid') = (repayment_id is not null)),
  check ((event = 'gift') = (gift_id is not null)),
  check ((event = 'grant') = (grant_id is not null))
);
comment on table county_transfer is 'The books of what no run moved: money that came back, and the relief fund. Both sides stand in one row, as in ledger_transfer.';
comment on column county_transfer.id is 'Number.';
comment on column county_transfer.event is 'repaid, gift or grant.';
comment on column county_transfer.repayment_id is 'Money that came back.';
comment on column county_transfer.gift_id is 'Gift.';
comment on column county_transfer.grant_id is 'Grant.';
comment on column county_transfer.debit is 'Account that is debited.';
comment on column county_transfer.credit is 'Account that is credited.';
comment on column county_transfer.amount_fen is 'Fen.';
comment on column county_transfer.added_in is 'Event that posted it.';

create or replace view ledger_entry with (security_invoker = true) as
  select id as transfer_id, run_id, instruction_id, event, debit as account, amount_fen, added_in from ledger_transfer
  union all
  select id, run_id, instruction_id, event, credit, -amount_fen, added_in from ledger_transfer
  union all
  select id, null, null, event, debit, amount_fen, added_in from county_transfer
  union all
  select id, null, null, event, credit, -amount_fen, added_in from county_transfer;
comment on column ledger_entry.transfer_id is 'Transfer: of ledger_transfer, or of county_transfer where there is no run.';
comment on column ledger_entry.run_id is 'Run; empty: no run moved it.';
comment on column ledger_entry.instruction_id is 'Line; empty: no run moved it.';
comment on column ledger_entry.event is 'frozen, paid, retired, paid-after-all or returned; repaid, gift or grant.';
comment on column payment_line.standing is 'Of the amount: 0 verified or signed, 1 secondary, 2 unverified and so not payable.';

-- What came back was not received: it counts against what was paid for the period.
create view paid with (security_invoker = true) as
  select person_id, program, from_day, until_day, amount_fen, paid_on from payment
  where line_state is distinct from 'returned'
  union all
  select person_id, program, from_day, until_day, amount_fen, paid_on from further_payment
  where line_state <> 'returned'
  union all
  select person_id, program, from_day, until_day, amount_fen, paid_on from payment_instruction
  where state = 'paid-after-all'
  union all
  select person_id, program, from_day, until_day, -amount_fen, paid_on from repayment;
comment on view paid is 'Every sum that went to a person and did not come back to the bank, by the record it was paid to; negative: it came back from her.';
comment on column paid.person_id is 'Who was paid.';
comment on column paid.program is 'Number of the program.';
comment on column paid.from_day is 'First day of the period paid for.';
comment on column paid.until_day is 'First day after the period.';
comment on column paid.amount_fen is 'Fen; negative: it came back from her.';
comment on column paid.paid_on is 'Day it arrived.';

create or replace view received with (security_invoker = true) as
  select paid.person_id, paid.program as program_id, paid.from_day, paid.until_day, paid.amount_fen, paid.paid_on
  from paid
  where not exists (
    select from person_merge where person_merge.person_id = paid.person_id and retracted_in is null)
  union all
  select stays.person_id, paid.program as program_id, paid.from_day, paid.until_day, paid.amount_fen, paid.paid_on
  from (
    select distinct into_id as person_id from person_merge
    where retracted_in is null and not exists (
      select from person_merge further
      where further.person_id = person_merge.into_id and further.retracted_in is null)) as stays
  cross join lateral (
    with recursive merged (person_id) as (
      select person_id from person_merge where into_id = stays.person_id and retracted_in is null
      union
      select person_merge.person_id from merged
        join person_merge on into_id = merged.person_id and retracted_in is null)
    select person_id from merged) as merged
  join paid on paid.person_id = merged.person_id;

create or replace view overpaid_line with (security_invoker = true) as
  select paid.person_id, program.name as program, paid.from_day, paid.until_day, paid.paid_on, paid.amount_fen as paid_fen,
    least(paid.amount_fen, paid.so_far_fen - coalesce(most.fen, 0) - coalesce(back.fen, 0))::bigint as overpaid_fen
  from (
    select person_id, program_id, from_day, until_day, paid_on, amount_fen,
      sum(amount_fen) over (
        partition by person_id, program_id, extract(year from from_day)
        order by from_day, paid_on, amount_fen rows unbounded preceding) as so_far_fen
    from received where amount_fen > 0) as paid
  join program on program.id = paid.program_id
  left join (
    select person_id, program_id, extract(year from from_day) as year, sum(fen) as fen
    from (
      select person_id, program_id, from_day, max(coalesce(up_to_fen, 9223372036854775807)) as fen
      from payment_period group by person_id, program_id, from_day) as period
    group by person_id, program_id, extract(year from from_day)
  ) as most on most.person_id = paid.person_id and most.program_id = paid.program_id
    and most.year = extract(year from paid.from_day)
  left join (
    select person_id, program_id, extract(year from from_day) as year, -sum(amount_fen) as fen
    from received where amount_fen < 0 group by person_id, program_id, extract(year from from_day)
  ) as back on back.person_id = paid.person_id and back.program_id = paid.program_id
    and back.year = extract(year from paid.from_day)
  where paid.so_far_fen > coalesce(most.fen, 0) + coalesce(back.fen, 0)
    and exists (select from evaluation where state = 'current')
    and not exists (
      select from rule_failure join evaluation on evaluation.id = evaluation_id and state = 'current'
      where rule_failure.person_id = paid.person_id and rule_failure.program = paid.program_id);

create function move_value(
  p_id bigint, p_to text, p_account bigint, p_post bigint, p_unit bigint, p_event bigint, p_seen text, p_reason text)
  returns void language plpgsql security definer set search_path from current as $$
begin
  update signed_value set state = p_to, in_force_in = case when p_to = 'in-force' then p_event end,
      decided_by = coalesce(decided_by, p_account), decided_post = coalesce(decided_post, p_post),
      decided_unit_id = coalesce(decided_unit_id, p_unit), decided_in = coalesce(decided_in, p_event),
      reason = case when p_to = 'refused' then p_reason end
    where id = p_id and (state, p_to) in (('proposed', 'agreed'), ('proposed', 'refused'), ('agreed', 'in-force'))
      and (p_to <> 'agreed' or effects_hash = p_seen
        and compared_with = (select policy_version_id from evaluation where state = 'current'));
  if not found then
    raise exception 'value % cannot go there', p_id using errcode = 'restrict_violation';
  end if;
end $$;
comment on function move_value is 'Agrees to a value whose effects under the policy in force were seen, refuses it, or puts it in force: forward only.';
revoke all on function move_value from public;

create function move_recovery(
  p_id bigint, p_to text, p_account bigint, p_unit bigint, p_event bigint, p_day date, p_text text)
  returns void language plpgsql security definer set search_path from current as $$
begin
  update recovery set state = p_to,
      decided_by = case when p_to = 'notified' then p_account else decided_by end,
      decided_unit_id = case when p_to = 'notified' then p_unit else decided_unit_id end,
      decided_in = case when p_to = 'notified' then p_event else decided_in end,
      appeal_until_day = case when p_to = 'notified' then p_day else appeal_until_day end,
      appeal_reasons = case when p_to = 'appealed' then p_text else appeal_reasons end,
      appeal_by = case when state = 'appealed' then p_account else appeal_by end,
      appeal_unit_id = case when state = 'appealed' then p_unit else appeal_unit_id end,
      appeal_answer = case when state = 'appealed' then p_text else appeal_answer end,
      ended_in = case when p_to = 'waived' then p_event end,
      ended_reason = case when p_to = 'waived' then p_text end
    where id = p_id and (state, p_to) in (
        ('proposed', 'notified'), ('proposed', 'waived'), ('notified', 'agreed'), ('notified', 'appealed'),
        ('notified', 'waived'), ('agreed', 'waived'), ('appealed', 'waived'), ('appealed', 'dismissed'),
        ('dismissed', 'waived'));
  if not found then
    raise exception 'recovery % cannot go there', p_id using errcode = 'restrict_violation';
  end if;
end $$;
comment on function move_recovery is 'The only way in which a recovery changes: forward, and with the hands that each step needs.';
revoke all on function move_recovery from public;

create function take_repayment(
  p_id bigint, p_fen bigint, p_day date, p_reference text, p_account bigint, p_event bigint)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  made bigint;
begin
  perform from recovery where id = p_id and state in ('notified', 'agreed', 'dismissed') for update;
  if not found then
    raise exception 'nothing is asked back by %', p_id using errcode = 'restrict_violation';
  end if;
  insert into repayment (
      recovery_id, person_id, program, from_day, until_day, amount_fen, paid_on, reference, account_id, added_in)
    select id, person_id, program, from_day, until_day, p_fen, p_day, p_reference, p_account, p_event
    from recovery where id = p_id
    on conflict (recovery_id, reference) do nothing
    returning id into made;
  if made is not null then
    update recovery set repaid_fen = repaid_fen + p_fen,
        state = case when repaid_fen + p_fen = amount_fen then 'repaid' else state end,
        ended_in = case when repaid_fen + p_fen = amount_fen then p_event end
      where id = p_id;
  end if;
  return made;
end $$;
comment on function take_repayment is 'Records money that came back, no more than was asked; gives its number, or none where it is recorded already.';
revoke all on function take_repayment from public;

create function take_gift(p_day date, p_fen bigint, p_reference text, p_account bigint, p_event bigint)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  made bigint;
begin
  insert into fund_gift (day, amount_fen, reference, account_id, added_in)
    values (p_day, p_fen, p_reference, p_account, p_event) returning id into made;
  update relief_fund set balance_fen = balance_fen + p_fen;
  return made;
end $$;
comment on function take_gift is 'Records a gift; gives its number.';
revoke all on function take_gift from public;

create function decide_grant(
  p_id bigint, p_to text, p_account bigint, p_unit bigint, p_event bigint, p_day date, p_reason text)
  returns bigint language plpgsql security definer set search_path from current as $$
declare
  fen bigint;
begin
  update fund_grant set state = p_to, decided_by = p_account, decided_unit_id = p_unit, decided_in = p_event,
      decided_reason = case when p_to = 'refused' then p_reason end, day = case when p_to = 'granted' then p_day end
    where id = p_id and state = 'proposed' and p_to in ('granted', 'refused') returning amount_fen into fen;
  if not found then
    raise exception 'grant % is not open', p_id using errcode = 'restrict_violation';
  end if;
  if p_to = 'granted' then
    update relief_fund set balance_fen = balance_fen - fen;
  end if;
  return fen;
end $$;
comment on function decide_grant is 'Grants or refuses; what is granted leaves the balance, which stays above zero. Gives the amount.';
revoke all on function decide_grant from public;

grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant select on signed_value, county_setting, recovery, repayment, relief_fund, fund_gift, fund_grant, county_transfer,
  paid to {{role}};
grant insert on county_setting, county_transfer to {{role}};
grant update (retracted_in) on county_setting to {{role}};
grant insert (program, parameter, from_day, value, document, office, proposed_by, proposed_post, proposed_unit_id,
  proposed_in) on signed_value to {{role}};
grant update (compared_with, policy_version_id, effects, effects_hash) on signed_value to {{role}};
grant insert (person_id, program, from_day, until_day, amount_fen, cause, reason, law, proposed_by, proposed_unit_id,
  proposed_in) on recovery to {{role}};
grant insert (person_id, purpose, amount_fen, reason, proposed_by, proposed_unit_id, proposed_in) on fund_grant to {{role}};
grant execute on function move_value, move_recovery, take_repayment, take_gift, decide_grant to {{role}};
grant select on recovery, repayment, fund_grant, paid to {{staff}};

do $$
declare name text;
begin
  foreach name in array array['recovery', 'repayment']
  loop
    execute format($policy$
      alter table %1$I enable row level security;
      create policy opened on %1$I for select to {{staff}}
        using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
          and program = any(nullif(current_setting('app.programs', true), '')::smallint[]))
    $policy$, name);
  end loop;
end $$;
alter table fund_grant enable row level security;
create policy opened on fund_grant for select to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

-- What erase_person is for her record, this is for what was asked back and what she was helped with: nothing that is
-- open or was paid leaves the books, the words about her do.
create function erase_relief(p_request bigint, p_records bigint[])
  returns void language plpgsql security definer set search_path from current as $$
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  delete from fund_grant where person_id = any(p_records) and state <> 'granted';
  update fund_grant set reason = '----' where person_id = any(p_records);
  delete from recovery where person_id = any(p_records) and state in ('proposed', 'waived') and repaid_fen = 0;
  update recovery set reason = '----', appeal_reasons = case when appeal_reasons is not null then '----' end,
      appeal_answer = case when appeal_answer is not null then '----' end,
      ended_reason = case when ended_reason is not null then '----' end
    where person_id = any(p_records);
end $$;
comment on function erase_relief is 'Deletes what was proposed about somebody who asked for it, and the words of what was decided: sums are kept with the books.';
revoke all on function erase_relief from public;
grant execute on function erase_relief to {{role}};
