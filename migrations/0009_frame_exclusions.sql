-- Listed studios that were not eligible when a wave was launched, each with its reason, so that the frame can be accounted for.
create table frame_exclusions (
  wave_id uuid not null references waves (id),
  domain text not null constraint frame_exclusions_domain_lower check (domain = lower(domain)),
  name text not null,
  reason text not null constraint frame_exclusions_reason_known
    check (reason in ('suppressed', 'cool_down', 'conflict_of_interest', 'no_channel')),
  provenance jsonb not null,
  primary key (wave_id, domain)
);
create trigger frame_exclusions_append_only before update or delete on frame_exclusions
  for each row execute function refuse_change();
