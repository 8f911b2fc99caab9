-- What is owed. Every row here follows from facts and policy and can be made again from nothing; an
-- evaluation is one such making, kept up to date change by change.

create table policy_version (
  id integer generated always as identity primary key,
  pack text not null,
  hash text not null unique,
  program_hashes jsonb not null,
  definition text not null,
  added_in bigint not null references event (id)
);
comment on table policy_version is 'Policies that this county was evaluated with, whole, so that each can be run again.';
comment on column policy_version.id is 'Number of the version.';
comment on column policy_version.pack is 'Policy pack, such as cn-33.';
comment on column policy_version.hash is 'SHA-256 of the definition, in hex.';
comment on column policy_version.program_hashes is 'SHA-256 of each program by its id.';
comment on column policy_version.definition is 'The programs as canonical JSON.';
comment on column policy_version.added_in is 'Event that added it.';

create table program (
  id smallint primary key,
  name text not null unique
);
comment on table program is 'Numbers of programs in the tables of this county.';
comment on column program.id is 'Number.';
comment on column program.name is 'Id of the program, <pack>/<folder>.';

create table evaluation (
  id integer generated always as identity primary key,
  policy_version_id integer not null references policy_version (id),
  since_day date not null,
  until_seq bigint not null,
  state text not null default 'running' check (state in ('running', 'ready', 'current', 'past')),
  added_in bigint not null references event (id)
);
comment on table evaluation is 'The facts of the county under one policy version. Kept up to date from the change log; one is current.';
comment on column evaluation.id is 'Number of the evaluation.';
comment on column evaluation.policy_version_id is 'The policy.';
comment on column evaluation.since_day is 'Services that ended before this day are left out, and questions are asked as of it.';
comment on column evaluation.until_seq is 'Every change up to this number is in.';
comment on column evaluation.state is 'running: being made; ready: can be compared and switched on; current: the answer; past: replaced.';
comment on column evaluation.added_in is 'Event that began it.';
create unique index evaluation_current on evaluation (state) where state = 'current';

create table entitlement (
  person_id bigint not null,
  reason_hash bigint not null,
  evaluation_id integer not null,
  from_day date not null,
  until_day date not null,
  program smallint not null,
  is_certain boolean not null,
  primary key (evaluation_id, person_id, program, from_day),
  check (from_day < until_day)
);
comment on table entitlement is 'Days [from_day, until_day) on which a person has a right; days that are neither certain nor possible have no row.';
comment on column entitlement.person_id is 'Whose right.';
comment on column entitlement.reason_hash is 'Hash of the conditions'' days: differs when the reasons differ.';
comment on column entitlement.evaluation_id is 'Evaluation it follows from.';
comment on column entitlement.from_day is 'First day.';
comment on column entitlement.until_day is 'First day on which it no longer holds.';
comment on column entitlement.program is 'Program.';
comment on column entitlement.is_certain is 'False: it depends on facts that nobody has told yet.';
create index entitlement_on on entitlement (evaluation_id, program, until_day, from_day) include (is_certain);

create table payment_line (
  person_id bigint not null,
  amount_fen bigint not null check (amount_fen >= 0),
  up_to_fen bigint,
  evaluation_id integer not null,
  from_day date not null,
  until_day date not null,
  claim_until_day date not null default 'infinity',
  program smallint not null,
  years smallint not null check (years > 0),
  standing smallint not null check (standing between 0 and 2),
  is_certain boolean not null,
  primary key (evaluation_id, person_id, program, from_day, is_certain),
  check (from_day < until_day),
  check (amount_fen <= up_to_fen)
);
comment on table payment_line is 'Money owed for a period; a run of calendar years with the same amount is one row, see owed_line.';
comment on column payment_line.person_id is 'Who is owed.';
comment on column payment_line.amount_fen is 'Fen for each period.';
comment on column payment_line.up_to_fen is 'Fen at most: the same unless an unknown fact leaves the amount open; empty where nothing known bounds it.';
comment on column payment_line.evaluation_id is 'Evaluation it follows from.';
comment on column payment_line.from_day is 'First day of the first period.';
comment on column payment_line.until_day is 'First day after the last period.';
comment on column payment_line.claim_until_day is 'First day on which the first period can no longer be claimed; each later one a year later.';
comment on column payment_line.program is 'Program.';
comment on column payment_line.years is 'Number of periods: calendar years when more than one.';
comment on column payment_line.standing is 'Of the amount: 0 verified, 1 secondary, 2 unverified and so not payable.';
comment on column payment_line.is_certain is 'False: owed only if unknown facts turn out favourable.';

