-- Releases of frozen waves: content that names itself by its hash and never changes; its state is a row of events.
create table releases (
  id uuid primary key,
  slug text not null constraint releases_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null constraint releases_version_positive check (version > 0),
  -- Null for a release that was rebuilt from a snapshot of another installation.
  wave_id uuid references waves (id),
  title text not null,
  rehearsal boolean not null,
  sha256 text not null,
  document text not null,
  snapshot_sha256 text not null,
  snapshot_evidence_id uuid not null references evidence (id),
  proofs_evidence_id uuid not null references evidence (id),
  -- What keeps it from being published, found when it was built: every fault of disclosure control and every gap.
  faults jsonb not null,
  silence_closes_at timestamptz not null,
  embargo_until date,
  built_by text not null,
  built_at timestamptz not null,
  constraint releases_version_unique unique (slug, version),
  constraint releases_content_addressed check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
create trigger releases_append_only before update or delete on releases for each row execute function refuse_change();

create table release_files (
  release_id uuid not null references releases (id),
  path text not null,
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  primary key (release_id, path),
  constraint release_files_content_addressed check (sha256 = encode(sha256(bytes), 'hex'))
);
create trigger release_files_append_only before update or delete on release_files
  for each row execute function refuse_change();

-- Field times. A draft has no event.
create table release_events (
  id bigint generated always as identity primary key,
  release_id uuid not null references releases (id),
  kind text not null constraint release_events_kind_known
    check (kind in ('previewed', 'embargoed', 'published', 'superseded')),
  at timestamptz not null,
  by_whom text not null,
  reason text not null default '',
  constraint release_events_once unique (release_id, kind)
);
create trigger release_events_append_only before update or delete on release_events
  for each row execute function refuse_change();

-- The order of states, whatever program writes the row: nobody hears of an audit before its silence stage is closed; studios have
-- fourteen days before the public; a rehearsal, a release with faults, one of another installation (whose studios could not see
-- it here) and one under embargo are never published.
create function require_release_order() returns trigger language plpgsql as $$
declare
  r releases%rowtype;
  previewed timestamptz;
begin
  select * into strict r from releases where id = new.release_id;
  select at into previewed from release_events where release_id = new.release_id and kind = 'previewed';
  if new.kind = 'previewed' and r.silence_closes_at > field_now() then
    raise exception 'the silence stage of release %/% is open', r.slug, r.version using errcode = 'ZK060';
  end if;
  if new.kind in ('embargoed', 'published') and (previewed is null or previewed > field_now() - interval '14 days') then
    raise exception 'release %/% was not before the studios for fourteen days', r.slug, r.version using errcode = 'ZK060';
  end if;
  if new.kind = 'published' and (r.rehearsal or r.wave_id is null or
    exists (select from waves w join campaigns c on c.id = w.campaign_id where w.id = r.wave_id and c.rehearsal) or
    r.faults <> '[]'::jsonb or r.embargo_until > (field_now() at time zone 'UTC')::date) then
    raise exception 'release %/% may not be published', r.slug, r.version using errcode = 'ZK060';
  end if;
  if new.kind = 'superseded' and not exists (
    select from release_events e join releases later on later.id = e.release_id
    where e.kind = 'published' and later.slug = r.slug and later.version > r.version) then
    raise exception 'nothing supersedes release %/%', r.slug, r.version using errcode = 'ZK060';
  end if;
  return new;
end $$;
create trigger release_events_in_order before insert on release_events
  for each row execute function require_release_order();

create view current_releases as
select r.*,
  case
    when exists (select from release_events e where e.release_id = r.id and e.kind = 'superseded') then 'superseded'
    when p.at is not null then 'published'
    when exists (select from release_events e where e.release_id = r.id and e.kind = 'embargoed') then 'embargoed'
    when v.at is not null then 'preview'
    else 'draft'
  end as state,
  v.at as previewed_at, p.at as published_at
from releases r
  left join release_events v on v.release_id = r.id and v.kind = 'previewed'
  left join release_events p on p.release_id = r.id and p.kind = 'published';

-- A correction in words beside a published version, which itself stays as it is.
create table release_errata (
  id uuid primary key,
  release_id uuid not null references releases (id),
  at timestamptz not null,
  text_en text not null,
  text_ru text not null,
  written_by text not null
);
create trigger release_errata_append_only before update or delete on release_errata
  for each row execute function refuse_change();
