-- Answers by messenger and SMS: typed in by a person or told by a signed webhook, attributed like calls, a first contact of their own mode.
create table messenger_messages (
  id uuid primary key,
  source text not null references call_sources (name),
  external_id text not null,
  channel text not null constraint messenger_messages_channel_known
    check (channel in ('telegram', 'whatsapp', 'viber', 'vk', 'max', 'sms', 'other')),
  direction text not null constraint messenger_messages_direction_known check (direction in ('inbound', 'outbound')),
  -- A number in E.164, or channel:name in lower case where a messenger shows no number; null: withheld.
  theirs text constraint messenger_messages_theirs_shape check (theirs ~ '^(\+[0-9]{5,15}|[a-z]+:[^ ]{1,100})$'),
  ours_e164 text constraint messenger_messages_ours_e164 check (ours_e164 ~ '^\+[0-9]{5,15}$'),
  sent_at timestamptz not null,
  body text not null constraint messenger_messages_body_bounded check (length(body) <= 20000),
  -- What the text says, by rule or in the words of the person who typed it in.
  sense text not null constraint messenger_messages_sense_known check (sense in ('substantive', 'redirect', 'decline')),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  constraint messenger_messages_external_id_unique unique (source, external_id)
);
create index messenger_messages_in_time on messenger_messages (sent_at, id);
create trigger messenger_messages_append_only before update or delete on messenger_messages
  for each row execute function refuse_change();

create table messenger_attributions (
  id bigint generated always as identity primary key,
  message_id uuid not null references messenger_messages (id),
  inquiry_id uuid references inquiries (id),
  method text not null constraint messenger_attributions_method_known
    check (method in ('number_and_studio', 'number', 'studio', 'person', 'dismissed', 'ambiguous', 'none')),
  candidates jsonb not null default '[]',
  note text not null default '',
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp(),
  constraint messenger_attributions_inquiry_named
    check ((method in ('number_and_studio', 'number', 'studio', 'person')) = (inquiry_id is not null))
);
create index messenger_attributions_of_message on messenger_attributions (message_id, id);
create index messenger_attributions_of_inquiry on messenger_attributions (inquiry_id);
create trigger messenger_attributions_append_only before update or delete on messenger_attributions
  for each row execute function refuse_change();
create view current_messenger_attributions as
  select distinct on (message_id) * from messenger_attributions order by message_id, id desc;

-- What messages answer to an inquiry; those of ours are none.
create view messenger_answers as
  select m.id as message_id, t.inquiry_id, m.sent_at as at, 'messenger_' || m.sense as kind
  from current_messenger_attributions t join messenger_messages m on m.id = t.message_id
  where t.inquiry_id is not null and m.direction = 'inbound';
