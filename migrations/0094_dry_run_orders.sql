-- A dry run that a person ordered from a page: a worker carries it out under a lease, and another goes on where one died. The facts are
-- the visits; an order only says who wants them and how far their carrying is.
create table dry_run_orders (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  again boolean not null,
  ordered_by uuid not null references users (id),
  ordered_at timestamptz not null default clock_timestamp(),
  dry_run_id uuid references dry_runs (id),
  worker text,
  leased_until timestamptz,
  fence integer not null default 0,
  stop_wanted_by uuid references users (id),
  stop_wanted_at timestamptz,
  finished_at timestamptz,
  outcome text constraint dry_run_orders_outcome_known check (outcome in ('done', 'stopped', 'refused', 'failed')),
  why text,
  detail text,
  constraint dry_run_orders_finished_has_outcome check ((finished_at is null) = (outcome is null)),
  constraint dry_run_orders_lease_whole check ((worker is null) = (leased_until is null)),
  constraint dry_run_orders_stop_whole check ((stop_wanted_by is null) = (stop_wanted_at is null))
);
-- Ordered twice, it is carried out once.
create unique index dry_run_orders_one_open on dry_run_orders (campaign_id) where finished_at is null;
create index dry_run_orders_of_campaign on dry_run_orders (campaign_id, ordered_at);
