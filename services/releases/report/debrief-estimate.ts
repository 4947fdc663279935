import { type DebriefReason, unseenReasons } from '../../field/follow-ups/debrief-reasons.ts';
import { debriefAdjustedRate } from '../../measures/outcome/debrief-adjusted-rate.ts';
import { debriefInterval } from '../../measures/outcome/debrief-interval.ts';
import { isCounted, isReply, isSilent, type Settled } from './answer-rates.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { estimate } from './make-estimate.ts';
import { THRESHOLDS } from './thresholds.ts';

/** Why a silent studio says that it was silent. */
export type SaidReason = { readonly inquiryId: string; readonly reason: DebriefReason };

/**
 * AR2 over the inquiries that arrived by the silent studios' own word (statistics 1.6); stands beside AR2, never instead of it.
 * Those who gave no reason are taken to be like those who did, which nothing proves.
 */
export function debriefEstimate(settled: readonly Settled[], said: readonly SaidReason[], from: Provenance): Estimate {
  const counted = settled.filter(isCounted);
  const silent = counted.filter(isSilent);
  const reasonOf = new Map(said.map(({ inquiryId, reason }) => [inquiryId, reason]));
  const reasons = silent.flatMap(({ facts }) => reasonOf.get(facts.inquiryId) ?? []);
  const found = debriefAdjustedRate({
    n: counted.length,
    replied: counted.filter(isReply).length,
    silent: silent.length,
    debriefed: reasons.length,
    notReceived: reasons.filter((reason) => unseenReasons.includes(reason)).length,
  });
  const plain = {
    definition: 'AR2_debriefed',
    unit: 'share',
    value: found.rate,
    n: counted.length,
    denominatorName: 'received_by_debrief',
  } as const;
  if (found.rate === null) return estimate(plain, counted.length === 0 ? 'nothing_counted' : 'nobody_said', from);
  if (counted.length < THRESHOLDS.shareInterval) return estimate(plain, 'too_few_cases', from);
  const bounds = debriefInterval(found);
  if (bounds.lower === null) return estimate(plain, found.se === null ? 'too_few_reasons' : 'no_method', from);
  return estimate(plain, { method: 'two_phase_logit', ...bounds }, from);
}
