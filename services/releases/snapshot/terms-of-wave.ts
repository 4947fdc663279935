import type { Database } from '../../platform/database/connect.ts';
import type { PriceTerms } from '../../reading/normalise/comparable-price.ts';
import { rateLookup } from '../../reading/normalise/exchange-rate.ts';
import { ratesBetween } from '../../reading/normalise/store.ts';
import type { InquiryFacts } from '../report/inquiry-facts.ts';
import type { WaveHead } from '../report/store.ts';

/**
 * How prices of a wave are compared: VAT of the country that all its frames are of, and the currency that most of its project prices
 * are stated in. Another currency is converted at an imported rate of its day, or left out: a rate is never assumed.
 */
export async function termsOfWave(
  db: Database,
  { countries, launchedAt }: WaveHead,
  facts: readonly InquiryFacts[],
  closedAt: Date,
): Promise<PriceTerms> {
  const [country, ...others] = countries;
  const stated = facts.flatMap(({ quote }) =>
    quote?.basis === 'project' && quote.currency !== null ? [quote.currency] : [],
  );
  return {
    country: others.length === 0 ? (country ?? null) : null,
    into: commonest(stated),
    rateOf: rateLookup(await ratesBetween(db, dayOf(launchedAt), dayOf(closedAt))),
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The most frequent value, the first by code unit among equals; null for none. */
function commonest(values: readonly string[]): string | null {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, n: same.length }));
  return counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value ?? null;
}
