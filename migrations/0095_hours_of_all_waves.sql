-- E2 counts every wave of a campaign: what the waves before have taken, and what the first letters of the new one will.
create or replace function refuse_hours_over_budget() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  hours constant double precision := (select (c.protocol #>> '{rules,campaignBurdenHours}')::double precision
    from campaigns c where c.id = new.campaign_id);
  letters constant double precision := (select coalesce(sum(a.burden_minutes), 0)
    from attempts a join inquiries i on i.id = a.inquiry_id where i.wave_id = new.id);
  taken constant double precision := (select coalesce(sum(b.minutes), 0)
    from burden_spent b join inquiries i on i.id = b.inquiry_id join waves w on w.id = i.wave_id
    where w.campaign_id = new.campaign_id and w.id <> new.id and b.step not in ('close', 'debrief'));
begin
  if letters + taken > hours * 60 then
    raise exception 'with wave % the campaign takes more than the % hours of its protocol', new.number, hours using errcode = 'ZK002';
  end if;
  return null;
end $$;
