-- Where a folder that was full before we came begins for us, and which accounts a poller looks after now.
alter table mailbox_cursors
  -- Up to this UID only what arrived at or after baseline_since is ours to read; 0 and null: everything is.
  add column baseline_uid bigint not null default 0,
  add column baseline_since timestamptz;
alter table mailbox_health
  add column watched boolean not null default true,
  -- What a person has to do, when the error will not go by itself.
  add column remedy text;
