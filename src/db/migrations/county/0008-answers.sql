-- Answers: views and functions over the current evaluation. They work out no policy, only calendar years,
-- sums and what was paid; an index for each way in.

create index entitlement_program on entitlement (evaluation_id, program, person_id);
create index payment_line_payable on payment_line (evaluation_id, program, person_id)
  where is_certain and standing < 2;
create index payment_program on payment (program, person_id);
create index question_program on question (evaluation_id, program, person_id);

create view entitled with (security_invoker = true) as
  select entitlement.person_id, program.name as program, entitlement.from_day, entitlement.until_day,
    entitlement.is_certain, entitlement.reason_hash
  from entitlement join program on program.id = entitlement.program
  where entitlement.evaluation_id = (select id from evaluation where state = 'current');
comment on view entitled is 'Who has a right to what and when. On a day D: where from_day <= D and until_day > D.';
comment on column entitled.person_id is 'Whose right.';
comment on column entitled.program is 'Program, such as cn/rural-award.';
comment on column entitled.from_day is 'First day.';
comment on column entitled.until_day is 'First day on which it no longer holds.';
comment on column entitled.is_certain is 'False: it depends on facts that nobody has told yet.';
comment on column entitled.reason_hash is 'Differs when the reasons differ.';

create view received with (security_invoker = true) as
  select payment.person_id, payment.program as program_id, payment.from_day, payment.until_day, payment.amount_fen, payment.paid_on
  from payment
  where not exists (
    select from person_merge where person_merge.person_id = payment.person_id and retracted_in is null)
  union all
  select stays.person_id, payment.program as program_id, payment.from_day, payment.until_day, payment.amount_fen, payment.paid_on
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
  join payment on payment.person_id = merged.person_id;
comment on view received is 'Payments, by the record that stays when records were merged.';
comment on column received.person_id is 'Who was paid.';
comment on column received.program_id is 'Number of the program.';
comment on column received.from_day is 'First day of the period paid for.';
comment on column received.until_day is 'First day after the period.';
comment on column received.amount_fen is 'Fen.';
comment on column received.paid_on is 'Day it arrived.';

create view payment_period with (security_invoker = true) as
  select line.person_id, line.program as program_id,
    (line.from_day + nth * interval '1 year')::date as from_day,
    case when line.years = 1 then line.until_day
      else (line.from_day + (nth + 1) * interval '1 year')::date end as until_day,
    line.amount_fen, line.up_to_fen, line.standing, line.is_certain,
    (line.claim_until_day + nth * interval '1 year')::date as claim_until_day
  from payment_line line cross join generate_series(0, line.years - 1) as nth
  where line.evaluation_id = (select id from evaluation where state = 'current');
comment on view payment_period is 'Money owed, one row for each period: the runs of payment_line year by year.';
comment on column payment_period.person_id is 'Who is owed.';
comment on column payment_period.program_id is 'Number of the program.';
comment on column payment_period.from_day is 'First day.';
comment on column payment_period.until_day is 'First day after the period.';
comment on column payment_period.amount_fen is 'Fen.';
comment on column payment_period.up_to_fen is 'Fen at most, where an unknown fact leaves the amount open; else the same.';
comment on column payment_period.standing is 'Of the amount: 0 verified, 1 secondary, 2 unverified and so not payable.';
comment on column payment_period.is_certain is 'False: owed only if unknown facts turn out favourable.';
comment on column payment_period.claim_until_day is 'First day on which it can no longer be claimed.';

