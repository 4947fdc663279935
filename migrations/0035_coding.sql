-- What replies say by the codebook: tasks (reply and pass) drawn by seed, codes as facts, and the rules that keep coders blind.
create table coding_tasks (
  id uuid primary key,
  message_id uuid not null references messages (id),
  pass integer not null constraint coding_tasks_pass_known check (pass in (1, 2, 3)),
  drawn_at timestamptz not null default clock_timestamp(),
  claimed_by uuid references users (id),
  claimed_at timestamptz,
  coded_at timestamptz,
  constraint coding_tasks_pass_unique unique (message_id, pass),
  -- Nobody codes a reply twice, nor settles what he coded.
  constraint coding_tasks_one_coder unique (message_id, claimed_by),
  constraint coding_tasks_claimant unique (id, claimed_by),
  constraint coding_tasks_claim_whole check ((claimed_by is null) = (claimed_at is null)),
  constraint coding_tasks_coded_is_claimed check (coded_at is null or claimed_by is not null)
);
create index coding_tasks_open on coding_tasks (drawn_at, id) where coded_at is null;
create index coding_tasks_of_coder on coding_tasks (claimed_by) where coded_at is null;

-- One code of one item by one coder; null is "not observable", which is not zero. The third pass holds disputed items only.
create table observations (
  id bigint generated always as identity primary key,
  task_id uuid not null,
  coder_id uuid not null,
  item text not null,
  value integer,
  redactor text not null,
  observed_at timestamptz not null,
  constraint observations_once unique (task_id, item),
  constraint observations_by_claimant foreign key (task_id, coder_id) references coding_tasks (id, claimed_by)
);
create trigger observations_append_only before update or delete on observations
  for each row execute function refuse_change();

-- Settling begins when both coders are done; whatever program writes the row.
create function require_both_passes() returns trigger language plpgsql as $$
begin
  if (select count(*) from coding_tasks t where t.message_id = new.message_id and t.pass < 3 and t.coded_at is not null) < 2 then
    raise exception 'reply % was not coded by two coders yet', new.message_id using errcode = 'ZK055';
  end if;
  return new;
end $$;
create trigger coding_tasks_settled_last before insert on coding_tasks
  for each row when (new.pass = 3) execute function require_both_passes();
