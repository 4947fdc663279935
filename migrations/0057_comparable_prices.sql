-- Prices are compared as what the client pays: the VAT rate that a studio names, and official exchange rates with who set them.
alter table quotes add column vat_rate double precision;

create table exchange_rates (
  currency text not null,
  into_currency text not null,
  on_day date not null,
  -- So many units of the currency were `rate` units of the other.
  nominal double precision not null,
  rate double precision not null,
  source text not null constraint exchange_rates_source_given check (source <> ''),
  imported_at timestamptz not null default clock_timestamp(),
  primary key (currency, into_currency, on_day),
  constraint exchange_rates_positive check (nominal > 0 and rate > 0),
  constraint exchange_rates_of_two check (currency <> into_currency)
);
create trigger exchange_rates_append_only before update or delete on exchange_rates
  for each row execute function refuse_change();
