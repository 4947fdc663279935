/** Outcome of an attempt. Reasons of forms follow the outcome table of the field manual; those of mail follow RFC 5321. */
export const notSentReasons = [
  'no_form',
  'form_only_callback',
  'unreachable',
  'tls_error',
  'redirected_elsewhere',
  'interstitial',
  'captcha',
  'blocked_403',
  'unmapped_required_field',
  'mask_rejected',
  'marketing_consent_bundled',
  'login_required',
  'robots_disallowed',
  'opted_out',
  'suppressed',
  'cool_down',
  'over_cap',
  'stage_over',
  'answered',
  'declined',
  'asking_stopped',
  'form_broken',
  'no_address',
  'no_site',
  'sending_stopped',
  'smtp_unavailable',
  'smtp_deferred',
  'browser_failed',
] as const;
export type NotSentReason = (typeof notSentReasons)[number];

export type RejectedReason = 'validation' | 'spam' | 'closed_form' | 'http_4xx' | 'engine_negative' | 'smtp_5xx';
export type UncertainReason =
  | 'no_evidence'
  | 'http_5xx'
  | 'connection_lost'
  | 'timeout'
  | 'page_error'
  | 'crash_after_arming';
export type ConfirmedBy = 'engine_positive' | 'success_text' | 'thank_you_page' | 'smtp_250' | 'acknowledged';

export type Outcome =
  | { state: 'confirmed'; reason: ConfirmedBy }
  | { state: 'rejected'; reason: RejectedReason }
  | { state: 'uncertain'; reason: UncertainReason }
  | { state: 'not_sent'; reason: NotSentReason };

/** Reasons after which a studio is not written to by mail either: somebody or some rule said no. */
const saidNo: ReadonlySet<string> = new Set<NotSentReason>([
  'robots_disallowed',
  'opted_out',
  'suppressed',
  'cool_down',
  'over_cap',
  'sending_stopped',
]);

/**
 * Whether mail may be tried after a form attempt: only where the form provably did not carry the inquiry to the studio.
 * Never from `uncertain` or `confirmed`, so that a studio is contacted at most once per step.
 */
export function allowsMailFallback(outcome: Outcome): boolean {
  if (outcome.state === 'rejected') return true;
  return outcome.state === 'not_sent' && !saidNo.has(outcome.reason) && outcome.reason !== 'browser_failed';
}

const retryMinutes = [5, 15, 60] as const;

/**
 * When an attempt that left no trace at the studio is tried again on the same channel: greylisting, and a mail server or browser
 * of ours that was away; at once when sending was stopped, to go on when it is resumed. `tries` counts attempts of this step and
 * channel so far. Null: no more.
 */
export function retryAt(outcome: Outcome, tries: number, now: Date): Date | null {
  if (outcome.state !== 'not_sent') return null;
  if (outcome.reason === 'sending_stopped') return now;
  const passing = ['smtp_deferred', 'smtp_unavailable', 'browser_failed'].includes(outcome.reason);
  const minutes = retryMinutes[tries - 1];
  return passing && minutes !== undefined ? new Date(now.getTime() + minutes * 60_000) : null;
}
