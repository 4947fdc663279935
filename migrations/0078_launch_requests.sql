-- A researcher asks for a launch, takes the request back, or the second person declines it; an approval stands in approvals.
create table launch_requests (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id),
  protocol_hash text not null,
  act text not null constraint launch_requests_act_known check (act in ('requested', 'cancelled', 'declined')),
  note text not null default '',
  acted_by uuid not null references users (id),
  acted_at timestamptz not null default clock_timestamp()
);
create index launch_requests_of_campaign on launch_requests (campaign_id, id);
create trigger launch_requests_append_only before update or delete on launch_requests
  for each row execute function refuse_change();
