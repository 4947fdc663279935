-- The same facts as in 0036, each read once: codes are gathered by reply and item instead of being joined to themselves, which the
-- planner did row by row for a wave of a thousand letters.
create or replace view coded_pairs as
  select t.message_id, o.item,
    max(o.value) filter (where t.pass = 1) as first_value,
    max(o.value) filter (where t.pass = 2) as second_value,
    bool_or(t.pass = 2) as twice
  from coding_tasks t join observations o on o.task_id = t.id
  where t.pass < 3 and t.coded_at is not null
    and not exists (select from coding_tasks w where w.message_id = t.message_id and w.pass < 3 and w.coded_at is null)
  group by t.message_id, o.item having bool_or(t.pass = 1);

create or replace view settled_codes as
  select c.message_id, c.item,
    case when c.third then c.third_value else c.first_value end as value,
    case when c.third then 'third_coder' when c.twice then 'agreement' else 'one_coder' end as settled_by
  from (
    select t.message_id, o.item,
      max(o.value) filter (where t.pass = 1) as first_value,
      max(o.value) filter (where t.pass = 2) as second_value,
      max(o.value) filter (where t.pass = 3) as third_value,
      bool_or(t.pass = 2) as twice, bool_or(t.pass = 3) as third
    from coding_tasks t join observations o on o.task_id = t.id
    where t.coded_at is not null
      and not exists (select from coding_tasks w where w.message_id = t.message_id and w.pass < 3 and w.coded_at is null)
    group by t.message_id, o.item having bool_or(t.pass = 1)) c
  where c.third or not c.twice or c.first_value is not distinct from c.second_value;

create or replace view coding_disputes as
  select p.message_id, p.item, p.first_value, p.second_value
  from coded_pairs p
  where p.twice and p.first_value is distinct from p.second_value
    and not exists (
      select from coding_tasks t join observations o on o.task_id = t.id
      where t.message_id = p.message_id and t.pass = 3 and t.coded_at is not null and o.item = p.item);
