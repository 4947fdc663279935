-- Studios that asked to be audited. They are a stratum of their own beside every sample: whoever asks is unlike those who did not.
create table audit_requests (
  id uuid primary key,
  domain text not null constraint audit_requests_domain_lower check (domain = lower(domain)),
  email text not null constraint audit_requests_email_length check (length(email) between 3 and 254),
  language text not null constraint audit_requests_language_known check (language in ('ru', 'en', 'de')),
  -- Field times.
  asked_at timestamptz not null,
  -- How the studio proved that the domain is its own; nobody is audited on another's word.
  proof text,
  proved_at timestamptz,
  withdrawn_at timestamptz,
  -- The wave that took the request in.
  wave_id uuid references waves (id),
  constraint audit_requests_proof_has_time check ((proof is null) = (proved_at is null)),
  constraint audit_requests_taken_when_proved check (wave_id is null or (proved_at is not null and withdrawn_at is null))
);
-- A stranger's request for a domain must not stand in the way of the studio's own.
create unique index audit_requests_one_open on audit_requests (domain, email) where withdrawn_at is null and wave_id is null;
create unique index audit_requests_one_proved on audit_requests (domain)
  where proved_at is not null and withdrawn_at is null and wave_id is null;

create function refuse_request_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and (new.id, new.domain, new.email, new.language, new.asked_at) = (old.id, old.domain, old.email, old.language, old.asked_at)
    and (old.proved_at is null or (new.proof, new.proved_at) = (old.proof, old.proved_at))
    and (old.withdrawn_at is null or new.withdrawn_at = old.withdrawn_at)
    and (old.wave_id is null or new.wave_id = old.wave_id) then
    return new;
  end if;
  raise exception 'a request is proved, taken in or withdrawn once and never changed' using errcode = 'ZK001';
end $$;
create trigger audit_requests_settle_once before update or delete on audit_requests
  for each row execute function refuse_request_change();
