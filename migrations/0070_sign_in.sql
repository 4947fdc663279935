-- People sign in: passwords with an optional second factor, one-time links, sessions, and what is counted against guessing.
alter table users
  add column language text constraint users_language_known check (language in ('ru', 'en')),
  add column disabled_at timestamptz,
  add column last_sign_in_at timestamptz,
  -- Shared secret of the second factor (RFC 6238), sealed with the master key; it counts once a code of it was entered.
  add column totp_box bytea,
  add column totp_since timestamptz,
  -- The last time step a code was taken of: no code opens twice.
  add column totp_step bigint,
  add constraint users_second_factor_has_secret check (totp_since is null or totp_box is not null);

create table recovery_codes (
  user_id uuid not null references users (id),
  code_sha256 bytea not null,
  used_at timestamptz,
  primary key (user_id, code_sha256)
);

-- A link by which a person sets his own password; nobody else ever knows it.
create table one_time_links (
  id uuid primary key,
  user_id uuid not null references users (id),
  purpose text not null constraint one_time_links_purpose_known check (purpose in ('invite', 'reset')),
  secret_sha256 bytea not null constraint one_time_links_secret_unique unique,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  used_at timestamptz
);
create unique index one_time_links_one_open on one_time_links (user_id) where used_at is null;

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_sha256 bytea not null constraint sessions_secret_unique unique,
  -- code_due: the password was right, the second factor is still asked for.
  state text not null constraint sessions_state_known check (state in ('code_due', 'open')),
  opened_by text not null constraint sessions_way_known check (opened_by in ('password', 'code', 'recovery_code', 'link', 'provider')),
  address text not null,
  agent text not null,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  -- The latest end, however much the session is used.
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_user on sessions (user_id, created_at);

-- Wrong passwords and codes. The name that was typed is kept as a hash: it may be a password in the wrong field.
create table failed_sign_ins (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account_sha256 bytea not null,
  address text not null
);
create index failed_sign_ins_of_account on failed_sign_ins (account_sha256, at);
create index failed_sign_ins_of_address on failed_sign_ins (address, at);

create index audit_log_at on audit_log (at);
