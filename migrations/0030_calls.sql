-- Telephone answers: times, length and direction of calls as an exchange exported them, never a recording (E14).
create table call_sources (
  name text primary key constraint call_sources_name_shape check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Exports hold local time without an offset; the zone is settled with the first import, because another one would move every call.
  time_zone text not null,
  country text not null constraint call_sources_country_shape check (country ~ '^[A-Z]{2}$'),
  created_by text not null,
  created_at timestamptz not null default clock_timestamp()
);
create trigger call_sources_append_only before update or delete on call_sources
  for each row execute function refuse_change();

-- A number that is withheld or cannot be read is null. Times are instants of field time.
create table calls (
  id uuid primary key,
  source text not null references call_sources (name),
  external_id text not null,
  direction text not null constraint calls_direction_known check (direction in ('inbound', 'outbound')),
  from_e164 text constraint calls_from_e164 check (from_e164 ~ '^\+[0-9]{5,15}$'),
  to_e164 text constraint calls_to_e164 check (to_e164 ~ '^\+[0-9]{5,15}$'),
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz not null,
  billsec integer not null constraint calls_billsec_natural check (billsec >= 0),
  disposition text not null constraint calls_disposition_known
    check (disposition in ('answered', 'no_answer', 'busy', 'failed')),
  imported_by text not null,
  imported_at timestamptz not null default clock_timestamp(),
  constraint calls_external_id_unique unique (source, external_id),
  constraint calls_disposition_of unique (id, disposition),
  constraint calls_ordered check (started_at <= coalesce(answered_at, started_at) and coalesce(answered_at, started_at) <= ended_at),
  constraint calls_answered_has_time check ((disposition = 'answered') = (answered_at is not null))
);
create index calls_in_time on calls (started_at, id);
create trigger calls_append_only before update or delete on calls for each row execute function refuse_change();
