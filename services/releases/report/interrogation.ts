import { isReply, rateOf, type Settled } from './answer-rates.ts';
import type { WaveCodes } from './coded-shares.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { estimate, shareEstimate } from './make-estimate.ts';
import type { CodedItem } from './report-schema.ts';

/** Item of the codebook: interrogates the client, or talks of its own worries, instead of selling. */
export const INTERROGATION = 'interrogates';

/**
 * Share of the answerers that interrogate, by settled codes only: the highest code among a studio's letters, of the answerers that could
 * be judged. Null where the codebook has no such item; without a value where the coders disagreed too much.
 */
export function interrogationShare(
  settled: readonly Settled[],
  { rubric, codes }: WaveCodes,
  coded: readonly CodedItem[],
  from: Provenance,
): Estimate | null {
  if (rubric?.items.every(({ code }) => code !== INTERROGATION) !== false) return null;
  const answerers = new Set(settled.filter(isReply).map(({ facts }) => facts.inquiryId));
  const judged = codes.filter(
    ({ item, value, inquiryId }) => item === INTERROGATION && value !== null && answerers.has(inquiryId),
  );
  const found = shareEstimate(
    'interrogating',
    rateOf(judged.filter(({ value }) => value !== null && value > 0).length, judged.length),
    'answerers_judged',
    from,
  );
  const withheld = coded.some(({ item, withheld: kept }) => item === INTERROGATION && kept);
  if (!withheld) return found;
  const { definition, unit, n, denominatorName } = found;
  return estimate({ definition, unit, value: null, n, denominatorName }, 'coders_disagree', from);
}
