-- E20: the text of a launched campaign is the one that is registered under its hash, also where a change leaves the hash as it is.
create or replace function require_registered_amendment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from waves w where w.campaign_id = new.id)
    and not exists (
      select from registered_protocols r where r.campaign_id = new.id and r.hash = new.protocol_hash and r.protocol = new.protocol
    ) then
    raise exception 'campaign % was launched: its protocol changes by an amendment', new.slug using errcode = 'ZK020';
  end if;
  return null;
end $$;
drop trigger campaigns_amended_on_record on campaigns;
create constraint trigger campaigns_amended_on_record after update of protocol, protocol_hash on campaigns deferrable initially deferred
  for each row when (new.protocol_hash <> old.protocol_hash or new.protocol <> old.protocol)
  execute function require_registered_amendment();
