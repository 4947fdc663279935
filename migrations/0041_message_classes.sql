-- A person may say better what a mail is, and an answer may look written by a machine: both stand beside the reading, never in its place.
alter table message_readings
  add column machine_composed_suspected boolean not null default false,
  add column machine_reasons jsonb not null default '[]';

create table message_classes (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages (id),
  kind text not null constraint message_classes_kind_known check (kind in ('bounce', 'delay_notice', 'delivered_report',
    'complaint', 'auto_ack', 'out_of_office', 'newsletter', 'human_substantive', 'human_redirect', 'human_decline',
    'unrelated')),
  reason text not null constraint message_classes_reason_given check (reason <> ''),
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp()
);
create index message_classes_of on message_classes (message_id, id);
create trigger message_classes_append_only before update or delete on message_classes
  for each row execute function refuse_change();

-- The reading keeps its id, for its quotes; only the class is the person's.
create or replace view current_readings as
  select distinct on (r.message_id) r.id, r.message_id, r.reader, r.read_at, r.rfc_message_id, r.in_reply_to,
    r.from_address, r.from_domain, r.subject,
    coalesce((select c.kind from message_classes c where c.message_id = r.message_id order by c.id desc limit 1), r.kind)
      as kind,
    r.hard, r.final, r.bounced_recipient, r.status_code, r.votes, r.new_text, r.language,
    r.machine_composed_suspected, r.machine_reasons, r.kind as read_kind
  from message_readings r order by r.message_id, r.id desc;
