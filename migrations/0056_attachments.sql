-- What came beside the letter: each file with what it says or why it says nothing, and links that were noted and never opened.
create table attachment_readings (
  id bigint generated always as identity primary key,
  reading_id bigint not null references message_readings (id),
  message_id uuid not null references messages (id),
  position integer not null,
  name text not null,
  -- Of the file as it came; null for a file within an archive.
  sha256 text,
  bytes bigint not null,
  format text not null,
  -- Null when the file was read.
  unread text,
  notes text[] not null,
  material text not null constraint attachment_readings_material_known check (material in ('proposal', 'presentation',
    'contract', 'samples', 'estimate', 'price_list', 'brief', 'other')),
  template boolean not null,
  material_reasons jsonb not null,
  -- A row of a table is one line, its cells parted by tabs.
  text text not null,
  reader text not null,
  constraint attachment_readings_place_unique unique (reading_id, position),
  constraint attachment_readings_unread_is_empty check (unread is null or text = '')
);
create index attachment_readings_of_message on attachment_readings (message_id);
create trigger attachment_readings_append_only before update or delete on attachment_readings
  for each row execute function refuse_change();

create table reply_links (
  id bigint generated always as identity primary key,
  reading_id bigint not null references message_readings (id),
  -- The file that holds the link; null for the letter itself.
  attachment_id bigint references attachment_readings (id),
  position integer not null,
  url text not null,
  words text not null,
  about text not null,
  constraint reply_links_place_unique unique (reading_id, position)
);
create trigger reply_links_append_only before update or delete on reply_links
  for each row execute function refuse_change();

-- Where a price stands: offsets count in the text of this file; null for the letter itself.
alter table quotes add column attachment_id bigint references attachment_readings (id);
