-- What a researcher works on before launch: every saved text of a protocol, faulty ones too, the rankings as they came, settled pairs.
create table protocol_drafts (
  campaign_id uuid not null references campaigns (id),
  version integer not null constraint protocol_drafts_version_positive check (version > 0),
  source text not null,
  saved_by uuid not null references users (id),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (campaign_id, version)
);
create trigger protocol_drafts_append_only before update or delete on protocol_drafts
  for each row execute function refuse_change();

create table ranking_files (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id),
  name text not null constraint ranking_files_name_shape check (name ~ '^[^/\\]{1,255}$'),
  sha256 text not null constraint ranking_files_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  uploaded_by uuid not null references users (id),
  uploaded_at timestamptz not null default clock_timestamp()
);
create index ranking_files_of_campaign on ranking_files (campaign_id, name, id);
create trigger ranking_files_append_only before update or delete on ranking_files
  for each row execute function refuse_change();
-- A file uploaded again under its name takes the place of the one before.
create view current_ranking_files as
  select distinct on (campaign_id, name) id, campaign_id, name, sha256, bytes, uploaded_by, uploaded_at
  from ranking_files order by campaign_id, name, id desc;

-- That two listed domains are one studio stands in the protocol; that somebody looked and found two stands here.
create table pair_verdicts (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id),
  one text not null,
  other text not null,
  verdict text not null constraint pair_verdicts_known check (verdict in ('different', 'open')),
  decided_by uuid not null references users (id),
  decided_at timestamptz not null default clock_timestamp(),
  constraint pair_verdicts_ordered check (one < other)
);
create index pair_verdicts_of_campaign on pair_verdicts (campaign_id, id);
create trigger pair_verdicts_append_only before update or delete on pair_verdicts
  for each row execute function refuse_change();
