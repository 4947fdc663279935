-- Field time for all processes (wall clock, or one rehearsal row), the one switch that stops all sending, and signs of life.
create table field_clock (
  id smallint primary key default 1 constraint field_clock_single check (id = 1),
  mode text not null constraint field_clock_mode_known check (mode in ('wall', 'rehearsal')),
  now_at timestamptz,
  version bigint not null default 0,
  constraint field_clock_rehearsal_has_time check ((mode = 'rehearsal') = (now_at is not null))
);
insert into field_clock (mode) values ('wall');

-- Field time: all rules, due dates and statistics. clock_timestamp() is machine time: leases, polls, heartbeats.
create function field_now() returns timestamptz language sql stable as $$
  select case when mode = 'wall' then clock_timestamp() else now_at end from field_clock
$$;

create function tell_field_clock() returns trigger language plpgsql as $$
begin
  perform pg_notify('field_clock', new.version::text);
  return new;
end $$;
create trigger field_clock_moved after update on field_clock for each row execute function tell_field_clock();

create table sending_switch (
  id smallint primary key default 1 constraint sending_switch_single check (id = 1),
  stopped boolean not null default false,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null default 'installation',
  reason text not null default ''
);
insert into sending_switch (id) values (1);

create table process_heartbeats (
  process text not null,
  host text not null,
  pid integer not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  detail jsonb not null default '{}',
  primary key (process, host, pid)
);
