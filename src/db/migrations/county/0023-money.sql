-- Money: where it goes, who agreed to it, what the bank said, and the books. The county's role may add lines and
-- nothing else: what becomes of them is written by two functions, which know where a line may go. A ledger transfer
-- names both of its accounts, so the books balance by their shape.

create table rule_failure (
  person_id bigint not null,
  evaluation_id integer not null,
  program smallint not null,
  code text not null,
  primary key (evaluation_id, person_id, program)
);
comment on table rule_failure is 'Rules that were cut off for somebody: what the program owes her is not known. Not known is never nothing, so no money is asked back or left out for it. The next evaluation that comes to its end takes the row away.';
comment on column rule_failure.person_id is 'Of whom it is not known.';
comment on column rule_failure.evaluation_id is 'Evaluation that was cut off there.';
comment on column rule_failure.program is 'Program.';
comment on column rule_failure.code is 'Error, such as RULE_TOO_LARGE.';

create table payee_account (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  holder_name text not null check (length(trim(holder_name)) > 0),
  bank text not null,
  account_sealed bytea not null,
  account_index bytea not null,
  last_digits text not null check (last_digits ~ '^\d{4}$'),
  account_id bigint,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table payee_account is 'Bank account to which somebody wants what is paid to her, for herself or for whom she receives it. A line keeps the account it was sent to.';
comment on column payee_account.id is 'Number.';
comment on column payee_account.person_id is 'Who holds it.';
comment on column payee_account.holder_name is 'Name of the holder as the bank has it.';
comment on column payee_account.bank is 'The bank, as it calls itself.';
comment on column payee_account.account_sealed is 'Account number, sealed with the county''s key.';
comment on column payee_account.account_index is 'Keyed hash of the account number: equal numbers have equal hashes.';
comment on column payee_account.last_digits is 'Last four digits, for showing.';
comment on column payee_account.account_id is 'Who entered it; empty: the software.';
comment on column payee_account.added_in is 'Event that added it.';
comment on column payee_account.retracted_in is 'Event that took it back; empty: it holds.';
create unique index payee_account_person on payee_account (person_id) where retracted_in is null;
create index payee_account_number on payee_account (account_index) where retracted_in is null;

create table staff_bank_account (
  id bigint generated always as identity primary key,
  account_id bigint not null,
  account_index bytea not null,
  added_in bigint not null references event (id),
  retracted_in bigint references event (id)
);
comment on table staff_bank_account is 'Bank accounts of members of staff, as a keyed hash alone: what is to be paid into one is held until somebody else has looked.';
comment on column staff_bank_account.id is 'Number.';
comment on column staff_bank_account.account_id is 'Whose it is.';
comment on column staff_bank_account.account_index is 'Keyed hash of the account number.';
comment on column staff_bank_account.added_in is 'Event that added it.';
comment on column staff_bank_account.retracted_in is 'Event that took it back; empty: it holds.';
create index staff_bank_account_number on staff_bank_account (account_index) where retracted_in is null;

-- Whose line is checked is looked for on both sides of a pair.
create index duplicate_candidate_other on duplicate_candidate (other_id);

create table payment_run (
  id bigint generated always as identity primary key,
  program smallint not null references program (id),
  unit_id bigint not null references unit (id),
  cut_off_day date not null,
  policy_version_id integer not null references policy_version (id),
  until_seq bigint not null,
  funding_tier smallint check (funding_tier between 1 and 5),
  state text not null default 'draft' check (state in ('draft', 'frozen', 'filed', 'closed', 'cancelled')),
  proposed_by bigint not null,
  proposed_post bigint not null references post (id),
  proposed_in bigint not null references event (id),
  approved_by bigint,
  approved_post bigint references post (id),
  approved_unit_id bigint references unit (id),
  approved_in bigint references event (id),
  frozen_day date,
  line_count integer,
  total_fen bigint,
  format text check (format in ('csv', 'iso20022')),
  file_hash bytea,
  filed_in bigint references event (id),
  ended_in bigint references event (id),
  ended_reason text,
  unique (id, unit_id, proposed_by),
  check (approved_by <> proposed_by),
  check (approved_post <> proposed_post),
  check (approved_unit_id <> unit_id),
  check ((approved_in is null) = (approved_by is null)),
  check ((approved_in is null) = (approved_post is null)),
  check ((approved_in is null) = (approved_unit_id is null)),
  check ((approved_in is null) = (frozen_day is null)),
  check ((approved_in is null) = (line_count is null)),
  check ((approved_in is null) = (total_fen is null)),
  check ((filed_in is null) = (file_hash is null)),
  check ((filed_in is null) = (format is null)),
  check (case state when 'draft' then approved_in is null and filed_in is null
    when 'frozen' then approved_in is not null and filed_in is null
    when 'cancelled' then filed_in is null
    else approved_in is not null and filed_in is not null end),
  check ((state in ('closed', 'cancelled')) = (ended_in is not null)),
  check (state <> 'cancelled' or length(trim(ended_reason)) > 0)
);
comment on table payment_run is 'One payment of one program by one unit: proposed by one hand, agreed to by another of another unit, sent to a bank, and closed when the bank has answered for every line.';
comment on column payment_run.id is 'Number.';
comment on column payment_run.program is 'Program.';
comment on column payment_run.unit_id is 'Unit that proposes it, for whom it serves.';
comment on column payment_run.cut_off_day is 'Periods that have begun by this day are in.';
comment on column payment_run.policy_version_id is 'Policy by which amounts were worked out. A later one changes nothing in the run; what it adds is arrears.';
comment on column payment_run.until_seq is 'Change number up to which the record was worked out.';
comment on column payment_run.funding_tier is 'Group of provinces that decides who pays which part; empty: shares by group stay unassigned.';
comment on column payment_run.state is 'draft, frozen: agreed to; filed: the file for the bank is made; closed; cancelled.';
comment on column payment_run.proposed_by is 'Account that proposed it.';
comment on column payment_run.proposed_post is 'In which post.';
comment on column payment_run.proposed_in is 'Event of the proposal.';
comment on column payment_run.approved_by is 'Account that agreed to it; never the one that proposed it.';
comment on column payment_run.approved_post is 'In which post.';
comment on column payment_run.approved_unit_id is 'Of which unit; never the one that proposed it.';
comment on column payment_run.approved_in is 'Event of the agreement.';
comment on column payment_run.frozen_day is 'Day of the agreement.';
comment on column payment_run.line_count is 'Lines that were agreed to.';
comment on column payment_run.total_fen is 'Fen of them.';
comment on column payment_run.format is 'Format of the file: csv or iso20022.';
comment on column payment_run.file_hash is 'SHA-256 of the file; made again it is the same.';
comment on column payment_run.filed_in is 'Event that made the file.';
comment on column payment_run.ended_in is 'Event that closed or cancelled it.';
comment on column payment_run.ended_reason is 'Why it was cancelled.';
create index payment_run_unit on payment_run (unit_id, id);

create table payment_instruction (
  id bigint generated always as identity primary key,
  run_id bigint not null references payment_run (id),
  person_id bigint not null,
  program smallint not null,
  from_day date not null,
  until_day date not null,
  part smallint not null default 1 check (part between 1 and 99),
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (reason in ('regular', 'arrears')),
  arrears_reason text check (arrears_reason in (
    'applied-later', 'not-paid-in-time', 'bank-returned', 'policy-changed', 'record-changed')),
  payee_account_id bigint references payee_account (id),
  case_id bigint not null,
  state text not null default 'draft' check (
    state in ('draft', 'held', 'frozen', 'filed', 'paid', 'failed', 'unknown', 'cancelled', 'reissued',
      'paid-after-all', 'returned')),
  holds text[] not null default '{}',
  replaces bigint references payment_instruction (id),
  paid_on date,
  bank_reason text,
  added_in bigint not null references event (id),
  unique (id, run_id),
  unique (id, person_id, program, from_day, until_day, part, amount_fen, state),
  check (from_day < until_day),
  check ((reason = 'arrears') = (arrears_reason is not null)),
  check (part = 1 or reason = 'arrears'),
  check ((state in ('paid', 'paid-after-all', 'returned')) = (paid_on is not null)),
  check (state in ('cancelled', 'reissued') or (state = 'held') = (cardinality(holds) > 0)),
  check (state in ('draft', 'held', 'cancelled', 'reissued') or payee_account_id is not null)
);
comment on table payment_instruction is 'A line of a run: a part of what is owed for a period, to one account. For a period and part one line stands.';
comment on column payment_instruction.id is 'Number.';
comment on column payment_instruction.run_id is 'Run.';
comment on column payment_instruction.person_id is 'To whom it is owed.';
comment on column payment_instruction.program is 'Program.';
comment on column payment_instruction.from_day is 'First day of the period.';
comment on column payment_instruction.until_day is 'First day after the period.';
comment on column payment_instruction.part is '1; more for a period of which something was paid before and more is owed since.';
comment on column payment_instruction.amount_fen is 'Fen.';
comment on column payment_instruction.reason is 'regular, or arrears.';
comment on column payment_instruction.arrears_reason is 'Why it is late: applied-later, not-paid-in-time, bank-returned, policy-changed or record-changed.';
comment on column payment_instruction.payee_account_id is 'Account; empty: none is known, so it is held.';
comment on column payment_instruction.case_id is 'Case in which somebody decided it; of a line that was never paid it may be deleted with her record.';
comment on column payment_instruction.state is 'draft; held: not paid, see holds; frozen; filed; paid; failed; unknown: the bank said nothing that settles it; cancelled; reissued: another line took its place; paid-after-all: out, and the bank had paid it; returned: paid, and it came back.';
comment on column payment_instruction.holds is 'Why it is held, see src/model/money/holds.ts.';
comment on column payment_instruction.replaces is 'Line whose place it took.';
comment on column payment_instruction.paid_on is 'Day it arrived.';
comment on column payment_instruction.bank_reason is 'Why the bank did not pay, in its words.';
comment on column payment_instruction.added_in is 'Event that added it.';
create unique index payment_instruction_standing on payment_instruction (person_id, program, from_day, part)
  where state not in ('cancelled', 'reissued', 'paid-after-all', 'returned');
create index payment_instruction_person on payment_instruction (person_id, program, from_day);
create index payment_instruction_after_all on payment_instruction (person_id) where state = 'paid-after-all';
create index payment_instruction_run on payment_instruction (run_id, id);
create index payment_instruction_open on payment_instruction (program, person_id)
  where state in ('draft', 'held', 'frozen', 'filed', 'failed', 'unknown');
create index payment_instruction_account on payment_instruction (payee_account_id, id);

create table hold_release (
  id bigint generated always as identity primary key,
  instruction_id bigint not null,
  run_id bigint not null,
  run_unit_id bigint not null,
  proposed_by bigint not null,
  payee_account_id bigint references payee_account (id),
  holds text[] not null check (cardinality(holds) > 0),
  reason text not null check (length(trim(reason)) > 0),
  account_id bigint not null,
  unit_id bigint not null references unit (id),
  added_in bigint not null references event (id),
  foreign key (instruction_id, run_id) references payment_instruction (id, run_id),
  foreign key (run_id, run_unit_id, proposed_by) references payment_run (id, unit_id, proposed_by),
  check (unit_id <> run_unit_id),
  check (account_id <> proposed_by)
);
comment on table hold_release is 'Somebody of another unit looked at why a line is held and found it in order.';
comment on column hold_release.id is 'Number.';
comment on column hold_release.instruction_id is 'Line.';
comment on column hold_release.run_id is 'Its run.';
comment on column hold_release.run_unit_id is 'Unit that proposed the run.';
comment on column hold_release.proposed_by is 'Account that proposed the run.';
comment on column hold_release.payee_account_id is 'Account that the line had then: for another one it does not count.';
comment on column hold_release.holds is 'What was looked at.';
comment on column hold_release.reason is 'What was found.';
comment on column hold_release.account_id is 'Who looked.';
comment on column hold_release.unit_id is 'Of which unit; never the one that proposed the run.';
comment on column hold_release.added_in is 'Event of it.';
create index hold_release_instruction on hold_release (instruction_id);

create table bank_reply (
  id bigint generated always as identity primary key,
  run_id bigint not null references payment_run (id),
  hash bytea not null,
  format text not null check (format in ('csv', 'iso20022')),
  line_count integer not null,
  paid integer not null,
  failed integer not null,
  unknown integer not null,
  added_in bigint not null references event (id),
  unique (run_id, hash)
);
comment on table bank_reply is 'A file in which a bank said what became of a run''s lines. The same file counts once.';
comment on column bank_reply.id is 'Number.';
comment on column bank_reply.run_id is 'Run.';
comment on column bank_reply.hash is 'SHA-256 of the file.';
comment on column bank_reply.format is 'Format of the file.';
comment on column bank_reply.line_count is 'Lines in it.';
comment on column bank_reply.paid is 'Lines of the run that it settled as paid.';
comment on column bank_reply.failed is 'Lines that it settled as failed.';
comment on column bank_reply.unknown is 'Lines that it left open.';
comment on column bank_reply.added_in is 'Event that read it.';

create table bank_finding (
  id bigint generated always as identity primary key,
  reply_id bigint not null references bank_reply (id),
  run_id bigint not null references payment_run (id),
  instruction_id bigint references payment_instruction (id),
  reference text not null,
  kind text not null check (
    kind in ('missing', 'twice', 'other-amount', 'contradiction', 'pending', 'late-word', 'no-such-line')),
  amount_fen bigint,
  resolution text,
  resolved_by bigint,
  resolved_in bigint references event (id),
  check ((resolved_in is null) = (resolution is null) and (resolved_in is null) = (resolved_by is null))
);
comment on table bank_finding is 'What a reply says that settles nothing, or should not be: somebody asks the bank. A run is not closed while one is open.';
comment on column bank_finding.id is 'Number.';
comment on column bank_finding.reply_id is 'Reply.';
comment on column bank_finding.run_id is 'Run.';
comment on column bank_finding.instruction_id is 'Line; empty: the run has no such line.';
comment on column bank_finding.reference is 'What the bank calls the line.';
comment on column bank_finding.kind is 'missing, twice, other-amount, contradiction, pending, late-word or no-such-line; see src/model/money/settle.ts.';
comment on column bank_finding.amount_fen is 'Fen that the reply names, where they are not ours.';
comment on column bank_finding.resolution is 'What the bank said when it was asked; empty: open.';
comment on column bank_finding.resolved_by is 'Account that asked.';
comment on column bank_finding.resolved_in is 'Event of it.';
create index bank_finding_run on bank_finding (run_id) where resolved_in is null;
create index bank_finding_instruction on bank_finding (instruction_id) where resolved_in is null;

create table ledger_transfer (
  id bigint generated always as identity primary key,
  run_id bigint not null,
  instruction_id bigint not null,
  event text not null check (event in ('frozen', 'paid', 'retired', 'paid-after-all', 'returned')),
  debit text not null check (debit ~ '^(bank|payable/[a-z0-9-]+/[a-z0-9-]+|payer/(central|province|county|unassigned))$'),
  credit text not null check (credit ~ '^(bank|payable/[a-z0-9-]+/[a-z0-9-]+|payer/(central|province|county|unassigned))$'),
  amount_fen bigint not null check (amount_fen > 0),
  added_in bigint not null references event (id),
  unique (instruction_id, event, debit, credit),
  foreign key (instruction_id, run_id) references payment_instruction (id, run_id),
  check (debit <> credit)
);
comment on table ledger_transfer is 'The books: an amount from one account to another. Both sides stand in one row, so the books balance; a step of a line is posted once.';
comment on column ledger_transfer.id is 'Number.';
comment on column ledger_transfer.run_id is 'Run.';
comment on column ledger_transfer.instruction_id is 'Line.';
comment on column ledger_transfer.event is 'frozen: agreed to, so payable; paid: the bank paid; retired: an agreed line was taken out, which undoes the first; paid-after-all: it had been paid, which does both again; returned: what was paid came back, which undoes both.';
comment on column ledger_transfer.debit is 'Account that is debited: payer/<who bears it>, payable/<program> or bank.';
comment on column ledger_transfer.credit is 'Account that is credited.';
comment on column ledger_transfer.amount_fen is 'Fen.';
comment on column ledger_transfer.added_in is 'Event that posted it.';
create index ledger_transfer_run on ledger_transfer (run_id);

create view ledger_entry with (security_invoker = true) as
  select id as transfer_id, run_id, instruction_id, event, debit as account, amount_fen, added_in from ledger_transfer
  union all
  select id, run_id, instruction_id, event, credit, -amount_fen, added_in from ledger_transfer;
comment on view ledger_entry is 'The books by account: two entries a transfer, which sum to nothing.';
comment on column ledger_entry.transfer_id is 'Transfer.';
comment on column ledger_entry.run_id is 'Run.';
comment on column ledger_entry.instruction_id is 'Line.';
comment on column ledger_entry.event is 'frozen, paid, retired, paid-after-all or returned.';
comment on column ledger_entry.account is 'Account.';
comment on column ledger_entry.amount_fen is 'Fen: debits above zero, credits below.';
comment on column ledger_entry.added_in is 'Event that posted it.';

-- A payment that a run made is what its line says and stands for a paid line: the key says so, and the line can go
-- nowhere any more, but that the money came back, and then the payment says so too. Payments without a line were
-- recorded from other books.
alter table payment add column instruction_id bigint unique;
alter table payment add column part smallint not null default 1 check (part = 1);
alter table payment add column line_state text check (line_state in ('paid', 'returned'));
alter table payment add constraint payment_line_state check ((instruction_id is null) = (line_state is null));
alter table payment add constraint payment_of_line
  foreign key (instruction_id, person_id, program, from_day, until_day, part, amount_fen, line_state)
  references payment_instruction (id, person_id, program, from_day, until_day, part, amount_fen, state)
  on update cascade;
comment on column payment.instruction_id is 'Line of a run that it settles; empty: recorded from other books.';
comment on column payment.part is 'Always 1: further parts are in further_payment.';
comment on column payment.line_state is 'State of the line: paid, or returned; empty where there is no line.';

create table further_payment (
  person_id bigint not null,
  program smallint not null,
  from_day date not null,
  part smallint not null check (part > 1),
  until_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  reference text not null default '',
  instruction_id bigint not null unique,
  line_state text not null check (line_state in ('paid', 'returned')),
  added_in bigint not null references event (id),
  primary key (person_id, program, from_day, part),
  foreign key (person_id, program, from_day) references payment (person_id, program, from_day),
  foreign key (instruction_id, person_id, program, from_day, until_day, part, amount_fen, line_state)
    references payment_instruction (id, person_id, program, from_day, until_day, part, amount_fen, state)
    on update cascade,
  check (from_day < until_day)
);
comment on table further_payment is 'More money for a period that was paid before: what a later fact or policy added. One payment for a person, program, period and part.';
comment on column further_payment.person_id is 'Who was paid.';
comment on column further_payment.program is 'Program.';
comment on column further_payment.from_day is 'First day of the period.';
comment on column further_payment.part is '2 or more.';
comment on column further_payment.until_day is 'First day after the period.';
comment on column further_payment.amount_fen is 'Fen.';
comment on column further_payment.paid_on is 'Day it arrived.';
comment on column further_payment.reference is 'What the bank calls it.';
comment on column further_payment.instruction_id is 'Line of a run that it settles.';
comment on column further_payment.line_state is 'State of the line: paid, or returned.';
comment on column further_payment.added_in is 'Event that recorded it.';
create index further_payment_program on further_payment (program, person_id);

create function are_close(p_ones bigint[], p_others bigint[])
  returns boolean language sql stable
  as $$
    select p_ones && p_others
      or exists (
        select from household_member own join household_member mate using (household_id)
        where own.person_id = any(p_ones) and mate.person_id = any(p_others)
          and own.retracted_in is null and mate.retracted_in is null
          and own.until_day = 'infinity' and mate.until_day = 'infinity')
      or exists (
        select from relationship
        where retracted_in is null
          and (person_id = any(p_ones) and other_id = any(p_others)
            or person_id = any(p_others) and other_id = any(p_ones)))
  $$;
comment on function are_close is 'Whether two people, each by all of her records, are one or keep house together or are parent and child, spouses, or guardian and ward on record.';
revoke all on function are_close from public;

-- Where a line may go, and in which state its run must be by then; see src/model/money/states.ts. Only what was sent can
-- have been paid after all.
create function move_instructions(
  p_run bigint, p_ids bigint[], p_to text[], p_holds text[], p_accounts bigint[], p_paid_on date[], p_reasons text[])
  returns void language plpgsql security definer set search_path from current as $$
declare
  moved bigint;
begin
  update payment_instruction as line
    set state = asked.target, holds = case when asked.target in ('draft', 'held') then string_to_array(asked.hold, ' ')
        else line.holds end,
      payee_account_id = case when line.state in ('draft', 'held') and asked.target in ('draft', 'held')
        then asked.account else line.payee_account_id end,
      paid_on = case when asked.target in ('paid', 'paid-after-all') then asked.day else line.paid_on end,
      bank_reason = case when asked.target in ('failed', 'unknown', 'returned') then asked.reason
        else line.bank_reason end
    from (select unnest(p_ids) as id, unnest(p_to) as target, unnest(p_holds) as hold, unnest(p_accounts) as account,
        unnest(p_paid_on) as day, unnest(p_reasons) as reason) as asked,
      payment_run as run
    where line.id = asked.id and line.run_id = p_run and run.id = p_run
      and (asked.target <> 'paid-after-all' or exists (
        select from ledger_transfer where instruction_id = line.id and event = 'frozen'))
      and (line.state, asked.target, run.state) in (
        ('draft', 'draft', 'draft'), ('draft', 'held', 'draft'), ('held', 'held', 'draft'), ('held', 'draft', 'draft'),
        ('draft', 'frozen', 'frozen'), ('frozen', 'filed', 'filed'),
        ('filed', 'paid', 'filed'), ('filed', 'failed', 'filed'), ('filed', 'unknown', 'filed'),
        ('unknown', 'paid', 'filed'), ('unknown', 'failed', 'filed'),
        ('failed', 'paid', 'filed'), ('failed', 'paid', 'closed'),
        ('paid', 'returned', 'filed'), ('paid', 'returned', 'closed'),
        ('cancelled', 'paid-after-all', 'filed'), ('cancelled', 'paid-after-all', 'closed'),
        ('reissued', 'paid-after-all', 'filed'), ('reissued', 'paid-after-all', 'closed'),
        ('paid-after-all', 'returned', 'filed'), ('paid-after-all', 'returned', 'closed'),
        ('draft', 'cancelled', 'draft'), ('held', 'cancelled', 'draft'),
        ('draft', 'cancelled', 'cancelled'), ('held', 'cancelled', 'cancelled'), ('frozen', 'cancelled', 'cancelled'),
        ('held', 'cancelled', 'frozen'), ('held', 'cancelled', 'filed'), ('held', 'cancelled', 'closed'),
        ('held', 'reissued', 'frozen'), ('held', 'reissued', 'filed'), ('held', 'reissued', 'closed'),
        ('failed', 'cancelled', 'filed'), ('failed', 'cancelled', 'closed'),
        ('failed', 'reissued', 'filed'), ('failed', 'reissued', 'closed'));
  get diagnostics moved = row_count;
  if moved <> cardinality(p_ids) then
    raise exception 'a line of run % cannot go there', p_run using errcode = 'restrict_violation';
  end if;
end $$;
comment on function move_instructions is 'The only way in which a line of a run changes: forward, and only where its run is.';
revoke all on function move_instructions from public;

create function freeze_run(
  p_run bigint, p_account bigint, p_post bigint, p_unit bigint, p_event bigint, p_day date, p_lines integer, p_fen bigint)
  returns void language plpgsql security definer set search_path from current as $$
begin
  update payment_run set state = 'frozen', approved_by = p_account, approved_post = p_post, approved_unit_id = p_unit,
      approved_in = p_event, frozen_day = p_day, line_count = p_lines, total_fen = p_fen
    where id = p_run and state = 'draft'
      and (p_lines, p_fen) = (
        select count(*)::integer, coalesce(sum(amount_fen), 0)::bigint from payment_instruction
        where run_id = p_run and state = 'draft')
      and p_lines > 0;
  if not found then
    raise exception 'run % is no draft of that many lines', p_run using errcode = 'restrict_violation';
  end if;
end $$;
comment on function freeze_run is 'Agrees to a draft that has exactly so many lines and fen.';
revoke all on function freeze_run from public;

create function move_run(p_run bigint, p_to text, p_event bigint, p_format text, p_hash bytea, p_reason text)
  returns void language plpgsql security definer set search_path from current as $$
begin
  update payment_run set state = p_to,
      format = case when p_to = 'filed' then p_format else format end,
      file_hash = case when p_to = 'filed' then p_hash else file_hash end,
      filed_in = case when p_to = 'filed' then p_event else filed_in end,
      ended_in = case when p_to in ('closed', 'cancelled') then p_event end,
      ended_reason = case when p_to = 'cancelled' then p_reason end
    where id = p_run
      and (state, p_to) in (('draft', 'cancelled'), ('frozen', 'cancelled'), ('frozen', 'filed'), ('filed', 'closed'))
      and (p_to <> 'closed' or not exists (
        select from payment_instruction where run_id = p_run and state in ('frozen', 'filed', 'unknown')))
      and (p_to <> 'closed' or not exists (
        select from bank_finding where run_id = p_run and resolved_in is null));
  if not found then
    raise exception 'run % cannot go there', p_run using errcode = 'restrict_violation';
  end if;
end $$;
comment on function move_run is 'Files, closes or cancels a run: forward only, and closed only when the bank has answered for every line and nothing of what it said is open.';
revoke all on function move_run from public;

grant usage on all sequences in schema {{schema}} to {{role}}, {{staff}};
grant select on payee_account, staff_bank_account, payment_run, payment_instruction, hold_release, bank_reply,
  bank_finding, ledger_transfer, ledger_entry, further_payment to {{role}};
grant select, insert, delete on rule_failure to {{role}};
grant insert on payee_account, staff_bank_account, hold_release, bank_reply, bank_finding, ledger_transfer to {{role}};
grant insert (person_id, program, from_day, part, until_day, amount_fen, paid_on, reference, instruction_id, line_state, added_in)
  on further_payment to {{role}};
grant insert (program, unit_id, cut_off_day, policy_version_id, until_seq, funding_tier, proposed_by, proposed_post,
  proposed_in) on payment_run to {{role}};
grant insert (run_id, person_id, program, from_day, until_day, part, amount_fen, reason, arrears_reason,
  payee_account_id, case_id, replaces, added_in) on payment_instruction to {{role}};
grant update (retracted_in) on payee_account, staff_bank_account to {{role}};
grant update (resolution, resolved_by, resolved_in) on bank_finding to {{role}};
grant execute on function are_close, move_instructions, freeze_run, move_run to {{role}};

grant select on payment_instruction, further_payment, rule_failure to {{staff}};
grant select (id, person_id, holder_name, bank, last_digits, account_id, added_in, retracted_in) on payee_account to {{staff}};

alter table payee_account enable row level security;
create policy opened on payee_account for select to {{staff}}
  using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[]));

do $$
declare name text;
begin
  foreach name in array array['payment_instruction', 'further_payment', 'rule_failure']
  loop
    execute format($policy$
      alter table %1$I enable row level security;
      create policy opened on %1$I for select to {{staff}}
        using (person_id = any(nullif(current_setting('app.persons', true), '')::bigint[])
          and program = any(nullif(current_setting('app.programs', true), '')::smallint[]))
    $policy$, name);
  end loop;
end $$;

-- What erase_person is for her record, this is for her bank account; accounts to which money was sent, or
-- for which somebody released a line, are kept with the books.
create function erase_money(p_request bigint, p_records bigint[])
  returns void language plpgsql security definer set search_path from current as $$
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  delete from payee_account where person_id = any(p_records)
    and not exists (
      select from payment_instruction where payee_account_id = payee_account.id)
    and not exists (
      select from hold_release where payee_account_id = payee_account.id);
end $$;
comment on function erase_money is 'Deletes bank accounts of somebody who asked for it, but those that a line or the release of one names: the books are kept.';
revoke all on function erase_money from public;
grant execute on function erase_money to {{role}};
