-- What rules found in a reply and a coder confirms or rejects: questions by their kind, promises with their day, the name in the
-- greeting, hints of suspicion. Proposals are no codes: only a verdict makes one count.
create table reply_proposals (
  id bigint generated always as identity primary key,
  reading_id bigint not null references message_readings (id),
  message_id uuid not null references messages (id),
  position integer not null,
  kind text not null constraint reply_proposals_kind_known check (kind in ('question', 'promise', 'greeting', 'suspicion')),
  -- Of a question its subject, of a greeting whose name it is; null where the rules cannot tell.
  type text,
  due date,
  start_offset integer not null,
  end_offset integer not null,
  reasons jsonb not null,
  rules text not null,
  constraint reply_proposals_once unique (reading_id, position),
  constraint reply_proposals_promise_has_day check ((kind = 'promise') = (due is not null))
);
create index reply_proposals_of_message on reply_proposals (message_id);

create table proposal_verdicts (
  proposal_id bigint not null references reply_proposals (id),
  task_id uuid not null,
  coder_id uuid not null,
  confirmed boolean not null,
  decided_at timestamptz not null,
  primary key (proposal_id, task_id),
  constraint proposal_verdicts_by_claimant foreign key (task_id, coder_id) references coding_tasks (id, claimed_by)
);
create trigger proposal_verdicts_append_only before update or delete on proposal_verdicts
  for each row execute function refuse_change();
