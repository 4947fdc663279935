import { krippendorffAlpha } from '../../measures/rubric/krippendorff-alpha.ts';
import type { CodedPair } from '../../reading/coding/agreement.ts';
import type { Rubric } from '../../reading/rubric/rubric.ts';
import { ownedShare } from './counted-share.ts';
import type { Provenance } from './estimate.ts';
import type { CodedItem } from './report-schema.ts';
import type { InquiryCode, MaterialTime } from './store/codes.ts';

/** Everything the report knows of the coding of a wave. */
export type WaveCodes = {
  readonly rubric: Rubric | null;
  /** Settled, one per inquiry and item. */
  readonly codes: readonly InquiryCode[];
  /** Codes of both coders before anything was settled. */
  readonly pairs: readonly CodedPair[];
  /** When each of the materials first came; absent where none is coded. */
  readonly materials?: readonly MaterialTime[];
};

export const nothingCoded: WaveCodes = { rubric: null, codes: [], pairs: [] };

/**
 * Share of each anchor of each item among the studios whose letters could be judged by it, by settled codes only. An item whose
 * coders agreed less than the protocol asks for is named without its shares.
 */
export function codedShares(
  { rubric, codes, pairs }: WaveCodes,
  from: Provenance,
  ownerOf: (inquiryId: string) => string = (inquiryId) => inquiryId,
): CodedItem[] {
  if (rubric === null || codes.length === 0) return [];
  return rubric.items.map(({ code, question, axis, anchors }) => {
    const judged = codes.filter(({ item, value }) => item === code && value !== null);
    const twice = pairs.filter(({ item }) => item === code);
    const { alpha } = krippendorffAlpha(
      [twice.map(({ first }) => first), twice.map(({ second }) => second)],
      'ordinal',
    );
    const withheld = alpha !== null && alpha < Number(rubric.agreement);
    return {
      item: code,
      question,
      axis,
      alpha,
      doubleCoded: twice.length,
      withheld,
      anchors: withheld
        ? []
        : anchors.map(({ value, label }) => ({
            value,
            label,
            share: ownedShare(
              'coded_share',
              judged.map((one) => [ownerOf(one.inquiryId), one.value === value] as const),
              'studios_judged',
              from,
            ),
          })),
    };
  });
}
