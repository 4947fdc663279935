-- One persona and script addressed to one studio in one wave.
create table inquiries (
  id uuid primary key,
  wave_id uuid not null,
  studio_id uuid not null,
  persona text not null,
  wording text not null,
  arm jsonb not null,
  language text not null,
  alias text not null constraint inquiries_alias_unique unique,
  phone_e164 text,
  subject text not null,
  body text not null,
  budget jsonb,
  due_at timestamptz not null,
  constraint inquiries_one_per_studio unique (wave_id, studio_id),
  foreign key (wave_id, studio_id) references sample_units (wave_id, studio_id)
);

create table dispositions (
  id bigint generated always as identity primary key,
  inquiry_id uuid not null references inquiries (id),
  code integer not null,
  name text not null,
  class text not null constraint dispositions_class_known
    check (class in ('I', 'P', 'R', 'NC', 'O', 'UN', 'UDs', 'UDo', 'NE')),
  rule text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create trigger dispositions_append_only before update or delete on dispositions
  for each row execute function refuse_change();
create view current_dispositions as
  select distinct on (inquiry_id) inquiry_id, code, name, class, rule, decided_by, decided_at
  from dispositions order by inquiry_id, id desc;
