import { isReply, type Settled } from './answer-rates.ts';
import type { WaveCodes } from './coded-shares.ts';
import { ownedShare, ownerOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { estimate } from './make-estimate.ts';
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
  const answerers = new Map(settled.filter(isReply).map(({ facts }) => [facts.inquiryId, ownerOf(facts)]));
  const judged = codes.filter(
    ({ item, value, inquiryId }) => item === INTERROGATION && value !== null && answerers.has(inquiryId),
  );
  const found = ownedShare(
    'interrogating',
    judged.map(({ inquiryId, value }) => [answerers.get(inquiryId) ?? inquiryId, value !== null && value > 0] as const),
    'answerers_judged',
    from,
  );
  const withheld = coded.some(({ item, withheld: kept }) => item === INTERROGATION && kept);
  if (!withheld) return found;
  const { definition, unit, n, denominatorName } = found;
  return estimate({ definition, unit, value: null, n, denominatorName }, 'coders_disagree', from);
}
