-- One decision about each follow-up of an inquiry, made once, with the letter as it will be sent; attempts only carry decided ones.
create table follow_ups (
  inquiry_id uuid not null references inquiries (id),
  step text not null constraint follow_ups_step_known check (step in ('second_step', 'nudge', 'close')),
  decision text not null constraint follow_ups_decision_known check (decision in ('planned', 'left_out')),
  why text not null,
  carried_by text constraint follow_ups_carrier_known check (carried_by in ('mail', 'call')),
  subject text,
  body text,
  in_reply_to text,
  thread text[] not null default '{}',
  decided_at timestamptz not null,
  primary key (inquiry_id, step),
  constraint follow_ups_planned_has_letter check (
    (decision = 'planned') = (carried_by is not null and subject is not null and body is not null))
);
create trigger follow_ups_append_only before update or delete on follow_ups
  for each row execute function refuse_change();

create function require_follow_up_decision() returns trigger language plpgsql as $$
begin
  if not exists (
    select from follow_ups f
    where f.inquiry_id = new.inquiry_id and f.step = new.step and f.decision = 'planned' and f.carried_by = 'mail'
  ) then
    raise exception 'no % was decided for inquiry %', new.step, new.inquiry_id using errcode = 'ZK052';
  end if;
  return new;
end $$;
create trigger attempts_follow_a_decision before insert on attempts
  for each row when (new.step <> 'inquiry') execute function require_follow_up_decision();

-- The contact that started an inquiry's clocks: confirmed, or uncertain from the moment it was armed.
create view first_contacts as
  select inquiry_id, id as attempt_id, channel, state, coalesce(delivered_at, armed_at) as started_at, recipient, rfc_message_id
  from attempts where step = 'inquiry' and state in ('confirmed', 'uncertain');

-- 0 <= draw < 1 from the first 48 bits of SHA-256("seed|nudge|domain"): anybody can repeat who of the silent is reminded.
create function nudge_draw(seed text, domain text) returns double precision language sql immutable as $$
  select ('x' || substr(encode(sha256(convert_to(seed || '|nudge|' || domain, 'UTF8')), 'hex'), 1, 12))::bit(48)::bigint
    / 281474976710656::double precision
$$;

-- Critics 51 to 53: all of the silent or a seeded share, at the protocol's time, whatever program writes the row.
create function require_nudge_rule() returns trigger language plpgsql as $$
begin
  if not exists (
    select from inquiries i
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      join studios s on s.id = i.studio_id
      join first_contacts f on f.inquiry_id = i.id
    where i.id = new.inquiry_id
      and field_now() >= f.started_at + make_interval(hours => 24 * (c.protocol #>> '{rules,nudge,afterDays}')::int)
      and nudge_draw(w.seed, s.domain) < (c.protocol #>> '{rules,nudge,share}')::double precision
      and not exists (select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind))
  ) then
    raise exception 'the rule of the protocol does not remind inquiry %', new.inquiry_id using errcode = 'ZK051';
  end if;
  return new;
end $$;
create trigger follow_ups_nudge_by_rule before insert on follow_ups
  for each row when (new.step = 'nudge' and new.decision = 'planned') execute function require_nudge_rule();
