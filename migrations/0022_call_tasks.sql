-- Nudges by telephone, where the protocol says so: a person calls with the script, and every dialling leaves its outcome code.
create table call_tasks (
  id uuid primary key,
  inquiry_id uuid not null,
  step text not null default 'nudge' constraint call_tasks_step_known check (step = 'nudge'),
  phone_e164 text not null,
  script text not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  burden_minutes double precision not null,
  constraint call_tasks_once unique (inquiry_id, step),
  constraint call_tasks_times_ordered check (due_at < expires_at),
  foreign key (inquiry_id, step) references follow_ups (inquiry_id, step)
);

-- E14: times and outcome only. A call is begun, and committed, before the telephone is taken up.
create table call_tries (
  id uuid primary key,
  task_id uuid not null references call_tasks (id),
  ordinal integer not null constraint call_tries_ordinal_known check (ordinal between 1 and 3),
  begun_at timestamptz not null,
  begun_by text not null,
  ended_at timestamptz,
  outcome text constraint call_tries_outcome_known
    check (outcome in ('reached', 'refused', 'left_message', 'no_answer', 'busy', 'wrong_number', 'not_made')),
  constraint call_tries_ordinal_unique unique (task_id, ordinal),
  constraint call_tries_ended check ((ended_at is null) = (outcome is null))
);
create unique index call_tries_one_open on call_tries (task_id) where outcome is null;
-- A studio is reminded at most once.
create unique index call_tries_one_contact on call_tries (task_id) where outcome in ('reached', 'refused', 'left_message');
