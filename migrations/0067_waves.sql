-- A campaign is fielded again: each further wave has a commitment of its own (kind, seed, protocol), which a second person approves.
create table wave_plans (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  number integer not null constraint wave_plans_number_later check (number > 1),
  kind text not null constraint wave_plans_kind_known check (kind in ('panel', 'fresh', 'volunteers')),
  -- The wave whose studios a panel asks again.
  base_wave_id uuid references waves (id),
  seed text not null constraint wave_plans_seed_length check (length(seed) between 8 and 200),
  protocol_hash text not null,
  -- Canonical JSON of what is committed to, and its hash (E20).
  commitment text not null,
  hash text not null,
  proposed_by uuid not null references users (id),
  proposed_at timestamptz not null,
  approved_by uuid references users (id),
  approved_at timestamptz,
  withdrawn_at timestamptz,
  constraint wave_plans_hash_fits check (hash = encode(sha256(convert_to(commitment, 'UTF8')), 'hex')),
  constraint wave_plans_panel_has_base check ((kind = 'panel') = (base_wave_id is not null)),
  constraint wave_plans_approved check ((approved_by is null) = (approved_at is null)),
  -- E18, whatever program writes the row.
  constraint wave_plans_second_person check (approved_by is null or approved_by <> proposed_by)
);
create unique index wave_plans_one_each on wave_plans (campaign_id, number) where withdrawn_at is null;

create function refuse_plan_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - '{approved_by,approved_at,withdrawn_at}'::text[]
      = to_jsonb(old) - '{approved_by,approved_at,withdrawn_at}'::text[]
    and (old.approved_at is null or (new.approved_by, new.approved_at) = (old.approved_by, old.approved_at))
    and (old.withdrawn_at is null or new.withdrawn_at = old.withdrawn_at) then
    return new;
  end if;
  raise exception 'a plan of a wave is approved or withdrawn once and never changed' using errcode = 'ZK001';
end $$;
create trigger wave_plans_settle_once before update or delete on wave_plans
  for each row execute function refuse_plan_change();

alter table waves
  add column kind text not null default 'first' constraint waves_kind_known check (kind in ('first', 'panel', 'fresh', 'volunteers')),
  add column plan_id uuid references wave_plans (id) constraint waves_plan_unique unique,
  add constraint waves_later_have_a_plan check ((kind = 'first') = (plan_id is null));

create function require_approved_plan() returns trigger language plpgsql as $$
begin
  if not exists (
    select from wave_plans p
    where p.id = new.plan_id and p.campaign_id = new.campaign_id and p.number = new.number and p.kind = new.kind
      and p.protocol_hash = new.protocol_hash and p.approved_at is not null and p.withdrawn_at is null
  ) then
    raise exception 'wave % was not approved as it is', new.number using errcode = 'ZK018';
  end if;
  return new;
end $$;
create trigger waves_by_approved_plan before insert on waves
  for each row when (new.kind <> 'first') execute function require_approved_plan();

-- Why a studio of an earlier wave cannot be asked again, where that is more than its reason tells.
alter table frame_exclusions add column because text
  constraint frame_exclusions_because_known check (because in ('opted_out', 'merged', 'closed', 'out_of_scope'));

-- Whoever asked to be audited is in no public number: the volunteers' wave may be shown to the volunteers, and to nobody else.
create function refuse_volunteers_in_public() returns trigger language plpgsql as $$
begin
  if exists (select from releases r join waves w on w.id = r.wave_id where r.id = new.release_id and w.kind = 'volunteers') then
    raise exception 'a wave of volunteers is never published' using errcode = 'ZK060';
  end if;
  return new;
end $$;
create trigger release_events_no_volunteers before insert on release_events
  for each row when (new.kind in ('embargoed', 'published')) execute function refuse_volunteers_in_public();
