-- What each contact costs a studio, which follow-ups are still wanted, when the next is to be decided, and what a close is owed to.
create view burden_spent as
  select a.inquiry_id, a.id as attempt_id,
    case when a.step = 'inquiry' and a.channel = 'mail' and exists (
      select from attempts form where form.inquiry_id = a.inquiry_id and form.step = 'inquiry' and form.channel = 'form'
    ) then 'fallback' else a.step end as step,
    a.burden_minutes as minutes
  from attempts a where a.state in ('armed', 'confirmed', 'uncertain')
  union all
  select k.inquiry_id, null, k.step, k.burden_minutes
  from call_tries t join call_tasks k on k.id = t.task_id
  where t.outcome is null or t.outcome in ('reached', 'refused', 'left_message');

-- A follow-up that a later event has overtaken, and why; read for attempts and for call tasks alike.
create view follow_ups_overtaken as
select f.inquiry_id, f.step,
  case
    when f.step = 'close' then null
    when w.silence_closes_at <= field_now() then 'stage_over'
    when f.step = 'nudge' and field_now() > first.started_at
      + make_interval(hours => 24 * (c.protocol #>> '{windows,responseDays}')::int) then 'stage_over'
    when f.step = 'nudge' and exists (
      select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind)) then 'answered'
    when f.step = 'second_step' and exists (
      select from current_answers n where n.inquiry_id = i.id and n.kind = 'human_decline') then 'declined'
    when exists (select from asking_stops x where x.inquiry_id = i.id) then 'asking_stopped'
  end as why
from follow_ups f
  join inquiries i on i.id = f.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  left join first_contacts first on first.inquiry_id = i.id;

-- E1 as before, over all contacts; the close is listed apart and never refused for its minutes.
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
  (select o.why from follow_ups_overtaken o where o.inquiry_id = a.inquiry_id and o.step = a.step) as overtaken
from attempts a
  join inquiries i on i.id = a.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  join studios s on s.id = i.studio_id
  cross join sending_switch sw;

-- E10: who answered and has had no courtesy close; an opt-out ends that debt too (E11).
create view courtesy_owed as
select i.id as inquiry_id, i.wave_id
from inquiries i join studios s on s.id = i.studio_id
where exists (select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind))
  and not exists (select from contact_suppressions x where x.domain = s.domain)
  and not exists (select from attempts a where a.inquiry_id = i.id and a.step = 'close' and a.settled_at is not null);

create function require_courtesy_close() returns trigger language plpgsql as $$
begin
  if exists (select from courtesy_owed o join waves w on w.id = o.wave_id where w.campaign_id = new.id) then
    raise exception 'a studio that answered has had no courtesy close' using errcode = 'ZK010';
  end if;
  return new;
end $$;
create trigger campaigns_close_with_courtesy before update of state on campaigns
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function require_courtesy_close();

-- Follow-ups of running campaigns that are still to be decided, each with its moment in field time.
create view follow_up_moments as
select i.id as inquiry_id, i.wave_id, 'nudge' as step,
  f.started_at + make_interval(hours => 24 * (c.protocol #>> '{rules,nudge,afterDays}')::int) as at
from first_contacts f
  join inquiries i on i.id = f.inquiry_id
  join waves w on w.id = i.wave_id
  join campaigns c on c.id = w.campaign_id
  join studios s on s.id = i.studio_id
where c.state = 'running' and jsonb_typeof(c.protocol #> '{rules,nudge}') = 'object'
  and not exists (select from follow_ups d where d.inquiry_id = i.id and d.step = 'nudge')
  and not exists (
    select from current_answers n where n.inquiry_id = i.id
      and (is_human_answer(n.kind) or (n.kind = 'bounce' and n.final and f.channel = 'mail')))
  and not exists (select from asking_stops x where x.inquiry_id = i.id)
  and not exists (select from contact_suppressions x where x.domain = s.domain)
union all
select o.inquiry_id, o.wave_id, 'close', w.silence_closes_at
from courtesy_owed o
  join waves w on w.id = o.wave_id
  join campaigns c on c.id = w.campaign_id
where c.state = 'running'
  and not exists (select from follow_ups d where d.inquiry_id = o.inquiry_id and d.step = 'close');

-- When our own reminder reached a studio: its spontaneous clock stops there, and what follows is another outcome.
create view nudged_inquiries as
  select inquiry_id, min(at) as nudged_at
  from (
    select inquiry_id, coalesce(delivered_at, armed_at) as at
    from attempts where step = 'nudge' and state in ('armed', 'confirmed', 'uncertain')
    union all
    select k.inquiry_id, t.begun_at
    from call_tries t join call_tasks k on k.id = t.task_id where t.outcome in ('reached', 'refused', 'left_message')
  ) reminders
  group by inquiry_id;
