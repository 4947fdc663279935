-- A restored database knows less than happened: until every contact that may have been made since is in doubt, nothing is sent.
create table restores (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  backup_at timestamptz not null,
  -- Made after all sending had ended for good where it was made: nothing happened since.
  final boolean not null,
  settled_at timestamptz,
  detail jsonb not null default '{}',
  constraint restores_final_is_settled check (not final or settled_at is not null)
);

create function require_settled_restore() returns trigger language plpgsql as $$
begin
  if exists (select from restores where settled_at is null) then
    raise exception 'a restore was not finished: contacts of which the backup knows nothing are not in doubt yet'
      using errcode = 'ZK081';
  end if;
  return new;
end $$;
create trigger sending_switch_after_restore before update on sending_switch
  for each row when (old.stopped and not new.stopped) execute function require_settled_restore();
