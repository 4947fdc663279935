-- A studio disputes a code of one of its replies; a person answers with a reason. Neither row ever edits a code.
create table studio_disputes (
  id uuid primary key,
  release_id uuid not null references releases (id),
  grant_id uuid not null references studio_grants (id),
  inquiry_id uuid not null references inquiries (id),
  message_id uuid not null references messages (id),
  item text not null,
  -- The code as the studio saw it; null: not observable.
  shown_value integer,
  why text not null constraint studio_disputes_why_length check (length(why) between 1 and 2000),
  at timestamptz not null,
  constraint studio_disputes_once unique (message_id, item)
);
create index studio_disputes_of_inquiry on studio_disputes (inquiry_id);
create trigger studio_disputes_append_only before update or delete on studio_disputes
  for each row execute function refuse_change();

create table studio_dispute_answers (
  dispute_id uuid primary key references studio_disputes (id),
  verdict text not null constraint studio_dispute_answers_verdict_known check (verdict in ('upheld', 'rejected')),
  reason text not null constraint studio_dispute_answers_reason_length check (length(reason) between 1 and 2000),
  -- What an upheld dispute led to: a third coder settles it; a second coder is drawn first; a third coder had settled it already.
  leads_to text constraint studio_dispute_answers_leads_to_known
    check (leads_to in ('third_coder', 'second_coder', 'erratum')),
  answered_by uuid not null references users (id),
  at timestamptz not null,
  constraint studio_dispute_answers_upheld_leads check ((verdict = 'upheld') = (leads_to is not null))
);
create trigger studio_dispute_answers_append_only before update or delete on studio_dispute_answers
  for each row execute function refuse_change();
