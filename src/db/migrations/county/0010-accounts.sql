-- Who may sign in, and how. Read and written by the software alone: the staff role has nothing to do here.
-- Nothing that opens an account is kept in a form that opens it: passwords and codes as hashes, secrets sealed.

create table account (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('staff', 'resident')),
  name text not null,
  staff_number text unique,
  phone_index bytea unique,
  phone_sealed bytea,
  person_id bigint references person (id),
  state text not null check (state in ('invited', 'active', 'disabled')),
  password_hash text,
  password_set_at timestamptz,
  added_in bigint not null references event (id),
  check ((staff_number is null) <> (phone_index is null)),
  check ((phone_index is null) = (phone_sealed is null)),
  check ((password_hash is null) = (password_set_at is null)),
  check (kind = 'resident' or person_id is null)
);
comment on table account is 'Somebody who may sign in. One person, one account; there is none that several share and none from the beginning.';
comment on column account.id is 'Number of the account.';
comment on column account.kind is 'staff: serves; resident: sees what is her own.';
comment on column account.name is 'Name of the owner.';
comment on column account.staff_number is 'What staff sign in with, in upper case; plain, for it is no personal secret.';
comment on column account.phone_index is 'Keyed hash of the phone number to sign in with.';
comment on column account.phone_sealed is 'The phone number, sealed.';
comment on column account.person_id is 'Of a resident: whose record is hers.';
comment on column account.state is 'invited: no password or passkey yet; active; disabled: nobody signs in and no session holds.';
comment on column account.password_hash is 'argon2id with its parameters; empty: signs in with a passkey.';
comment on column account.password_set_at is 'By the clock of the server.';
comment on column account.added_in is 'Event that added it.';
create index account_person on account (person_id) where person_id is not null;

create table account_invitation (
  code_hash bytea primary key,
  account_id bigint not null references account (id),
  until_at timestamptz not null,
  used_at timestamptz,
  added_in bigint not null references event (id)
);
comment on table account_invitation is 'One-time codes with which an owner sets up an account, or sets it up anew.';
comment on column account_invitation.code_hash is 'SHA-256 of the code of 128 random bits.';
comment on column account_invitation.account_id is 'Whose.';
comment on column account_invitation.until_at is 'When it ends by itself.';
comment on column account_invitation.used_at is 'When it was used, or replaced by a later one.';
comment on column account_invitation.added_in is 'Event that gave it.';
create index account_invitation_account on account_invitation (account_id);

create table account_totp (
  account_id bigint primary key references account (id),
  secret_sealed bytea not null,
  last_step bigint not null,
  added_in bigint not null references event (id)
);
comment on table account_totp is 'The secret shared with an authenticator application.';
comment on column account_totp.account_id is 'Whose.';
comment on column account_totp.secret_sealed is 'The secret, sealed.';
comment on column account_totp.last_step is 'Last step of 30 seconds whose code was used; it and earlier ones never pass again.';
comment on column account_totp.added_in is 'Event that added it.';

create table account_recovery_code (
  code_hash bytea primary key,
  account_id bigint not null references account (id),
  used_at timestamptz,
  added_in bigint not null references event (id)
);
comment on table account_recovery_code is 'Codes for an owner without her authenticator, each good once.';
comment on column account_recovery_code.code_hash is 'SHA-256 of the code of 128 random bits.';
comment on column account_recovery_code.account_id is 'Whose.';
comment on column account_recovery_code.used_at is 'When it was used.';
comment on column account_recovery_code.added_in is 'Event that added it.';
create index account_recovery_code_account on account_recovery_code (account_id);

create table account_passkey (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  added_in bigint not null references event (id)
);
comment on table account_passkey is 'Passkeys: key pairs whose secret half never leaves the owner''s device.';
comment on column account_passkey.id is 'Number.';
comment on column account_passkey.account_id is 'Whose.';
comment on column account_passkey.credential_id is 'Name that the device gave it, in base64url.';
comment on column account_passkey.public_key is 'Public half, as COSE.';
comment on column account_passkey.counter is 'How often the device says it was used; never goes back.';
comment on column account_passkey.transports is 'How the device is reached, as it said itself.';
comment on column account_passkey.name is 'What its owner calls it.';
comment on column account_passkey.added_at is 'By the clock of the server.';
comment on column account_passkey.used_at is 'When it was used last.';
comment on column account_passkey.added_in is 'Event that added it.';
create index account_passkey_account on account_passkey (account_id);