-- No period crosses a new year, so a person has one account a year with a program. What was paid in it fills
-- the payable periods in order: when a period grows because a fact comes late, only the rest is owed.
create function owed_lines(p_first bigint, p_last bigint, p_program smallint default null)
  returns table (
    person_id bigint, program text, from_day date, until_day date, amount_fen bigint, up_to_fen bigint,
    standing smallint, is_certain boolean, claim_until_day date, paid_fen bigint, unpaid_fen bigint)
  language sql stable
  as $$
    select payable.person_id, payable.program, payable.from_day, payable.until_day, payable.amount_fen, payable.up_to_fen,
      payable.standing, payable.is_certain, payable.claim_until_day,
      payable.amount_fen - payable.unpaid_fen, payable.unpaid_fen
    from (
      select period.*, program.name as program,
        greatest(0, least(period.amount_fen, sum(period.amount_fen) over (
          partition by period.person_id, program.id, program.name, extract(year from period.from_day)
          order by period.from_day) - coalesce(account.paid_fen, 0)))::bigint as unpaid_fen
      from payment_period period
        join program on program.id = period.program_id
        left join (
          select received.person_id, received.program_id, extract(year from received.from_day) as year,
            sum(received.amount_fen) as paid_fen
          from received
          where received.person_id between p_first and p_last
            and (p_program is null or received.program_id = p_program)
          group by received.person_id, received.program_id, extract(year from received.from_day)
        ) as account on account.person_id = period.person_id and account.program_id = period.program_id
          and account.year = extract(year from period.from_day)
      where period.person_id between p_first and p_last
        and (p_program is null or period.program_id = p_program)
        and period.is_certain and period.standing < 2) as payable
    union all
    select period.person_id, program.name, period.from_day, period.until_day, period.amount_fen, period.up_to_fen,
      period.standing, period.is_certain, period.claim_until_day, 0::bigint, 0::bigint
    from payment_period period join program on program.id = period.program_id
    where period.person_id between p_first and p_last
      and (p_program is null or period.program_id = p_program)
      and not (period.is_certain and period.standing < 2)
  $$;
comment on function owed_lines is 'The rows of owed_line of people p_first to p_last, of one program (its number) or of all.';

create view owed_line with (security_invoker = true) as
  select person_id, program, from_day, until_day, amount_fen, up_to_fen, standing, is_certain, claim_until_day,
    paid_fen, unpaid_fen
  from owed_lines(0, 9223372036854775807);
comment on view owed_line is 'Money owed, one row for each period, and how much of it was paid.';
comment on column owed_line.person_id is 'Who is owed.';
comment on column owed_line.program is 'Program, such as cn/rural-award.';
comment on column owed_line.from_day is 'First day of the period.';
comment on column owed_line.until_day is 'First day after the period.';
comment on column owed_line.amount_fen is 'Fen; at least, where an unknown fact leaves the amount open.';
comment on column owed_line.up_to_fen is 'Fen at most; empty: nothing known bounds it.';
comment on column owed_line.standing is 'Of the amount: 0 verified, 1 secondary, 2 unverified and so not payable.';
comment on column owed_line.is_certain is 'False: owed only if unknown facts turn out favourable.';
comment on column owed_line.claim_until_day is 'First day on which it can no longer be claimed; infinity: never.';
comment on column owed_line.paid_fen is 'Fen of the amount that were paid. What was paid for a calendar year fills its payable periods in order.';
comment on column owed_line.unpaid_fen is 'Fen of it that are payable and were not paid; 0 where it is not certain or withheld.';

create view unpaid_line with (security_invoker = true) as
  select person_id, program, from_day, until_day, amount_fen, paid_fen, unpaid_fen, standing,
    claim_until_day
  from owed_line where unpaid_fen > 0;
comment on view unpaid_line is 'Payable periods that are not paid or not in full. Arrears on a day D: where from_day <= D; the claim is closed where claim_until_day <= D.';
comment on column unpaid_line.person_id is 'Who is owed.';
comment on column unpaid_line.program is 'Program.';
comment on column unpaid_line.from_day is 'First day of the period.';
comment on column unpaid_line.until_day is 'First day after the period.';
comment on column unpaid_line.amount_fen is 'Fen owed for the period.';
comment on column unpaid_line.paid_fen is 'Fen of it that were paid.';
comment on column unpaid_line.unpaid_fen is 'Fen of it that were not.';
comment on column unpaid_line.standing is 'Of the amount: 0 verified, 1 secondary.';
comment on column unpaid_line.claim_until_day is 'First day on which it can no longer be claimed; infinity: never.';

create view withheld_line with (security_invoker = true) as
  select person_id, program, from_day, until_day, amount_fen, up_to_fen, is_certain, claim_until_day
  from owed_line where standing = 2;
