-- Only settled codes are counted: coded once where one pass was drawn, twice alike, or settled by a third coder.
create view coded_pairs as
  select f.message_id, a.item, a.value as first_value, b.value as second_value, b.id is not null as twice
  from coding_tasks f
    join observations a on a.task_id = f.id
    left join coding_tasks s on s.message_id = f.message_id and s.pass = 2
    left join observations b on b.task_id = s.id and b.item = a.item
  where f.pass = 1 and f.coded_at is not null and (s.id is null or s.coded_at is not null);

create view settled_codes as
  select p.message_id, p.item,
    case when third.id is not null then third.value else p.first_value end as value,
    case when third.id is not null then 'third_coder' when p.twice then 'agreement' else 'one_coder' end as settled_by
  from coded_pairs p
    left join coding_tasks t on t.message_id = p.message_id and t.pass = 3 and t.coded_at is not null
    left join observations third on third.task_id = t.id and third.item = p.item
  where third.id is not null or not p.twice or p.first_value is not distinct from p.second_value;

create view coding_disputes as
  select p.message_id, p.item, p.first_value, p.second_value
  from coded_pairs p
  where p.twice and p.first_value is distinct from p.second_value
    and not exists (select from settled_codes c where c.message_id = p.message_id and c.item = p.item);
