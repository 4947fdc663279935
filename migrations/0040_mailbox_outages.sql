-- When a mailbox could not be read, mail may have been refused or late: such times censor delays, so they are kept for ever.
create table mailbox_outages (
  id bigint generated always as identity primary key,
  account text not null,
  -- Field time of the last pass that saw the whole mailbox before; null when there never was one.
  last_seen_at timestamptz,
  began_at timestamptz not null,
  ended_at timestamptz,
  error text not null,
  constraint mailbox_outages_order check (ended_at >= began_at)
);
create unique index mailbox_outages_one_open on mailbox_outages (account) where ended_at is null;
create function refuse_outage_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and (new.account, new.began_at, new.error) = (old.account, old.began_at, old.error) then
    return new;
  end if;
  raise exception 'an outage is ended once and never changed' using errcode = 'ZK001';
end $$;
create trigger mailbox_outages_end_once before update or delete on mailbox_outages
  for each row execute function refuse_outage_change();
alter table mailbox_health add column last_seen_field_at timestamptz;
