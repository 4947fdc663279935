-- The record of acts is chained: the hash of each act covers the one before it, so that a change behind the triggers is found.
create table audit_chain (
  -- Without gaps, in the order in which the acts were committed.
  seq bigint primary key,
  act_id bigint not null constraint audit_chain_act_once unique references audit_log (id),
  hash bytea not null constraint audit_chain_hash_is_sha256 check (octet_length(hash) = 32)
);

-- The same text is hashed by services/platform/audit/store.ts: change neither.
create function audit_link(previous bytea, act audit_log) returns bytea language sql stable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    act.id, (extract(epoch from act.at) * 1000000)::bigint, act.actor, act.action, act.subject, act.detail)::text, 'UTF8'))
$$;

create function append_to_audit_chain(act audit_log) returns void language plpgsql as $$
declare head audit_chain;
begin
  select * into head from audit_chain order by seq desc limit 1;
  insert into audit_chain (seq, act_id, hash)
  values (coalesce(head.seq, 0) + 1, act.id, audit_link(coalesce(head.hash, decode(repeat('00', 32), 'hex')), act));
end $$;

do $$
declare act audit_log;
begin
  for act in select * from audit_log order by id loop
    perform append_to_audit_chain(act);
  end loop;
end $$;

-- Runs when the transaction commits, so that the lock is held for the commit alone and never while other work goes on. Whoever may
-- write acts need not be allowed to write the chain.
create function chain_act() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit chain', 0));
  perform append_to_audit_chain(new);
  return null;
end $$;
create constraint trigger audit_log_chained after insert on audit_log
  deferrable initially deferred for each row execute function chain_act();

create trigger audit_chain_append_only before update or delete on audit_chain
  for each row execute function refuse_change();
create trigger audit_chain_not_emptied before truncate on audit_chain
  for each statement execute function refuse_change();
create trigger audit_log_not_emptied before truncate on audit_log
  for each statement execute function refuse_change();