create table session (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  account_id bigint not null references account (id),
  post_id bigint references post (id),
  factors text[] not null,
  device_class text not null check (device_class in ('computer', 'phone', 'tablet', 'other')),
  proved_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes integer not null check (idle_minutes > 0),
  until_at timestamptz not null,
  epoch uuid not null,
  ended_at timestamptz
);
comment on table session is 'Who is signed in. Looked up anew at every request, so that ending one holds at once and everywhere.';
comment on column session.id is 'Number.';
comment on column session.token_hash is 'SHA-256 of the 256 random bits that the owner''s browser keeps.';
comment on column session.account_id is 'Whose.';
comment on column session.post_id is 'Post that she acts in; empty: none chosen yet, or a resident.';
comment on column session.factors is 'What was shown to sign in: password, totp, recovery-code, passkey, single-sign-on.';
comment on column session.device_class is 'computer, phone, tablet or other, so that an owner can tell her sessions apart.';
comment on column session.proved_at is 'When the factors were shown.';
comment on column session.last_seen_at is 'When it was used last, to the minute.';
comment on column session.idle_minutes is 'It ends when it is not used for so long.';
comment on column session.until_at is 'It ends then in any case.';
comment on column session.epoch is 'Of the journal when it began: a restored backup brings no session back to life.';
comment on column session.ended_at is 'When it was ended before its time.';
create index session_account on session (account_id) where ended_at is null;

create table sign_in_device (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  account_id bigint not null references account (id),
  until_at timestamptz not null
);
comment on table sign_in_device is 'Browsers in which an owner has signed in: strangers'' wrong guesses never slow her down there.';
comment on column sign_in_device.id is 'Number.';
comment on column sign_in_device.token_hash is 'SHA-256 of the 256 random bits that the browser keeps.';
comment on column sign_in_device.account_id is 'Who signed in.';
comment on column sign_in_device.until_at is 'When it ends by itself.';
create index sign_in_device_account on sign_in_device (account_id);

create table sign_in_try (
  bucket bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
comment on table sign_in_try is 'Wrong guesses by login, by known device, by address and in the whole county, with the wait that they cause.';
comment on column sign_in_try.bucket is 'Keyed hash of what is counted; no login and no address can be read from it.';
comment on column sign_in_try.failures is 'Wrong guesses; begins anew after an hour without one.';
comment on column sign_in_try.last_at is 'When the last was made.';
comment on column sign_in_try.blocked_until is 'No further guess before.';

create table sign_in_challenge (
  handle_hash bytea primary key,
  kind text not null check (kind in ('enrolment', 'passkey', 'new-passkey', 'new-totp', 'single-sign-on', 'code')),
  account_id bigint references account (id),
  data_sealed bytea not null,
  until_at timestamptz not null
);
comment on table sign_in_challenge is 'What waits for an answer of a browser: for five minutes and one answer, or for half an hour while an owner sets up her authenticator.';
comment on column sign_in_challenge.handle_hash is 'SHA-256 of the random bits that the browser has to show.';
comment on column sign_in_challenge.kind is 'enrolment, new-totp: a secret that is not in use yet; passkey, new-passkey: a challenge to sign; single-sign-on: on the way to the provider; code: back from it, a code is to follow.';
comment on column sign_in_challenge.account_id is 'Whose, where that is known.';
comment on column sign_in_challenge.data_sealed is 'What is needed when the answer comes, sealed.';
comment on column sign_in_challenge.until_at is 'When it ends by itself.';

create table sign_in_setting (
  is_only boolean primary key default true check (is_only),
  session_hours integer not null check (session_hours between 1 and 24),
  idle_minutes integer not null check (idle_minutes between 5 and 240),
  password_days integer check (password_days >= 30)
);
comment on table sign_in_setting is 'What the county sets itself; no row: 12 hours, 30 minutes, no end of passwords.';
comment on column sign_in_setting.is_only is 'There is one row at most.';
comment on column sign_in_setting.session_hours is 'A session ends after so long.';
comment on column sign_in_setting.idle_minutes is 'A session ends when it is not used for so long.';
comment on column sign_in_setting.password_days is 'A password has to be changed after so long; empty: never, which is safer.';

create table sign_in_provider (
  is_only boolean primary key default true check (is_only),
  issuer text not null,
  client_id text not null,
  claim text not null
);
comment on table sign_in_provider is 'Where staff sign in with an account of their employer (OpenID Connect). Its secret is in the environment.';
comment on column sign_in_provider.is_only is 'There is one row at most.';
comment on column sign_in_provider.issuer is 'Its address, as it calls itself.';
comment on column sign_in_provider.client_id is 'What this installation is called there.';
comment on column sign_in_provider.claim is 'Where it says the staff number.';

grant select, insert on account, account_invitation, account_totp, account_recovery_code, account_passkey,
  session, sign_in_device, sign_in_try, sign_in_challenge, sign_in_setting, sign_in_provider to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}};
grant update (name, state, password_hash, password_set_at) on account to {{role}};
grant update (used_at) on account_invitation, account_recovery_code to {{role}};
grant update (secret_sealed, last_step, added_in) on account_totp to {{role}};
grant update (counter, used_at, name) on account_passkey to {{role}};
grant update (last_seen_at, ended_at) on session to {{role}};
grant update (failures, last_at, blocked_until) on sign_in_try to {{role}};
grant update (session_hours, idle_minutes, password_days) on sign_in_setting to {{role}};
grant update (issuer, client_id, claim) on sign_in_provider to {{role}};
grant delete on account_totp, account_recovery_code, account_passkey, sign_in_device, sign_in_try,
  sign_in_challenge, sign_in_provider to {{role}};
