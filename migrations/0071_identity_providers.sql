-- Sign-in by an OpenID provider: who a person is there, and the round trips that are under way.
create table user_identities (
  issuer text not null,
  -- The provider's own name of the person, unique and never given to another; a mail address is neither.
  subject text not null,
  user_id uuid not null references users (id),
  linked_at timestamptz not null default clock_timestamp(),
  primary key (issuer, subject)
);
create index user_identities_of_user on user_identities (user_id);

create table provider_requests (
  state_sha256 bytea primary key,
  -- Hash of the cookie of the browser that began: an answer that another browser brings is refused.
  browser_sha256 bytea not null,
  nonce text not null,
  code_verifier text not null,
  next_path text not null,
  -- Who asked to link his account; null where somebody signs in.
  linking_user_id uuid references users (id),
  ends_at timestamptz not null
);
