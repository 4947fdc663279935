-- A studio that proved its domain to the operator may see its own facts; what it replies to a preview is kept word for word.
create table studio_grants (
  id uuid primary key,
  domain text not null constraint studio_grants_domain_lower check (domain = lower(domain)),
  proof text not null,
  secret_sha256 bytea not null constraint studio_grants_secret_unique unique,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz
);

create table studio_replies (
  id uuid primary key,
  release_id uuid not null references releases (id),
  grant_id uuid not null references studio_grants (id),
  at timestamptz not null,
  text text not null constraint studio_replies_length check (length(text) between 1 and 4000)
);
create trigger studio_replies_append_only before update or delete on studio_replies
  for each row execute function refuse_change();
