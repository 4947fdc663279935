-- A rehearsal never reaches the world and a real campaign never runs in a rehearsal: one rule, read at launch, claim and arm.

-- Set for the connections of a process whose way out is mapped (EGRESS_MAP). Lost or absent means open, which stops rehearsals.
create function egress_mapped() returns boolean language sql stable as
  $$ select coalesce(current_setting('zerkalo.egress', true), '') = 'mapped' $$;

create function world_fits(rehearsal boolean) returns boolean language sql stable as
  $$ select world_fits.rehearsal = (egress_mapped() or mode = 'rehearsal') from field_clock $$;

-- As before, and whether the process that asks stands in the world that the campaign was made for.
create or replace view attempt_permissions as
select
  a.id as attempt_id,
  c.state = 'running' as campaign_running,
  sw.stopped as sending_stopped,
  exists (select from contact_suppressions n where n.domain = s.domain) as suppressed,
  exists (
    select from attempts o join inquiries oi on oi.id = o.inquiry_id
    where oi.studio_id = i.studio_id and oi.wave_id <> i.wave_id and o.armed_at is not null
      and o.state in ('armed', 'confirmed', 'uncertain')
      and o.armed_at > field_now() - make_interval(days => coalesce((c.protocol -> 'rules' ->> 'cooldownDays')::int, 180))
  ) as cooling_down,
  a.step <> 'close' and a.burden_minutes + coalesce((
    select sum(b.minutes) from burden_spent b
    where b.inquiry_id = a.inquiry_id and b.step <> 'close' and b.attempt_id is distinct from a.id
  ), 0) > coalesce((c.protocol -> 'rules' ->> 'burdenCapMinutes')::double precision, 15) as over_cap,
  exists (
    select from attempts o join inquiries oi on oi.id = o.inquiry_id
    where oi.studio_id = i.studio_id and o.id <> a.id and o.state in ('leased', 'prepared', 'armed')
  ) as studio_busy,
  (select o.why from follow_ups_overtaken o where o.inquiry_id = a.inquiry_id and o.step = a.step) as overtaken,
  world_fits(c.rehearsal) as world_fits
from attempts a
  join inquiries i on i.id = a.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  join studios s on s.id = i.studio_id
  cross join sending_switch sw;
