import { sizesBehindPercents } from '../../measures/outcome/sizes-behind-percents.ts';
import { rateOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { ThenAndNow } from './life-schema.ts';
import { shareEstimate } from './make-estimate.ts';
import type { PriceReport } from './report-schema.ts';

const DAY = 1440;
const RANGE = 200;

/** What the experiment printed, in shares, minutes and kopecks. It never said how many studios it wrote to. */
const PUBLISHED = [
  { id: 'form', unit: 'share', published: 0.68, approximate: false },
  { id: 'email', unit: 'share', published: 0.57, approximate: false },
  { id: 'phone', unit: 'share', published: 0.11, approximate: false },
  { id: 'noAnswer', unit: 'share', published: 0.32, approximate: false },
  { id: 'interrogating', unit: 'share', published: 0.26, approximate: false },
  { id: 'meanDelay', unit: 'minutes', published: 2 * DAY, approximate: true },
  { id: 'medianPrice', unit: 'minor', published: 40_000_000, approximate: false },
  { id: 'meanPrice', unit: 'minor', published: 50_000_000, approximate: true },
] as const;

/** How many studios the whole percents of 2014 can stand for: 57, 11 and 32 of all, 68 of all, 26 of those who answered. */
const SIZES = sizesBehindPercents({ pie: [57, 11, 32], ofAll: [68], ofPart: 26 }, RANGE);

/** What the 57 % are at the smallest size: 16 of 28. */
const SMALLEST = rateOf(Math.round(0.57 * (SIZES.pie[0] ?? 0)), SIZES.pie[0] ?? 0);

export type Ours = Readonly<
  Record<Exclude<(typeof PUBLISHED)[number]['id'], 'medianPrice' | 'meanPrice'>, Estimate | null>
>;

/**
 * The figures of 2014, each beside the estimate of this wave that answers to it. Prices stand beside each other only where there is one
 * table of prices and it is in roubles.
 */
export function thenAndNow(ours: Ours, prices: readonly PriceReport[], from: Provenance): ThenAndNow {
  const [only] = prices;
  const roubles = prices.length === 1 && only?.currency === 'RUB' ? only : null;
  const beside = { ...ours, medianPrice: roubles?.median ?? null, meanPrice: roubles?.mean ?? null };
  return {
    searchedTo: RANGE,
    sizesOfPie: [...SIZES.pie],
    sizesOfAll: [...SIZES.all],
    emailAtSmallest: shareEstimate('contacted_email', SMALLEST, 'studios_of_2014', from),
    rows: PUBLISHED.map((row) => ({ ...row, ours: beside[row.id] })),
  };
}
