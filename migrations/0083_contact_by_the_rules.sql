-- What a contact must fit, whatever program makes it: the rules of the claim, minutes that are stated, an address of the firm itself.

-- Everything of ours that reached a studio, or may have: a call rests it like a letter (E3).
create view contacts_made as
select i.studio_id, i.wave_id, a.armed_at as at
from attempts a join inquiries i on i.id = a.inquiry_id
where a.armed_at is not null and a.state in ('armed', 'confirmed', 'uncertain')
union all
select i.studio_id, i.wave_id, t.begun_at
from call_tries t join call_tasks k on k.id = t.task_id join inquiries i on i.id = k.inquiry_id
where t.outcome is null or t.outcome in ('reached', 'refused', 'left_message');

-- As before, over calls too; and a campaign sends by a registered version of its protocol only (E20).
create or replace view attempt_permissions as
select
  a.id as attempt_id,
  c.state = 'running' and exists (
    select from registered_protocols r where r.campaign_id = c.id and r.hash = c.protocol_hash
  ) as campaign_running,
  sw.stopped as sending_stopped,
  exists (select from contact_suppressions n where n.domain = s.domain) as suppressed,
  a.step <> 'debrief' and exists (
    select from contacts_made m
    where m.studio_id = i.studio_id and m.wave_id <> i.wave_id
      and m.at > field_now() - make_interval(days => coalesce((c.protocol -> 'rules' ->> 'cooldownDays')::int, 180))
  ) as cooling_down,
  a.step not in ('close', 'debrief') and a.burden_minutes + coalesce((
    select sum(b.minutes) from burden_spent b
    where b.inquiry_id = a.inquiry_id and b.step not in ('close', 'debrief') and b.attempt_id is distinct from a.id
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

-- May this call be made now? The grounds of a letter, read when it is begun and again by the table of calls.
create view call_permissions as
select k.id as task_id,
  case
    when exists (select from call_tries t where t.task_id = k.id
        and t.outcome in ('reached', 'refused', 'left_message', 'wrong_number'))
      or (select count(*) from call_tries t where t.task_id = k.id and t.outcome is not null) >= 3 then 'settled'
    when exists (select from call_tries t where t.task_id = k.id and t.outcome is null) then 'begun_already'
    when k.due_at > field_now() or k.expires_at <= field_now() then 'not_now'
    when c.state <> 'running' then 'campaign_not_running'
    when sw.stopped then 'sending_stopped'
    when exists (select from contact_suppressions x where x.domain = s.domain) then 'opted_out'
    when exists (select from contacts_made m
      where m.studio_id = i.studio_id and m.wave_id <> i.wave_id
        and m.at > field_now() - make_interval(days => coalesce((c.protocol #>> '{rules,cooldownDays}')::int, 180))
      ) then 'cool_down'
    when (select o.why from follow_ups_overtaken o where o.inquiry_id = k.inquiry_id and o.step = k.step) is not null
      then 'overtaken'
    when k.burden_minutes + coalesce((select sum(b.minutes) from burden_spent b
        where b.inquiry_id = k.inquiry_id and b.step not in ('close', 'debrief', 'nudge')), 0)
      > coalesce((c.protocol #>> '{rules,burdenCapMinutes}')::double precision, 15) then 'over_cap'
  end as why
from call_tasks k
  join inquiries i on i.id = k.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  join studios s on s.id = i.studio_id
  cross join sending_switch sw;

create function refuse_unruly_call() returns trigger language plpgsql as $$
declare
  reason text;
begin
  select p.why into strict reason from call_permissions p where p.task_id = new.task_id;
  if reason is not null then
    raise exception 'the call of task % may not be made: %', new.task_id, reason using errcode = 'ZK083';
  end if;
  return new;
end $$;
create trigger call_tries_by_the_rules before insert on call_tries for each row execute function refuse_unruly_call();

-- E4: where a letter may go. The address that the ranking lists for the firm, or one at the domain of its site.
create function is_own_address(address text, domain text, listed text) returns boolean language sql immutable as $$
  select lower(address) = lower(listed) or address like '_%@%' and (
    regexp_replace(lower(address), '^.*@', '') = domain
    or right(regexp_replace(lower(address), '^.*@', ''), length(domain) + 1) = '.' || domain)
$$;

-- A worker that never asked, or asked long ago, arms nothing that the rules forbid at this moment.
create function refuse_unruly_contact() returns trigger language plpgsql as $$
begin
  if not exists (
    select from attempt_permissions p where p.attempt_id = new.id
      and p.campaign_running and not p.sending_stopped and not p.suppressed and not p.cooling_down and not p.over_cap
      and p.overtaken is null and p.world_fits
  ) then
    raise exception 'attempt % may not contact its studio now', new.id using errcode = 'ZK083';
  end if;
  if new.step not in ('close', 'debrief') and new.burden_minutes <= 0 then
    raise exception 'attempt % states no minutes, so that no cap could hold it', new.id using errcode = 'ZK083';
  end if;
  if new.channel = 'mail' and not coalesce((
    select is_own_address(coalesce(new.recipient, u.email), s.domain, u.email)
    from inquiries i
      join studios s on s.id = i.studio_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    where i.id = new.inquiry_id), false) then
    raise exception 'the address of attempt % is not its studio’s', new.id using errcode = 'ZK004';
  end if;
  return new;
end $$;
create trigger attempts_armed_by_the_rules before update of state on attempts
  for each row when (new.state = 'armed' and old.state <> 'armed') execute function refuse_unruly_contact();

-- A contact is planned first: nothing comes into the ledger with a right to send that nobody gave.
create function refuse_unplanned_contact() returns trigger language plpgsql as $$
begin
  raise exception 'an attempt is planned before it is %', new.state using errcode = 'ZK083';
end $$;
create trigger attempts_planned_first before insert on attempts
  for each row when (new.state in ('leased', 'prepared', 'armed')) execute function refuse_unplanned_contact();
