-- Links for journalists to a release under embargo. Of the secret only the hash is stored; a link ends by itself, in field time, and
-- may be taken back before.
create table release_preview_links (
  id uuid primary key,
  release_id uuid not null references releases (id),
  for_whom text not null constraint release_preview_links_for_whom check (length(for_whom) between 1 and 200),
  secret_sha256 bytea not null constraint release_preview_links_secret_unique unique,
  created_by text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null constraint release_preview_links_end check (ends_at > created_at),
  revoked_at timestamptz
);
create index release_preview_links_by_release on release_preview_links (release_id);

-- Whatever program writes the row: only a release that its studios have seen and that waits for its day is shown to the press before
-- it, and never a rehearsal.
create function require_embargo_for_preview_link() returns trigger language plpgsql as $$
begin
  if not exists (select from current_releases r
    where r.id = new.release_id and r.state = 'embargoed' and not r.rehearsal) then
    raise exception 'the release is not under embargo' using errcode = 'ZK062';
  end if;
  return new;
end $$;
create trigger release_preview_links_of_embargoed before insert on release_preview_links
  for each row execute function require_embargo_for_preview_link();
