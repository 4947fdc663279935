-- Who may act, and an append-only record of every act.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are facts: insert a new one instead', tg_table_name using errcode = 'ZK001';
end $$;

create table users (
  id uuid primary key,
  email text not null constraint users_email_unique unique constraint users_email_lower check (email = lower(email)),
  name text not null,
  role text not null constraint users_role_known check (role in ('owner', 'researcher', 'approver', 'coder', 'viewer')),
  password_hash text,
  created_at timestamptz not null default clock_timestamp()
);

create table api_keys (
  id uuid primary key,
  user_id uuid not null references users (id),
  label text not null,
  prefix text not null,
  secret_sha256 bytea not null constraint api_keys_secret_unique unique,
  scopes text[] not null,
  created_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();
