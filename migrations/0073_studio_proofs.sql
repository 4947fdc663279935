-- A studio proves its domain by itself: by a letter to a fixed address of the domain, a DNS record or a file. Secrets are kept as
-- hashes; times are machine time, since browsers and mail servers know no field time.
create table studio_challenges (
  id uuid primary key,
  domain text not null constraint studio_challenges_domain_lower check (domain = lower(domain)),
  secret_sha256 bytea not null constraint studio_challenges_secret_unique unique,
  asked_at timestamptz not null default clock_timestamp(),
  tries integer not null default 0,
  used_at timestamptz
);
create index studio_challenges_of_domain on studio_challenges (domain, asked_at);

-- Letters that confirm something about a domain. The token is made when the letter leaves, so that it never lies here in the clear.
create table studio_mails (
  id uuid primary key,
  domain text not null constraint studio_mails_domain_lower check (domain = lower(domain)),
  purpose text not null constraint studio_mails_purpose_known check (purpose in ('proof', 'opt_out')),
  recipient text not null,
  state text not null default 'asked'
    constraint studio_mails_state_known check (state in ('asked', 'armed', 'sent', 'refused', 'uncertain', 'not_sent')),
  asked_at timestamptz not null default clock_timestamp(),
  tries integer not null default 0,
  next_try_at timestamptz not null default clock_timestamp(),
  armed_at timestamptz,
  secret_sha256 bytea constraint studio_mails_secret_unique unique,
  used_at timestamptz,
  constraint studio_mails_to_a_role check (recipient in (
    'postmaster@' || domain, 'webmaster@' || domain, 'hostmaster@' || domain, 'admin@' || domain, 'info@' || domain)),
  constraint studio_mails_armed_whole check ((secret_sha256 is null) = (armed_at is null)),
  constraint studio_mails_left_armed check (armed_at is not null or state in ('asked', 'refused', 'not_sent'))
);
create index studio_mails_of_domain on studio_mails (domain, asked_at);
create index studio_mails_by_time on studio_mails (asked_at);
create index studio_mails_due on studio_mails (next_try_at) where state = 'asked';

-- A browser that stands for a grant. It is no session of a user.
create table studio_sessions (
  id uuid primary key,
  grant_id uuid not null references studio_grants (id),
  secret_sha256 bytea not null constraint studio_sessions_secret_unique unique,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index studio_sessions_of_grant on studio_sessions (grant_id);
create index studio_grants_of_domain on studio_grants (domain);
