/** Which inquiry a call belongs to: the number called is a persona's, the number calling a studio's. Times do not decide. */
import type { InquiryId } from '../../platform/ids.ts';

export type CallMatchMethod = 'number_and_studio' | 'number' | 'studio';

/** `why`: several inquiries fit, or none does. Candidates are for the person who looks at the queue, likeliest first. */
export type CallMatch =
  | { readonly kind: 'one'; readonly inquiryId: InquiryId; readonly method: CallMatchMethod }
  | { readonly kind: 'queue'; readonly why: 'ambiguous' | 'none'; readonly candidates: readonly InquiryId[] };

/** More candidates than this tell a person nothing. */
const mostCandidates = 20;

export type CallTraces = {
  /** Whether the exchange says which of our numbers it was; then it is a persona's. */
  readonly numberKnown: boolean;
  /** Inquiries whose persona has the number on our side, sent before the call; latest first. */
  readonly byNumber: readonly InquiryId[];
  /** Inquiries to the studio that is known under the other number, sent before the call; latest first. */
  readonly byStudio: readonly InquiryId[];
};

/**
 * A persona's number may serve many inquiries: then only the studio's own number decides, and a caller whom nobody knows waits
 * for a person (counted for the campaign, for no studio). Where the exchange does not say which number was called, the studio's
 * number alone decides.
 */
export function matchCall({ numberKnown, byNumber, byStudio }: CallTraces): CallMatch {
  if (!numberKnown) return decide('studio', byStudio);
  const both = byStudio.filter((id) => byNumber.includes(id));
  if (both.length > 0) return decide('number_and_studio', both);
  // A studio we wrote to that calls a number it was not given is for a person to judge.
  if (byStudio.length > 0) return queue([...byStudio, ...byNumber]);
  return decide('number', byNumber);
}

function decide(method: CallMatchMethod, fits: readonly InquiryId[]): CallMatch {
  const [only] = fits;
  if (fits.length === 1 && only !== undefined) return { kind: 'one', inquiryId: only, method };
  return queue(fits);
}

function queue(candidates: readonly InquiryId[]): CallMatch {
  const shown = [...new Set(candidates)].slice(0, mostCandidates);
  return { kind: 'queue', why: shown.length > 0 ? 'ambiguous' : 'none', candidates: shown };
}
