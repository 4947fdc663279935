-- Production calendars that an operator imported, each with the file it came from. A newer one of a year takes the place of the one
-- before, which is kept; a withdrawn one gives it back. What a closed wave was measured by is frozen with its snapshot.
create table business_calendars (
  id bigint generated always as identity primary key,
  country text not null constraint business_calendars_country_shape check (country ~ '^[A-Z]{2}$'),
  year integer not null constraint business_calendars_year_range check (year between 1990 and 2100),
  off_weekdays jsonb not null,
  work_weekends jsonb not null,
  short_days jsonb not null,
  working_days integer not null,
  hours40 integer not null,
  source text not null constraint business_calendars_source_given check (source <> ''),
  file_name text not null,
  file_sha256 text not null constraint business_calendars_hash_shape check (file_sha256 ~ '^[0-9a-f]{64}$'),
  encoding text not null,
  imported_by text not null,
  imported_at timestamptz not null default clock_timestamp()
);
create index business_calendars_of on business_calendars (country, year, id);
create trigger business_calendars_append_only before update or delete on business_calendars
  for each row execute function refuse_change();

create table business_calendar_withdrawals (
  calendar_id bigint primary key references business_calendars (id),
  withdrawn_by text not null,
  withdrawn_at timestamptz not null default clock_timestamp()
);
create trigger business_calendar_withdrawals_append_only before update or delete on business_calendar_withdrawals
  for each row execute function refuse_change();

create view current_business_calendars as
  select distinct on (c.country, c.year) c.*
  from business_calendars c
  where not exists (select from business_calendar_withdrawals x where x.calendar_id = c.id)
  order by c.country, c.year, c.id desc;
