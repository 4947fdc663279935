-- Whose answer a call is: by rule when it comes in, by a person afterwards; a null inquiry waits in the queue for people.
create table call_attributions (
  id bigint generated always as identity primary key,
  call_id uuid not null references calls (id),
  inquiry_id uuid references inquiries (id),
  method text not null constraint call_attributions_method_known
    check (method in ('number_and_studio', 'number', 'studio', 'person', 'dismissed', 'ambiguous', 'none')),
  candidates jsonb not null default '[]',
  note text not null default '',
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp(),
  constraint call_attributions_inquiry_named
    check ((method in ('number_and_studio', 'number', 'studio', 'person')) = (inquiry_id is not null))
);
create index call_attributions_of_call on call_attributions (call_id, id);
create index call_attributions_of_inquiry on call_attributions (inquiry_id);
create trigger call_attributions_append_only before update or delete on call_attributions
  for each row execute function refuse_change();
create view current_call_attributions as
  select distinct on (call_id) * from call_attributions order by call_id, id desc;
