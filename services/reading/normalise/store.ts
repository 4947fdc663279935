import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { ExchangeRate } from './exchange-rate.ts';

/** Rates of a day that are stored with another value or source. */
export type RateClash = { readonly currency: string; readonly on: string; readonly source: string };

/** Stores rates that are new, unless one differs from what is stored: then none. Returns how many were new and which differ. */
export async function insertRates(
  tx: Database,
  rates: readonly ExchangeRate[],
  source: string,
): Promise<{ stored: number; clashes: RateClash[] }> {
  const given = JSON.stringify(rates);
  const { rows: clashes } = await sql<RateClash>`
    select e.currency, e.on_day::text as "on", e.source
    from jsonb_to_recordset(${given}::jsonb) as g (currency text, "into" text, "on" date, nominal double precision, rate double precision)
      join exchange_rates e on e.currency = g.currency and e.into_currency = g."into" and e.on_day = g."on"
    where (e.nominal, e.rate) <> (g.nominal, g.rate)
    order by 2, 1`.execute(tx);
  if (clashes.length > 0) return { stored: 0, clashes };
  const { rows: stored } = await sql<{ currency: string }>`
    insert into exchange_rates (currency, into_currency, on_day, nominal, rate, source)
    select currency, "into", "on", nominal, rate, ${source}
    from jsonb_to_recordset(${given}::jsonb) as g (currency text, "into" text, "on" date, nominal double precision, rate double precision)
    on conflict do nothing
    returning currency`.execute(tx);
  return { stored: stored.length, clashes };
}

/** Rates that prices of these days may need: with the days before, over which the last rate holds. */
export async function ratesBetween(db: Database, from: string, to: string): Promise<ExchangeRate[]> {
  const { rows } = await sql<ExchangeRate>`
    select currency, into_currency as "into", on_day::text as "on", nominal, rate from exchange_rates
    where on_day between ${from}::date - 14 and ${to}::date order by on_day, currency`.execute(db);
  return rows;
}
