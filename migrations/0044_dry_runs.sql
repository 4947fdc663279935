-- What a dry run found at each studio of a frame: forms were found and filled, nothing was sent. A run is of one version of protocol and frame.
create table dry_runs (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  protocol_hash text not null,
  frame_hash text not null constraint dry_runs_frame_hash_shape check (frame_hash ~ '^[0-9a-f]{64}$'),
  studios integer not null constraint dry_runs_studios_positive check (studios > 0),
  begun_by uuid not null references users (id),
  begun_at timestamptz not null default clock_timestamp()
);
create index dry_runs_of_campaign on dry_runs (campaign_id, begun_at);
create trigger dry_runs_append_only before update or delete on dry_runs for each row execute function refuse_change();

create table dry_run_visits (
  dry_run_id uuid not null references dry_runs (id),
  domain text not null constraint dry_run_visits_domain_lower check (domain = lower(domain)),
  name text not null,
  outcome text not null,
  why text,
  contact_page text,
  form jsonb,
  mail_fallback text,
  kept jsonb not null,
  screenshot_id uuid references evidence (id),
  visited_at timestamptz not null default clock_timestamp(),
  primary key (dry_run_id, domain)
);
create trigger dry_run_visits_append_only before update or delete on dry_run_visits
  for each row execute function refuse_change();
