-- Raw mail is destroyed some days after the freeze (E13): what was destroyed is counted in public and never forgotten.
create table raw_mail_shreddings (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id),
  at timestamptz not null,
  -- Raw mails of the campaign that nobody can read any more, those of earlier shreddings included.
  mails integer not null constraint raw_mail_shreddings_mails check (mails >= 0),
  -- An address for a person, 'retention' for the term of the ethics record.
  by_whom text not null,
  reason text not null
);
create index raw_mail_shreddings_campaign on raw_mail_shreddings (campaign_id);
create trigger raw_mail_shreddings_append_only before update or delete on raw_mail_shreddings
  for each row execute function refuse_change();

-- Evidence under the installation's key whose file was erased: backups erase their copy of it as well.
create table erased_evidence (
  evidence_id uuid primary key references evidence (id),
  at timestamptz not null default clock_timestamp()
);
create trigger erased_evidence_append_only before update or delete on erased_evidence
  for each row execute function refuse_change();
