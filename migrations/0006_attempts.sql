-- The ledger of contact: one try to deliver one step of one inquiry. Truth about the right to send lives here, not in the queue.
create table attempts (
  id uuid primary key,
  inquiry_id uuid not null references inquiries (id),
  step text not null constraint attempts_step_known check (step in ('inquiry', 'second_step', 'nudge', 'close')),
  ordinal integer not null constraint attempts_ordinal_positive check (ordinal > 0),
  channel text not null constraint attempts_channel_known check (channel in ('form', 'mail')),
  state text not null default 'planned' constraint attempts_state_known
    check (state in ('planned', 'leased', 'prepared', 'armed', 'confirmed', 'rejected', 'uncertain', 'not_sent')),
  reason text,
  due_at timestamptz not null,
  fence integer not null default 0,
  lease_until timestamptz,
  leased_by text,
  armed_at timestamptz,
  settled_at timestamptz,
  delivered_at timestamptz,
  request_hash text,
  rfc_message_id text,
  recipient text,
  burden_minutes double precision not null default 0,
  constraint attempts_ordinal_unique unique (inquiry_id, step, ordinal),
  constraint attempts_armed_has_time check (state not in ('armed', 'confirmed', 'uncertain') or armed_at is not null),
  constraint attempts_lease_held check ((state in ('leased', 'prepared', 'armed')) = (lease_until is not null)),
  constraint attempts_settled_has_time
    check ((state in ('confirmed', 'rejected', 'uncertain', 'not_sent')) = (settled_at is not null))
);

-- A studio is contacted at most once per step: what left the machine and was not refused is unique.
create unique index attempts_one_contact_per_step on attempts (inquiry_id, step)
  where state in ('armed', 'confirmed', 'uncertain');
-- One try at a time.
create unique index attempts_one_open_per_step on attempts (inquiry_id, step)
  where state in ('planned', 'leased', 'prepared', 'armed');
create unique index attempts_rfc_message_id on attempts (rfc_message_id) where rfc_message_id is not null;
create index attempts_due on attempts (due_at) where state = 'planned';
create index attempts_leases on attempts (lease_until) where lease_until is not null;

create table attempt_events (
  id bigint generated always as identity primary key,
  attempt_id uuid not null references attempts (id),
  fence integer not null,
  field_at timestamptz not null,
  machine_at timestamptz not null default clock_timestamp(),
  kind text not null,
  detail jsonb not null default '{}'
);
create index attempt_events_of on attempt_events (attempt_id, id);
create trigger attempt_events_append_only before update or delete on attempt_events
  for each row execute function refuse_change();

-- What was seen: screenshots, requests, raw mails; bytes lie encrypted in files named by their hash.
create table evidence (
  id uuid primary key,
  campaign_id uuid references campaigns (id),
  attempt_id uuid references attempts (id),
  kind text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index evidence_of_attempt on evidence (attempt_id);
create trigger evidence_append_only before update or delete on evidence for each row execute function refuse_change();
