-- A person may say of an answer whether a machine composed it; the suspicion of the rule and its reasons stay beside that.
create table machine_composed_decisions (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages (id),
  suspected boolean not null,
  reason text not null constraint machine_composed_decisions_reason_given check (reason <> ''),
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp()
);
create index machine_composed_decisions_of on machine_composed_decisions (message_id, id);
create trigger machine_composed_decisions_append_only before update or delete on machine_composed_decisions
  for each row execute function refuse_change();

-- Whoever counts with and without such answers asks here.
create view machine_composed_answers as
  select r.message_id, r.id as reading_id, r.machine_composed_suspected as suspected_by_rule, r.machine_reasons as reasons,
    coalesce(d.suspected, r.machine_composed_suspected) as suspected, d.decided_by, d.reason as decided_because
  from current_readings r
    left join lateral (
      select c.suspected, c.decided_by, c.reason from machine_composed_decisions c
      where c.message_id = r.message_id order by c.id desc limit 1) d on true;
