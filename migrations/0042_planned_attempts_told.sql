-- The relay's and the rehearsal clock's questions, made cheap: told instead of asked, and planned once instead of each time.

-- A try that is due at once (a mail after a form that failed) shall not wait for the relay's next round: its planning is told.
create function tell_planned_attempts() returns trigger language plpgsql as $$
begin
  if exists (select from planned p where p.state = 'planned' and p.due_at <= field_now()) then
    perform pg_notify('attempts_due', '');
  end if;
  return null;
end $$;
create trigger attempts_planned after insert on attempts referencing new table as planned
  for each statement execute function tell_planned_attempts();

-- As before; a protocol is a large document, so its rule is read once for each wave and not for each inquiry.
create or replace view follow_up_moments as
with running as materialized (
  select w.id as wave_id, w.silence_closes_at,
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
where not exists (select from follow_ups d where d.inquiry_id = o.inquiry_id and d.step = 'close');

-- Functions of plpgsql keep their plans: to plan these joins of views takes longer than to run them, and they are asked all the time.
-- Inquiries with a follow-up to be decided now, while sending is on, the longest due first.
create function due_follow_ups(most integer) returns table (inquiry_id uuid) language plpgsql stable as $$
#variable_conflict use_column
declare
  now_at constant timestamptz := field_now();
begin
  return query select m.inquiry_id from follow_up_moments m cross join sending_switch sw
    where m.at <= now_at and not sw.stopped order by m.at, m.inquiry_id limit most;
end $$;

-- What is under way, due or to be decided now, and the next moment at which an attempt is due, a nudge or close is to be decided, or a
-- window closes: one look, so that nothing passes from one kind to another between two.
create function contact_agenda() returns table (open integer, next_due_at timestamptz) language plpgsql stable as $$
#variable_conflict use_column
declare
  now_at constant timestamptz := field_now();
begin
  return query with attempted as (
    select count(*) filter (where a.state <> 'planned' or a.due_at <= now_at) as open,
      min(a.due_at) filter (where a.state = 'planned' and a.due_at > now_at) as next_at
    from attempts a
      join inquiries i on i.id = a.inquiry_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      cross join sending_switch sw
    where a.state in ('leased', 'prepared', 'armed')
      or (a.state = 'planned' and c.state = 'running' and not sw.stopped)
  ), undecided as (
    select count(*) filter (where m.at <= now_at) as open, min(m.at) filter (where m.at > now_at) as next_at
    from follow_up_moments m cross join sending_switch sw where not sw.stopped
  ), closing as (
    select min(closes_at) as next_at
    from waves w join campaigns c on c.id = w.campaign_id,
      unnest(array[w.response_closes_at, w.silence_closes_at]) as closes_at
    where c.state = 'running' and closes_at > now_at
  )
  select (attempted.open + undecided.open)::integer, least(attempted.next_at, undecided.next_at, closing.next_at)
  from attempted, undecided, closing;
end $$;
