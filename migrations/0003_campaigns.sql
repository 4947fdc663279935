-- One research question with one protocol; a wave is one fielding of it.
create table campaigns (
  id uuid primary key,
  slug text not null constraint campaigns_slug_unique unique
    constraint campaigns_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  state text not null default 'draft'
    constraint campaigns_state_known check (state in ('draft', 'approved', 'running', 'paused', 'closed')),
  rehearsal boolean not null,
  protocol jsonb not null,
  protocol_source text not null,
  protocol_hash text not null constraint campaigns_hash_shape check (protocol_hash ~ '^[0-9a-f]{64}$'),
  created_by uuid not null references users (id),
  created_at timestamptz not null default clock_timestamp()
);

create table approvals (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  protocol_hash text not null,
  approved_by uuid not null references users (id),
  approved_at timestamptz not null default clock_timestamp(),
  constraint approvals_once unique (campaign_id, protocol_hash)
);

-- E18: launch needs a second person, whatever program writes the row.
create function require_second_person() returns trigger language plpgsql as $$
begin
  if exists (select from campaigns c where c.id = new.campaign_id and c.created_by = new.approved_by) then
    raise exception 'a campaign is approved by a second person' using errcode = 'ZK018';
  end if;
  return new;
end $$;
create trigger approvals_second_person before insert on approvals for each row execute function require_second_person();
create trigger approvals_append_only before update or delete on approvals for each row execute function refuse_change();

create table waves (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  number integer not null constraint waves_number_positive check (number > 0),
  seed text not null,
  protocol_hash text not null,
  launched_at timestamptz not null,
  response_closes_at timestamptz not null,
  silence_closes_at timestamptz not null,
  field_closed_at timestamptz,
  constraint waves_number_unique unique (campaign_id, number),
  constraint waves_windows_ordered check (launched_at < response_closes_at and response_closes_at <= silence_closes_at)
);

-- The data key of a campaign, wrapped by the master key; destroying the row's wrapped key shreds what it encrypted (E13).
create table campaign_keys (
  campaign_id uuid primary key references campaigns (id),
  master_key_id text not null,
  wrapped_key bytea,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  constraint campaign_keys_destroyed check ((wrapped_key is null) = (destroyed_at is not null))
);
