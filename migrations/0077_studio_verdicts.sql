-- What a person said of a studio after looking at its dry run. Excluded ones are counted with their reason and never written to.
create table studio_verdicts (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id),
  domain text not null constraint studio_verdicts_domain_lower check (domain = lower(domain)),
  verdict text not null constraint studio_verdicts_known check (verdict in ('approved', 'excluded', 'withdrawn')),
  reason text,
  note text not null default '',
  decided_by uuid not null references users (id),
  decided_at timestamptz not null default clock_timestamp(),
  constraint studio_verdicts_reason_known check (
    (verdict = 'excluded') = (reason is not null)
    and (reason is null or reason in ('not_a_studio', 'same_owner', 'closed_down', 'wrong_place', 'other')))
);
create index studio_verdicts_of_campaign on studio_verdicts (campaign_id, domain, id);
create trigger studio_verdicts_append_only before update or delete on studio_verdicts
  for each row execute function refuse_change();
create view current_studio_verdicts as
  select distinct on (campaign_id, domain) campaign_id, domain, verdict, reason, note, decided_by, decided_at
  from studio_verdicts order by campaign_id, domain, id desc;

-- Once letters go out the list is closed: leaving a studio out afterwards would choose by outcome.
create function refuse_late_verdict() returns trigger language plpgsql as $$
begin
  if exists (select from waves w where w.campaign_id = new.campaign_id) then
    raise exception 'studios are excluded before launch only' using errcode = 'ZK077';
  end if;
  return new;
end $$;
create trigger studio_verdicts_before_launch before insert on studio_verdicts
  for each row execute function refuse_late_verdict();

alter table frame_exclusions drop constraint frame_exclusions_reason_known;
alter table frame_exclusions add constraint frame_exclusions_reason_known
  check (reason in ('suppressed', 'cool_down', 'conflict_of_interest', 'no_channel', 'by_hand'));
