-- What comes back. The raw message is stored before anything is decided; readings and attributions supersede, never edit.
create table mailbox_cursors (
  account text not null,
  mailbox text not null,
  uidvalidity text not null,
  last_uid bigint not null default 0,
  is_junk boolean not null default false,
  primary key (account, mailbox)
);

create table mailbox_health (
  account text primary key,
  pass_number bigint not null default 0,
  pass_began_at timestamptz,
  pass_ended_at timestamptz,
  last_success_at timestamptz,
  last_error text
);

create table messages (
  id uuid primary key,
  account text not null,
  mailbox text not null,
  uidvalidity text not null,
  uid bigint not null,
  internal_at timestamptz not null,
  ingested_at timestamptz not null,
  sha256 text not null,
  bytes bigint not null,
  truncated boolean not null default false,
  in_junk boolean not null,
  campaign_id uuid references campaigns (id),
  evidence_id uuid not null references evidence (id),
  duplicate_of uuid references messages (id),
  constraint messages_place_unique unique (account, mailbox, uidvalidity, uid)
);
create unique index messages_content_unique on messages (account, sha256) where duplicate_of is null;
create trigger messages_append_only before update or delete on messages for each row execute function refuse_change();

create table message_readings (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages (id),
  reader text not null,
  read_at timestamptz not null default clock_timestamp(),
  rfc_message_id text,
  in_reply_to text[] not null default '{}',
  from_address text,
  from_domain text,
  subject text,
  kind text not null,
  hard boolean,
  final boolean,
  bounced_recipient text,
  status_code text,
  votes jsonb not null,
  new_text text not null,
  language text
);
create index message_readings_of on message_readings (message_id, id);
create trigger message_readings_append_only before update or delete on message_readings
  for each row execute function refuse_change();
create view current_readings as
  select distinct on (message_id) * from message_readings order by message_id, id desc;

-- One message belongs to at most one inquiry; a null inquiry waits in the queue for people.
create table attributions (
  id bigint generated always as identity primary key,
  message_id uuid not null references messages (id),
  inquiry_id uuid references inquiries (id),
  method text not null constraint attributions_method_known
    check (method in ('alias', 'references', 'domain', 'phrase', 'person', 'none', 'ambiguous')),
  candidates jsonb not null default '[]',
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp()
);
create index attributions_of_message on attributions (message_id, id);
create index attributions_of_inquiry on attributions (inquiry_id);
create trigger attributions_append_only before update or delete on attributions
  for each row execute function refuse_change();
create view current_attributions as
  select distinct on (message_id) * from attributions order by message_id, id desc;

create table quotes (
  id bigint generated always as identity primary key,
  reading_id bigint not null references message_readings (id),
  message_id uuid not null references messages (id),
  position integer not null,
  role text not null,
  is_main boolean not null,
  low_minor bigint,
  high_minor bigint,
  currency text,
  basis text not null,
  vat text not null,
  approximate boolean not null,
  start_offset integer not null,
  end_offset integer not null,
  snippet text not null,
  confidence double precision not null,
  reasons jsonb not null,
  constraint quotes_place_unique unique (reading_id, position)
);
create index quotes_of_message on quotes (message_id);
create unique index quotes_one_main on quotes (reading_id) where is_main;

-- A message is read when its latest reading and its quotes exist; this marks the work done so that the relay can find what is not.
create table message_work (
  message_id uuid primary key references messages (id),
  read_at timestamptz,
  failed_at timestamptz,
  failure text,
  tries integer not null default 0
);
create index message_work_open on message_work (message_id) where read_at is null;
