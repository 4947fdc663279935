-- May this attempt be made now? One view read by the claim and again by the arm, so that the rules live in one place.
create view attempt_permissions as
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
  a.burden_minutes + coalesce((
    select sum(o.burden_minutes) from attempts o
    where o.inquiry_id = a.inquiry_id and o.id <> a.id and o.state in ('armed', 'confirmed', 'uncertain')
  ), 0) > coalesce((c.protocol -> 'rules' ->> 'burdenCapMinutes')::double precision, 15) as over_cap,
  exists (
    select from attempts o join inquiries oi on oi.id = o.inquiry_id
    where oi.studio_id = i.studio_id and o.id <> a.id and o.state in ('leased', 'prepared', 'armed')
  ) as studio_busy
from attempts a
  join inquiries i on i.id = a.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  join studios s on s.id = i.studio_id
  cross join sending_switch sw;

create index inquiries_of_studio on inquiries (studio_id);
create index attempts_of_inquiry on attempts (inquiry_id);
