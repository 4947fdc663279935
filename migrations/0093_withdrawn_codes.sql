-- A coder takes back the codes of a reply: the codes stay as facts of an earlier round, the task is open again in the next one, and
-- only codes of a task's present round count.
alter table coding_tasks add column round integer not null default 1;
alter table observations add column round integer not null default 1,
  drop constraint observations_once,
  drop constraint observations_by_claimant,
  add constraint observations_once unique (task_id, round, item),
  add constraint observations_of_task foreign key (task_id) references coding_tasks (id),
  add constraint observations_by_user foreign key (coder_id) references users (id);
alter table proposal_verdicts add column round integer not null default 1,
  drop constraint proposal_verdicts_pkey,
  drop constraint proposal_verdicts_by_claimant,
  add primary key (proposal_id, task_id, round),
  add constraint proposal_verdicts_of_task foreign key (task_id) references coding_tasks (id),
  add constraint proposal_verdicts_by_user foreign key (coder_id) references users (id);

-- As the foreign keys before: codes and verdicts are written by who holds the task, in its present round. A task whose codes were
-- taken back may pass to another like any that nobody finished, and then the facts of its former holder stay.
create function require_claimant() returns trigger language plpgsql as $$
begin
  if not exists (select from coding_tasks t where t.id = new.task_id and t.claimed_by = new.coder_id and t.round = new.round) then
    raise exception 'task % is not held by % in round %', new.task_id, new.coder_id, new.round
      using errcode = 'ZK093', constraint = 'observations_by_claimant';
  end if;
  return new;
end $$;
create trigger observations_by_claimant before insert on observations
  for each row execute function require_claimant();
create trigger proposal_verdicts_by_claimant before insert on proposal_verdicts
  for each row execute function require_claimant();

create function keep_coder() returns trigger language plpgsql as $$
begin
  raise exception 'the codes of task % are those of %', old.id, old.claimed_by using errcode = 'ZK093';
end $$;
create trigger coding_tasks_keep_their_coder before update of claimed_by on coding_tasks
  for each row when (old.coded_at is not null and new.claimed_by is distinct from old.claimed_by) execute function keep_coder();

create table coding_withdrawals (
  task_id uuid not null references coding_tasks (id),
  round integer not null,
  coder_id uuid not null references users (id),
  withdrawn_at timestamptz not null,
  primary key (task_id, round)
);
create trigger coding_withdrawals_append_only before update or delete on coding_withdrawals
  for each row execute function refuse_change();

-- Codes that others have met stay: those that a third coder settled, those of a wave whose drawn passes are all coded, for from then
-- on the agreement of its coders is shown, and those of a wave that a release was built from.
create function codes_are_met(task uuid) returns boolean language sql stable as $$
  select exists (select from coding_tasks s where s.message_id = t.message_id and s.pass = 3)
    or exists (select from releases r where r.wave_id = i.wave_id)
    or (select bool_and(o.coded_at is not null) and bool_or(o.pass = 2)
      from coding_tasks o join current_attributions oa on oa.message_id = o.message_id join inquiries oi on oi.id = oa.inquiry_id
      where o.pass < 3 and oi.wave_id = i.wave_id)
  from coding_tasks t join current_attributions a on a.message_id = t.message_id join inquiries i on i.id = a.inquiry_id
  where t.id = task
$$;
create function withdraw_codes() returns trigger language plpgsql as $$
declare
  held coding_tasks;
begin
  select * into held from coding_tasks where id = new.task_id;
  if held.coded_at is null or held.pass = 3 or held.claimed_by <> new.coder_id or held.round <> new.round then
    raise exception 'task % has no codes of % in round %', new.task_id, new.coder_id, new.round using errcode = 'ZK093';
  end if;
  if codes_are_met(new.task_id) is distinct from false then
    raise exception 'the codes of task % were met by others', new.task_id using errcode = 'ZK094';
  end if;
  update coding_tasks set coded_at = null, claimed_at = clock_timestamp(), round = round + 1 where id = new.task_id;
  return null;
end $$;
create trigger coding_withdrawals_open_the_task after insert on coding_withdrawals
  for each row execute function withdraw_codes();

create or replace view coded_pairs as
  select t.message_id, o.item,
    max(o.value) filter (where t.pass = 1) as first_value,
    max(o.value) filter (where t.pass = 2) as second_value,
    bool_or(t.pass = 2) as twice
  from coding_tasks t join observations o on o.task_id = t.id and o.round = t.round
  where t.pass < 3 and t.coded_at is not null
    and not exists (select from coding_tasks w where w.message_id = t.message_id and w.pass < 3 and w.coded_at is null)
  group by t.message_id, o.item having bool_or(t.pass = 1);

create or replace view settled_codes as
  select c.message_id, c.item,
    case when c.third then c.third_value else c.first_value end as value,
    case when c.third then 'third_coder' when c.twice then 'agreement' else 'one_coder' end as settled_by
  from (
    select t.message_id, o.item,
      max(o.value) filter (where t.pass = 1) as first_value,
      max(o.value) filter (where t.pass = 2) as second_value,
      max(o.value) filter (where t.pass = 3) as third_value,
      bool_or(t.pass = 2) as twice, bool_or(t.pass = 3) as third
    from coding_tasks t join observations o on o.task_id = t.id and o.round = t.round
    where t.coded_at is not null
      and not exists (select from coding_tasks w where w.message_id = t.message_id and w.pass < 3 and w.coded_at is null)
    group by t.message_id, o.item having bool_or(t.pass = 1)) c
  where c.third or not c.twice or c.first_value is not distinct from c.second_value;

-- Verdicts on proposals that still stand.
create view standing_verdicts as
  select v.proposal_id, v.task_id, v.coder_id, v.confirmed, v.decided_at
  from proposal_verdicts v join coding_tasks t on t.id = v.task_id and t.round = v.round;
