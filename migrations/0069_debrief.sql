-- After the silence stage every studio that was written to is told what it was, and the silent are asked why (critics 35 and 38).
alter table attempts drop constraint attempts_step_known, add constraint attempts_step_known
  check (step in ('inquiry', 'second_step', 'nudge', 'close', 'debrief'));
alter table follow_ups drop constraint follow_ups_step_known, add constraint follow_ups_step_known
  check (step in ('second_step', 'nudge', 'close', 'debrief'));

-- Nothing tells a studio of its audit before the responses are frozen and the silence stage is over, whatever program writes the row.
alter table waves add column debrief_opened_at timestamptz,
  add constraint waves_debrief_after_the_freeze check (
    debrief_opened_at is null or (field_closed_at <= debrief_opened_at and silence_closes_at <= debrief_opened_at));

-- The link of a debrief is a secret of its letter: only its hash is kept.
create table debrief_links (
  sha256 bytea primary key,
  inquiry_id uuid not null references inquiries (id),
  attempt_id uuid not null references attempts (id),
  made_at timestamptz not null
);
create trigger debrief_links_append_only before update or delete on debrief_links for each row execute function refuse_change();

-- What a studio said by the link; the latest counts.
create table debrief_answers (
  id bigint generated always as identity primary key,
  inquiry_id uuid not null references inquiries (id),
  reason text not null constraint debrief_answers_reason_known check (reason in ('not_received', 'spam', 'out_of_profile',
    'budget_too_low', 'overloaded', 'overlooked', 'policy', 'suspected_test', 'other')),
  text text not null default '' constraint debrief_answers_text_length check (length(text) <= 2000),
  at timestamptz not null
);
create index debrief_answers_of_inquiry on debrief_answers (inquiry_id, id);
create trigger debrief_answers_append_only before update or delete on debrief_answers
  for each row execute function refuse_change();
create view current_debrief_answers as
  select distinct on (inquiry_id) inquiry_id, reason, text, at from debrief_answers order by inquiry_id, id desc;

-- As before; who was debriefed is owed no courtesy close any more: what it answers to the debrief is no answer to the inquiry.
create or replace view courtesy_owed as
select i.id as inquiry_id, i.wave_id
from inquiries i join studios s on s.id = i.studio_id
where exists (select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind))
  and not exists (select from contact_suppressions x where x.domain = s.domain)
  and not exists (select from attempts a where a.inquiry_id = i.id and a.step = 'close' and a.settled_at is not null)
  and not exists (select from follow_ups d where d.inquiry_id = i.id and d.step = 'debrief' and d.decision = 'planned');

-- Who is to be told, and from when: a studio that another wave still observes would learn of that one too.
create view debriefs_owed as
select f.inquiry_id, i.wave_id, greatest(w.debrief_opened_at, (
    select max(ow.silence_closes_at) from inquiries o join waves ow on ow.id = o.wave_id
    where o.studio_id = i.studio_id and o.wave_id <> i.wave_id)) as at
from waves w
  join inquiries i on i.wave_id = w.id
  join first_contacts f on f.inquiry_id = i.id
  join studios s on s.id = i.studio_id
where w.debrief_opened_at is not null
  and not exists (select from follow_ups d where d.inquiry_id = i.id and d.step = 'debrief')
  and not exists (select from contact_suppressions x where x.domain = s.domain)
  and not exists (select from courtesy_owed o where o.inquiry_id = i.id);

create function require_debrief_rule() returns trigger language plpgsql as $$
begin
  if not exists (select from debriefs_owed o where o.inquiry_id = new.inquiry_id and o.at <= field_now()) then
    raise exception 'inquiry % may not be debriefed', new.inquiry_id using errcode = 'ZK069';
  end if;
  return new;
end $$;
create trigger follow_ups_debrief_by_rule before insert on follow_ups
  for each row when (new.step = 'debrief' and new.decision = 'planned') execute function require_debrief_rule();

-- As before, with the debrief beside the close: it overtakes nothing and nothing overtakes it.
create or replace view follow_ups_overtaken as
select f.inquiry_id, f.step,
  case
    when f.step in ('close', 'debrief') then null
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

-- As before; close and debrief are listed apart from the cap (E1), and a debrief ends an audit, so no cool-down (E3) holds it back.
create or replace view attempt_permissions as
select
  a.id as attempt_id,
  c.state = 'running' as campaign_running,
  sw.stopped as sending_stopped,
  exists (select from contact_suppressions n where n.domain = s.domain) as suppressed,
  a.step <> 'debrief' and exists (
    select from attempts o join inquiries oi on oi.id = o.inquiry_id
    where oi.studio_id = i.studio_id and oi.wave_id <> i.wave_id and o.armed_at is not null
      and o.state in ('armed', 'confirmed', 'uncertain')
      and o.armed_at > field_now() - make_interval(days => coalesce((c.protocol -> 'rules' ->> 'cooldownDays')::int, 180))
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

-- As before, with the debriefs of waves whose debrief was opened.
create or replace view follow_up_moments as
with running as materialized (
  select w.id as wave_id, w.silence_closes_at, w.debrief_opened_at,
    case when jsonb_typeof(c.protocol #> '{rules,nudge}') = 'object'
      then make_interval(hours => 24 * (c.protocol #>> '{rules,nudge,afterDays}')::int) end as nudge_after
  from waves w join campaigns c on c.id = w.campaign_id
  where c.state = 'running'
)
select i.id as inquiry_id, i.wave_id, 'nudge' as step, f.started_at + r.nudge_after as at
from running r
  join inquiries i on i.wave_id = r.wave_id
  join first_contacts f on f.inquiry_id = i.id
  join studios s on s.id = i.studio_id
where r.nudge_after is not null
  and not exists (select from follow_ups d where d.inquiry_id = i.id and d.step = 'nudge')
  and not exists (
    select from current_answers n where n.inquiry_id = i.id
      and (is_human_answer(n.kind) or (n.kind = 'bounce' and n.final and f.channel = 'mail')))
  and not exists (select from asking_stops x where x.inquiry_id = i.id)
  and not exists (select from contact_suppressions x where x.domain = s.domain)
union all
select o.inquiry_id, o.wave_id, 'close', r.silence_closes_at
from courtesy_owed o join running r on r.wave_id = o.wave_id
where not exists (select from follow_ups d where d.inquiry_id = o.inquiry_id and d.step = 'close')
union all
select o.inquiry_id, o.wave_id, 'debrief', o.at
from debriefs_owed o join running r on r.wave_id = o.wave_id and r.debrief_opened_at is not null;
