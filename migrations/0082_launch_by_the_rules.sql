-- What a launch must bring, whatever program writes the row: a version of two people on record (E18, E20), its interest (E17), its hours (E2).

-- Nothing is on record as registered but what a second person approved.
create function require_approval_to_register() returns trigger language plpgsql as $$
begin
  if not exists (select from approvals a where a.campaign_id = new.campaign_id and a.protocol_hash = new.hash) then
    raise exception 'protocol % was approved by nobody', new.hash using errcode = 'ZK018';
  end if;
  return new;
end $$;
create trigger registered_protocols_approved before insert on registered_protocols
  for each row execute function require_approval_to_register();

-- A wave is of a registered version, and that version says who pays and what they may gain.
create function require_registered_protocol() returns trigger language plpgsql as $$
begin
  if not exists (
    select from registered_protocols r join campaigns c on c.id = r.campaign_id and c.protocol = r.protocol
    where r.campaign_id = new.campaign_id and r.hash = new.protocol_hash
  ) then
    raise exception 'the protocol of wave % is not registered as it stands', new.number using errcode = 'ZK020';
  end if;
  if exists (
    select from campaigns c where c.id = new.campaign_id
      and (coalesce(c.protocol #>> '{interest,funder}', '') = '' or coalesce(c.protocol #>> '{interest,conflict}', '') = '')
  ) then
    raise exception 'the protocol names no funder or no conflict of interest' using errcode = 'ZK017';
  end if;
  return new;
end $$;
create trigger waves_of_a_registered_protocol before insert on waves
  for each row execute function require_registered_protocol();

-- A launched campaign goes on by a registered version only: looked at when all of the change is written.
create function require_registered_amendment() returns trigger language plpgsql as $$
begin
  if exists (select from waves w where w.campaign_id = new.id)
    and not exists (select from registered_protocols r where r.campaign_id = new.id and r.hash = new.protocol_hash) then
    raise exception 'campaign % was launched: its protocol changes by an amendment', new.slug using errcode = 'ZK020';
  end if;
  return null;
end $$;
create constraint trigger campaigns_amended_on_record after update of protocol_hash on campaigns deferrable initially deferred
  for each row when (new.protocol_hash <> old.protocol_hash) execute function require_registered_amendment();

-- E17: firms of the operator and of whoever pays are never sampled.
create function refuse_own_firms() returns trigger language plpgsql as $$
begin
  if exists (
    select from drawn d
      join studios s on s.id = d.studio_id
      join waves w on w.id = d.wave_id
      join campaigns c on c.id = w.campaign_id
      cross join lateral jsonb_array_elements_text(c.protocol #> '{interest,excludedDomains}') own
    where lower(own) = s.domain
  ) then
    raise exception 'a firm of the operator or the funder is in the sample' using errcode = 'ZK017';
  end if;
  return null;
end $$;
create trigger sample_units_no_own_firm after insert on sample_units referencing new table as drawn
  for each statement execute function refuse_own_firms();

-- E2: the first letters of a wave alone may not take more than the hours of the protocol; follow-ups are foreseen before launch.
create function refuse_hours_over_budget() returns trigger language plpgsql as $$
declare
  hours constant double precision := (select (c.protocol #>> '{rules,campaignBurdenHours}')::double precision
    from campaigns c where c.id = new.campaign_id);
begin
  if (select sum(a.burden_minutes) from attempts a join inquiries i on i.id = a.inquiry_id
      where i.wave_id = new.id) > hours * 60 then
    raise exception 'wave % takes more than the % hours of its protocol', new.number, hours using errcode = 'ZK002';
  end if;
  return null;
end $$;
create constraint trigger waves_within_their_hours after insert on waves deferrable initially deferred
  for each row execute function refuse_hours_over_budget();
