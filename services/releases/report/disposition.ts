import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import { dispositionOfFailure } from './failure-disposition.ts';
import {
  type AnswerSort,
  answeredAfterNudge,
  answersInWindow,
  type InquiryFacts,
  windowEndOf,
} from './inquiry-facts.ts';

/** A final disposition with the rule that gave it, or why there is none yet. A running window is open, not silent. */
export type Disposition =
  | { readonly kind: 'final'; readonly name: DispositionName; readonly rule: string }
  | { readonly kind: 'open'; readonly why: 'not_delivered_yet' }
  | {
      readonly kind: 'open';
      readonly why: 'window_running';
      /** What it would be if the window closed now; null while nothing has come and delivery is not known to have failed. */
      readonly soFar: DispositionName | null;
      readonly windowEndsAt: Date;
    };

/** First match wins: substance outranks a refusal (which may carry a price), a person outranks a machine. */
const PRIORITY: readonly (readonly [AnswerSort, DispositionName])[] = [
  ['substantive', 'SUBSTANTIVE'],
  ['non_substantive', 'NON_SUBSTANTIVE'],
  ['refusal', 'REFUSAL'],
  ['missed_call', 'MISSED_CALL_ONLY'],
  ['auto', 'AUTO_ONLY'],
];

/**
 * The disposition of one inquiry at field time `now`: opted out, then what came in its window, then the evidence of
 * delivery. An answer overrides a bounce, since another address worked. An inquiry still unsent when the wave's window
 * closes was not sent. Who answered only after our reminder is silent here, and the rule says so; a silence that our own mailbox
 * could not see is none. Before all that a person's word, given for a reason after the close.
 */
export function dispositionOf(facts: InquiryFacts, now: Date): Disposition {
  const { delivery, overruled = null } = facts;
  if (overruled !== null) return { kind: 'final', name: overruled, rule: 'by_hand' };
  if (delivery.kind === 'pending') {
    if (now < facts.waveClosesAt) return { kind: 'open', why: 'not_delivered_yet' };
    return { kind: 'final', name: 'NOT_SENT', rule: 'never_sent_before_close' };
  }
  if (facts.optedOut && delivery.kind !== 'not_sent') return { kind: 'final', name: 'OPTED_OUT', rule: 'opted_out' };
  const answered = answeredAs(facts);
  const lost =
    delivery.kind === 'failed' || delivery.kind === 'not_sent' ? dispositionOfFailure(delivery.reason) : null;
  const windowEndsAt = windowEndOf(facts);
  if (windowEndsAt !== null && now < windowEndsAt) {
    return { kind: 'open', why: 'window_running', soFar: answered ?? lost, windowEndsAt };
  }
  if (answered !== null) return { kind: 'final', name: answered, rule: 'answer_in_window' };
  if (lost === null && facts.lostAt !== null)
    return { kind: 'final', name: 'OBSERVATION_LOST', rule: 'mailbox_outage' };
  const silent = delivery.kind === 'confirmed' ? 'SILENT_DELIVERED' : 'DELIVERY_UNKNOWN_SILENT';
  const rule = answeredAfterNudge(facts) ? 'answered_after_nudge' : `delivery_${delivery.kind}`;
  return { kind: 'final', name: lost ?? silent, rule };
}

function answeredAs(facts: InquiryFacts): DispositionName | null {
  const sorts = new Set(answersInWindow(facts).map(({ sort }) => sort));
  return PRIORITY.find(([sort]) => sorts.has(sort))?.[1] ?? null;
}
