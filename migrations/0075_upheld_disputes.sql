-- An upheld dispute of a studio goes to a third coder, as a difference of two coders does. Until then the settled code stays.
create or replace view coding_disputes as
  select p.message_id, p.item, p.first_value, p.second_value
  from coded_pairs p
  where p.twice and (
    p.first_value is distinct from p.second_value
      and not exists (select from settled_codes c where c.message_id = p.message_id and c.item = p.item)
    or not exists (select from coding_tasks t where t.message_id = p.message_id and t.pass = 3)
      and exists (select from studio_disputes d join studio_dispute_answers a on a.dispute_id = d.id
        where d.message_id = p.message_id and d.item = p.item and a.verdict = 'upheld'));