comment on view withheld_line is 'Periods whose amount nobody has verified: shown, not payable until an office signs the amount.';
comment on column withheld_line.person_id is 'Who is owed.';
comment on column withheld_line.program is 'Program.';
comment on column withheld_line.from_day is 'First day of the period.';
comment on column withheld_line.until_day is 'First day after the period.';
comment on column withheld_line.amount_fen is 'Fen, unverified.';
comment on column withheld_line.up_to_fen is 'Fen at most, unverified; empty: nothing known bounds it.';
comment on column withheld_line.is_certain is 'False: owed only if unknown facts turn out favourable.';
comment on column withheld_line.claim_until_day is 'First day on which it can no longer be claimed; infinity: never.';

-- Unknown is never no: as long as an unknown fact or an unverified amount may justify a payment, it is not
-- called too much.
create view overpaid_line with (security_invoker = true) as
  select paid.person_id, program.name as program, paid.from_day, paid.until_day, paid.paid_on, paid.amount_fen as paid_fen,
    least(paid.amount_fen, paid.so_far_fen - coalesce(most.fen, 0))::bigint as overpaid_fen
  from (
    select person_id, program_id, from_day, until_day, paid_on, amount_fen,
      sum(amount_fen) over (
        partition by person_id, program_id, extract(year from from_day)
        order by from_day, paid_on, amount_fen rows unbounded preceding) as so_far_fen
    from received) as paid
  join program on program.id = paid.program_id
  left join (
    select person_id, program_id, extract(year from from_day) as year, sum(fen) as fen
    from (
      select person_id, program_id, from_day, max(coalesce(up_to_fen, 9223372036854775807)) as fen
      from payment_period group by person_id, program_id, from_day) as period
    group by person_id, program_id, extract(year from from_day)
  ) as most on most.person_id = paid.person_id and most.program_id = paid.program_id
    and most.year = extract(year from paid.from_day)
  where paid.so_far_fen > coalesce(most.fen, 0)
    and exists (select from evaluation where state = 'current');
comment on view overpaid_line is 'Payments beyond what can be owed today for their calendar year, whatever the unknown facts turn out to be. A list and no more: nothing is taken back by itself.';
comment on column overpaid_line.person_id is 'Who was paid.';
comment on column overpaid_line.program is 'Program.';
comment on column overpaid_line.from_day is 'First day of the period paid for.';
comment on column overpaid_line.until_day is 'First day after the period.';
comment on column overpaid_line.paid_on is 'Day it arrived.';
comment on column overpaid_line.paid_fen is 'Fen paid.';
comment on column overpaid_line.overpaid_fen is 'Fen of it that nothing justifies any more.';

create view open_question with (security_invoker = true) as
  select question.person_id, program.name as program, question.about_id, question.fact
  from question join program on program.id = question.program
  where question.evaluation_id = (select id from evaluation where state = 'current');
comment on view open_question is 'Facts to ask for, because the answers would settle what somebody is owed.';
comment on column open_question.person_id is 'Whose right depends on it.';
comment on column open_question.program is 'Program that depends on it.';
comment on column open_question.about_id is 'Of whom it is asked.';
comment on column open_question.fact is 'Kind of fact, birth-date, death-date, sex, or a relation.';

create view open_window with (security_invoker = true) as
  select due_window.person_id, program.name as program, due_window.step, due_window.from_day, due_window.until_day,
    case when due_window.catch_up_until_day = 'infinity' then due_window.until_day
      else due_window.catch_up_until_day end as offer_until_day,
    due_window.is_certain
  from due_window join program on program.id = due_window.program
  where due_window.evaluation_id = (select id from evaluation where state = 'current')
    and due_window.kept_on_day = 'infinity';
comment on view open_window is 'Services that are still to be offered. On a day D: where from_day <= D and offer_until_day > D.';
comment on column open_window.person_id is 'To whom.';
comment on column open_window.program is 'Service.';
comment on column open_window.step is 'Step of the service.';
comment on column open_window.from_day is 'First day.';
comment on column open_window.until_day is 'First day after the window.';
comment on column open_window.offer_until_day is 'First day on which it is no longer worth offering.';
comment on column open_window.is_certain is 'False: the day it counts from is known only as a range.';

