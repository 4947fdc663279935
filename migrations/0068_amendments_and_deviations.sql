-- What was registered stays as it was: every approved version is kept, a later change is an amendment, what went otherwise a deviation.
create table registered_protocols (
  ordinal bigint generated always as identity,
  campaign_id uuid not null references campaigns (id),
  hash text not null,
  protocol jsonb not null,
  source text not null,
  registered_by uuid not null references users (id),
  -- Field time of the approval.
  registered_at timestamptz not null,
  primary key (campaign_id, hash)
);
create trigger registered_protocols_append_only before update or delete on registered_protocols
  for each row execute function refuse_change();

create function register_protocol() returns trigger language plpgsql as $$
begin
  insert into registered_protocols (campaign_id, hash, protocol, source, registered_by, registered_at)
    select c.id, c.protocol_hash, c.protocol, c.protocol_source, new.approved_by, field_now()
    from campaigns c where c.id = new.campaign_id and c.protocol_hash = new.protocol_hash
    on conflict (campaign_id, hash) do nothing;
  return new;
end $$;
create trigger approvals_register_protocol after insert on approvals for each row execute function register_protocol();
insert into registered_protocols (campaign_id, hash, protocol, source, registered_by, registered_at)
  select c.id, c.protocol_hash, c.protocol, c.protocol_source, a.approved_by, a.approved_at
  from campaigns c join approvals a on a.campaign_id = c.id and a.protocol_hash = c.protocol_hash;

create table amendments (
  id uuid primary key,
  campaign_id uuid not null,
  previous_hash text not null,
  hash text not null,
  protocol jsonb not null,
  source text not null,
  -- [{path, change}], change one of added, removed, changed.
  changes jsonb not null constraint amendments_change_something check (jsonb_array_length(changes) > 0),
  reason text not null constraint amendments_have_a_reason check (length(trim(reason)) between 3 and 2000),
  after_first_letter boolean not null,
  amended_by uuid not null references users (id),
  amended_at timestamptz not null,
  approved_by uuid references users (id),
  approved_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (campaign_id, previous_hash) references registered_protocols (campaign_id, hash),
  constraint amendments_approved check ((approved_by is null) = (approved_at is null)),
  -- E18, whatever program writes the row.
  constraint amendments_second_person check (approved_by is null or approved_by <> amended_by),
  constraint amendments_not_both check (approved_at is null or withdrawn_at is null)
);
create unique index amendments_one_open on amendments (campaign_id) where approved_at is null and withdrawn_at is null;
create function refuse_amendment_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.approved_at is null and old.withdrawn_at is null
    and to_jsonb(new) - '{approved_by,approved_at,withdrawn_at}'::text[]
      = to_jsonb(old) - '{approved_by,approved_at,withdrawn_at}'::text[] then
    return new;
  end if;
  raise exception 'an amendment is approved or withdrawn once and never changed' using errcode = 'ZK001';
end $$;
create trigger amendments_settle_once before update or delete on amendments
  for each row execute function refuse_amendment_change();

create table deviations (
  id uuid primary key,
  campaign_id uuid not null references campaigns (id),
  wave_id uuid references waves (id),
  happened_on date not null,
  planned text not null constraint deviations_planned_length check (length(trim(planned)) between 3 and 2000),
  done text not null constraint deviations_done_length check (length(trim(done)) between 3 and 2000),
  why text not null constraint deviations_why_length check (length(trim(why)) between 3 and 2000),
  noted_by uuid not null references users (id),
  noted_at timestamptz not null
);
create trigger deviations_append_only before update or delete on deviations for each row execute function refuse_change();

-- Why a disposition is what it is: the facts that the rule looked at, or the person's reason.
alter table dispositions add column facts jsonb not null default '{}', add column reason text,
  add constraint dispositions_by_hand_have_a_reason check (rule <> 'by_hand' or length(trim(reason)) >= 3);
-- Once a release is built from it, a wave's dispositions stay: whatever program writes the row.
create function refuse_late_disposition() returns trigger language plpgsql as $$
begin
  if exists (select from releases r join inquiries i on i.wave_id = r.wave_id where i.id = new.inquiry_id) then
    raise exception 'the wave of inquiry % is frozen in a release', new.inquiry_id using errcode = 'ZK068';
  end if;
  return new;
end $$;
create trigger dispositions_before_the_freeze before insert on dispositions
  for each row execute function refuse_late_disposition();
create or replace view current_dispositions as
  select distinct on (inquiry_id) inquiry_id, code, name, class, rule, decided_by, decided_at, facts, reason
  from dispositions order by inquiry_id, id desc;
