-- E15: no release names a studio, whatever program writes it: neither its domain nor an address or telephone that the ranking lists.
create function names_a_studio(content text, wave uuid) returns boolean language sql stable as $$
  with words as (
    select distinct m[1] as word
    from regexp_matches(lower(content), '([a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]+)', 'g') m
  ), numbers as (
    select distinct m[1] as number from regexp_matches(content, '(\+[1-9][0-9]{6,14})', 'g') m
  )
  select exists (
    select from words w
      join sample_units d on d.wave_id = wave
      join studios s on s.id = d.studio_id and (w.word = s.domain or right(w.word, length(s.domain) + 1) = '.' || s.domain)
    -- Who published a ranking may be a studio of it; what the registered protocol says may be said again.
    where not exists (
      select from waves v join campaigns c on c.id = v.campaign_id
      where v.id = wave and position(s.domain in lower(c.protocol::text)) > 0)
  ) or exists (
    select from numbers n
      join frame_units u on u.wave_id = wave and u.phone_e164 = n.number
      join sample_units d on d.wave_id = wave and d.studio_id = u.studio_id
  )
$$;

create function refuse_named_studio() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'releases' then
    if names_a_studio(new.document, new.wave_id) then
      raise exception 'release %/% names a studio', new.slug, new.version using errcode = 'ZK015';
    end if;
  elsif new.media_type ~ '^(text/|image/svg|application/([a-z.+-]*)(json|xml|yaml))' and names_a_studio(
    convert_from(new.bytes, 'UTF8'), (select r.wave_id from releases r where r.id = new.release_id)) then
    raise exception 'file % of a release names a studio', new.path using errcode = 'ZK015';
  end if;
  return new;
end $$;
create trigger releases_name_nobody before insert on releases for each row execute function refuse_named_studio();
create trigger release_files_name_nobody before insert on release_files
  for each row execute function refuse_named_studio();