create table due_window (
  person_id bigint not null,
  evaluation_id integer not null,
  from_day date not null,
  until_day date not null,
  catch_up_until_day date not null default 'infinity',
  kept_on_day date not null default 'infinity',
  program smallint not null,
  is_certain boolean not null,
  step text not null,
  primary key (evaluation_id, person_id, program, step, from_day, until_day),
  check (from_day < until_day)
);
comment on table due_window is 'A service to offer to a person within [from_day, until_day).';
comment on column due_window.person_id is 'To whom.';
comment on column due_window.evaluation_id is 'Evaluation it follows from.';
comment on column due_window.from_day is 'First day.';
comment on column due_window.until_day is 'First day after the window.';
comment on column due_window.catch_up_until_day is 'Still worth offering before this day; infinity: not after the window.';
comment on column due_window.kept_on_day is 'Day it was done; infinity: not done.';
comment on column due_window.program is 'Service.';
comment on column due_window.is_certain is 'False: the day it counts from is known only as a range.';
comment on column due_window.step is 'Step of the service.';

create table question (
  person_id bigint not null,
  about_id bigint not null,
  evaluation_id integer not null,
  program smallint not null,
  fact text not null,
  primary key (evaluation_id, person_id, program, about_id, fact)
);
comment on table question is 'A fact to ask for, because the answer would settle what somebody is owed.';
comment on column question.person_id is 'Whose right depends on it.';
comment on column question.about_id is 'Of whom it is asked.';
comment on column question.evaluation_id is 'Evaluation it follows from.';
comment on column question.program is 'Program that depends on it.';
comment on column question.fact is 'Kind of fact, birth-date, death-date, sex, or a relation.';

create table entitlement_change (
  event_id bigint not null,
  person_id bigint not null,
  program smallint not null,
  policy_version_id integer not null references policy_version (id),
  reason_hash bigint,
  before jsonb,
  after jsonb,
  primary key (event_id, person_id, program)
);
comment on table entitlement_change is 'What a change of facts or policy did to what somebody is owed. Append-only.';
comment on column entitlement_change.event_id is 'Event in which it was written.';
comment on column entitlement_change.person_id is 'Whose rights changed.';
comment on column entitlement_change.program is 'Program.';
comment on column entitlement_change.policy_version_id is 'Policy under which the new answer holds.';
comment on column entitlement_change.reason_hash is 'Hash of the new reasons; empty when nothing is left.';
comment on column entitlement_change.before is 'Days and money before; empty when there was nothing.';
comment on column entitlement_change.after is 'Days and money since; empty when nothing is left.';
create index entitlement_change_person on entitlement_change (person_id);

create table payment (
  person_id bigint not null references person (id),
  program smallint not null references program (id),
  from_day date not null,
  until_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  reference text not null default '',
  added_in bigint not null references event (id),
  primary key (person_id, program, from_day),
  check (from_day < until_day)
);
comment on table payment is 'Money that arrived. One payment for a person, program and period: the key says so.';
comment on column payment.person_id is 'Who was paid.';
comment on column payment.program is 'Program.';
comment on column payment.from_day is 'First day of the period paid for.';
comment on column payment.until_day is 'First day after the period.';
comment on column payment.amount_fen is 'Fen.';
comment on column payment.paid_on is 'Day it arrived.';
comment on column payment.reference is 'What the bank calls it.';
comment on column payment.added_in is 'Event that recorded it.';
