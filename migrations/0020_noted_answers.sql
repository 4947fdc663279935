-- What the contact knows of what came back, so that follow-ups are decided from the field's own tables and not from the inbox's.
create function is_human_answer(kind text) returns boolean language sql immutable as $$
  select kind in ('human_substantive', 'human_redirect', 'human_decline', 'answered_call', 'missed_call', 'messenger')
$$;

create table noted_answers (
  id bigint generated always as identity primary key,
  inquiry_id uuid not null references inquiries (id),
  source text not null constraint noted_answers_source_known check (source in ('mail', 'call', 'messenger')),
  source_id uuid not null,
  kind text not null constraint noted_answers_kind_known check (kind in ('bounce', 'delay_notice', 'delivered_report',
    'complaint', 'auto_ack', 'out_of_office', 'newsletter', 'human_substantive', 'human_redirect', 'human_decline',
    'answered_call', 'missed_call', 'messenger', 'unrelated')),
  at timestamptz not null,
  method text not null,
  final boolean not null,
  offers boolean not null,
  reply_to text[] not null,
  rfc_message_id text,
  thread text[] not null,
  subject text,
  noted_at timestamptz not null
);
create index noted_answers_of_inquiry on noted_answers (inquiry_id);
create index noted_answers_of_source on noted_answers (source, source_id, id);
create trigger noted_answers_append_only before update or delete on noted_answers
  for each row execute function refuse_change();

-- The latest note of an item counts: a second reading, or a person who gave it to another inquiry, supersedes the first.
create view current_answers as
  select n.* from noted_answers n
  where not exists (
    select from noted_answers later
    where later.source = n.source and later.source_id = n.source_id and later.id > n.id
  );

insert into noted_answers (inquiry_id, source, source_id, kind, at, method, final, offers, reply_to, rfc_message_id,
    thread, subject, noted_at)
  select t.inquiry_id, 'mail', m.id, r.kind, m.internal_at, t.method, coalesce(r.final, false),
    exists (select from quotes q where q.reading_id = r.id), array_remove(array[r.from_address], null),
    r.rfc_message_id, r.in_reply_to, r.subject, m.internal_at
  from current_attributions t
    join messages m on m.id = t.message_id and m.duplicate_of is null
    join current_readings r on r.message_id = m.id
  where t.inquiry_id is not null;

-- Nothing more is asked of this studio; only the courtesy close may still go. E9: it began unpaid work.
create table asking_stops (
  inquiry_id uuid not null references inquiries (id),
  reason text not null constraint asking_stops_reason_known check (reason in ('unpaid_work', 'complaint', 'person')),
  evidence text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (inquiry_id, reason)
);
create trigger asking_stops_append_only before update or delete on asking_stops
  for each row execute function refuse_change();