create view person_answer with (security_invoker = true) as
  select person_id, 'entitled' as answer, program, from_day, until_day, is_certain,
    null::bigint as amount_fen, null::bigint as paid_fen, null as detail
  from entitled
  union all
  select person_id, case when standing = 2 then 'withheld' else 'owed' end, program, from_day, until_day, is_certain,
    amount_fen, paid_fen, null
  from owed_line
  union all
  select person_id, 'overpaid', program, from_day, until_day, true, paid_fen - overpaid_fen, paid_fen, null
  from overpaid_line
  union all
  select person_id, 'window', program, from_day, until_day, is_certain, null, null, step
  from open_window
  union all
  select person_id, 'question', program, null, null, false, null, null, fact || ' of ' || about_id
  from open_question
  union all
  select entitlement_change.person_id, 'change', program.name, null, null, true, null, null,
    event.kind || ', change ' || event.seq
  from entitlement_change
    join program on program.id = entitlement_change.program
    join event on event.id = entitlement_change.event_id;
comment on view person_answer is 'Everything that the record answers about a person, for reading: where person_id = …';
comment on column person_answer.person_id is 'About whom.';
comment on column person_answer.answer is 'entitled, owed, withheld, overpaid, window, question or change.';
comment on column person_answer.program is 'Program.';
comment on column person_answer.from_day is 'First day, where it has one.';
comment on column person_answer.until_day is 'First day after it.';
comment on column person_answer.is_certain is 'False: it depends on facts that nobody has told yet.';
comment on column person_answer.amount_fen is 'Fen owed.';
comment on column person_answer.paid_fen is 'Fen paid.';
comment on column person_answer.detail is 'Step of a window, fact of a question and of whom it is asked, event of a change.';

-- Lines that are alike are spread once and counted, so that a million lines are hundreds of sums.
create function forecast_month(p_from date, p_months integer)
  returns table (
    month date, program text, is_certain boolean, is_withheld boolean, fen bigint, up_to_fen bigint, is_bounded boolean)
  language sql stable
  as $$
    with alike as (
      select line.program, line.is_certain, line.standing = 2 as is_withheld, line.from_day, line.until_day, line.years,
        line.amount_fen, line.up_to_fen, count(*) as lines
      from payment_line line
      where line.evaluation_id = (select id from evaluation where state = 'current')
        and line.until_day > p_from and line.from_day < p_from + p_months * interval '1 month'
      group by line.program, line.is_certain, line.standing = 2, line.from_day, line.until_day, line.years,
        line.amount_fen, line.up_to_fen
    ), period as (
      select alike.*, alike.from_day + nth * interval '1 year' as first_day,
        case when alike.years > 1 then 12
          else 1 + (12 * (extract(year from alike.until_day - 1) - extract(year from alike.from_day))
            + extract(month from alike.until_day - 1) - extract(month from alike.from_day))::integer end as months
      from alike cross join generate_series(0, alike.years - 1) as nth
    ), part as (
      select period.*, place, (date_trunc('month', first_day) + place * interval '1 month')::date as month
      from period cross join generate_series(0, months - 1) as place
    )
    select part.month, program.name, part.is_certain, part.is_withheld,
      sum(lines * (amount_fen / months + (place < amount_fen % months)::integer))::bigint,
      sum(lines * (coalesce(up_to_fen, amount_fen) / months
        + (place < coalesce(up_to_fen, amount_fen) % months)::integer))::bigint,
      bool_and(up_to_fen is not null)
    from part join program on program.id = part.program
    where part.month >= p_from and part.month < p_from + p_months * interval '1 month'
    group by part.month, program.name, part.is_certain, part.is_withheld
    order by part.month, program.name, part.is_certain desc, part.is_withheld
  $$;
comment on function forecast_month is 'Fen by month and program for p_months months from p_from, the first of a month. Each period is spread evenly over its months, the odd fen in the first, so that sums are exact. up_to_fen is what it can be at most while is_bounded.';

grant select on all tables in schema {{schema}} to {{role}};
