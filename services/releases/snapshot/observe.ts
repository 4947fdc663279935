import { type BusinessHours, delayMinutes } from '../../measures/clock/delay-minutes.ts';
import type { PriceTerms } from '../../reading/normalise/comparable-price.ts';
import { followDelays } from '../report/followed-delays.ts';
import { firstHuman, type InquiryFacts, startOf } from '../report/inquiry-facts.ts';
import { payablePrice } from '../report/payable-price.ts';
import { type DetailTerms, detailsOf } from './observe-details.ts';
import type { Observation } from './snapshot.ts';
import type { UnitRow } from './store.ts';

const MINUTE_MS = 60_000;

/** What all inquiries of a wave are measured by: clocks and working time, terms of prices, and the end of view. */
export type WaveTerms = DetailTerms & { readonly prices: PriceTerms };

/** A frozen inquiry as an observation without a name. Pure. */
export function observe(unit: string, row: UnitRow, facts: InquiryFacts, terms: WaveTerms): Observation {
  const { hours, prices, now } = terms;
  const { time, status } = followDelays([facts], now);
  const [minutes] = time;
  const delay = minutes === undefined ? null : { minutes, answered: status[0] === 1 };
  return {
    unit,
    stratum: row.stratum,
    city: row.city,
    rankPercent: row.provenance[0]?.percent ?? null,
    frames: [...new Set(row.provenance.map(({ frame }) => frame))].toSorted(),
    probability: row.probability,
    arm: facts.arm,
    disposition: row.disposition,
    rule: row.rule,
    mode: firstHuman(facts)?.mode ?? null,
    delay,
    businessMinutes: delay === null ? null : workingMinutes(facts, delay.minutes, hours),
    price: priceOf(facts, prices),
    details: detailsOf(facts, terms),
  };
}

function workingMinutes(facts: InquiryFacts, minutes: number, hours: BusinessHours): number | null {
  const start = startOf(facts);
  if (start === null) return null;
  const waited = delayMinutes(start.getTime(), start.getTime() + minutes * MINUTE_MS, hours);
  return waited.kind === 'measured' ? waited.businessMinutes : null;
}

/** The main quote for the whole project; hourly and monthly prices are not comparable with it (statistics 4.3). */
function priceOf({ quote }: InquiryFacts, terms: PriceTerms): Observation['price'] {
  if (quote === null || quote.basis !== 'project' || quote.currency === null) return null;
  const price = payablePrice(quote, terms);
  return price === null ? null : { minor: price.minor, form: price.form, currency: terms.into ?? quote.currency };
}
