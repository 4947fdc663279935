-- What was said in an answered call, as the person who took it wrote it down; a correction is a new version.
create table call_sheets (
  id uuid primary key,
  call_id uuid not null,
  call_disposition text not null default 'answered' constraint call_sheets_answered_only check (call_disposition = 'answered'),
  version integer not null constraint call_sheets_version_positive check (version > 0),
  declined boolean not null,
  price_low_minor bigint,
  price_high_minor bigint,
  currency text constraint call_sheets_currency_shape check (currency ~ '^[A-Z]{3}$'),
  basis text,
  vat text,
  price_words text,
  promised jsonb not null,
  questions jsonb not null,
  codes jsonb not null,
  notes text not null,
  taken_by text not null,
  written_at timestamptz not null,
  constraint call_sheets_version_unique unique (call_id, version),
  constraint call_sheets_price_whole check (
    (price_words is null and price_low_minor is null and price_high_minor is null and currency is null and basis is null and vat is null)
    or (price_words is not null and currency is not null and basis is not null and vat is not null
      and (price_low_minor is not null or price_high_minor is not null))),
  constraint call_sheets_price_ordered check (price_low_minor <= price_high_minor),
  foreign key (call_id, call_disposition) references calls (id, disposition)
);
create trigger call_sheets_append_only before update or delete on call_sheets for each row execute function refuse_change();
create view current_call_sheets as
  select distinct on (call_id) * from call_sheets order by call_id, version desc;

-- What calls answer to an inquiry. Only calls to us are answers; one that was not taken is a try of the studio to reach us.
create view call_answers as
  select c.id as call_id, t.inquiry_id, c.started_at as at,
    case
      when c.disposition <> 'answered' then 'missed_call'
      when s.declined and s.price_words is null then 'call_decline'
      when s.price_words is not null or s.questions <> '[]' or s.promised <> '[]' then 'call_substantive'
      else 'call_taken'
    end as kind,
    s.price_low_minor, s.price_high_minor, s.currency, s.basis, s.vat
  from current_call_attributions t
    join calls c on c.id = t.call_id
    left join current_call_sheets s on s.call_id = c.id
  where t.inquiry_id is not null and c.direction = 'inbound';
