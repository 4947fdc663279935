-- The listed studios, where each listing came from, and which of them were drawn with what probability.
create table studios (
  id uuid primary key,
  domain text not null constraint studios_domain_unique unique constraint studios_domain_lower check (domain = lower(domain)),
  name text not null,
  created_at timestamptz not null default clock_timestamp()
);

-- E11: an opt-out is honoured for ever.
create table contact_suppressions (
  domain text primary key constraint contact_suppressions_lower check (domain = lower(domain)),
  reason text not null,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp()
);
create trigger contact_suppressions_for_ever before update or delete on contact_suppressions
  for each row execute function refuse_change();

create table frame_sources (
  id uuid primary key,
  wave_id uuid not null references waves (id),
  name text not null,
  sha256 text not null,
  rows_read integer not null,
  rows_rejected integer not null,
  constraint frame_sources_name_unique unique (wave_id, name)
);

create table frame_units (
  wave_id uuid not null references waves (id),
  studio_id uuid not null references studios (id),
  name text not null,
  site_url text,
  email text,
  phone_e164 text,
  city text,
  tier text,
  stratum text not null,
  provenance jsonb not null,
  primary key (wave_id, studio_id)
);

create table sample_units (
  wave_id uuid not null,
  studio_id uuid not null,
  stratum text not null,
  draw_order integer not null,
  inclusion_probability double precision not null
    constraint sample_units_probability check (inclusion_probability > 0 and inclusion_probability <= 1),
  primary key (wave_id, studio_id),
  foreign key (wave_id, studio_id) references frame_units (wave_id, studio_id)
);
