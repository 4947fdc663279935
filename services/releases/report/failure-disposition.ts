import type { NotSentReason, RejectedReason } from '../../field/attempts/outcome.ts';
import type { DispositionName } from '../../measures/outcome/dispositions.ts';

export type FailureReason = NotSentReason | RejectedReason | 'bounced' | 'soft_fail_expired';

/**
 * What a reason of the attempt ledger means when nothing was delivered and nothing came back. Failures of the studio's own
 * site or mail are its loss (UDs, customer view); where our reader or our rules stopped us it is ours (UDo); a studio
 * without form and address has no written channel and is in no denominator (NE).
 */
const BY_REASON: Readonly<Record<FailureReason, DispositionName>> = {
  no_form: 'NO_WRITTEN_CHANNEL',
  form_only_callback: 'NO_WRITTEN_CHANNEL',
  no_site: 'NO_WRITTEN_CHANNEL',
  no_address: 'NO_WRITTEN_CHANNEL',
  unreachable: 'FORM_BROKEN',
  tls_error: 'FORM_BROKEN',
  form_broken: 'FORM_BROKEN',
  validation: 'FORM_BROKEN',
  spam: 'FORM_BROKEN',
  closed_form: 'FORM_BROKEN',
  http_4xx: 'FORM_BROKEN',
  engine_negative: 'FORM_BROKEN',
  smtp_5xx: 'BOUNCED',
  bounced: 'BOUNCED',
  smtp_deferred: 'SOFT_FAIL_EXPIRED',
  soft_fail_expired: 'SOFT_FAIL_EXPIRED',
  captcha: 'CAPTCHA_BLOCKED',
  blocked_403: 'CAPTCHA_BLOCKED',
  interstitial: 'CAPTCHA_BLOCKED',
  redirected_elsewhere: 'NOT_SENT',
  unmapped_required_field: 'NOT_SENT',
  mask_rejected: 'NOT_SENT',
  marketing_consent_bundled: 'NOT_SENT',
  login_required: 'NOT_SENT',
  robots_disallowed: 'NOT_SENT',
  opted_out: 'NOT_SENT',
  suppressed: 'NOT_SENT',
  cool_down: 'NOT_SENT',
  over_cap: 'NOT_SENT',
  stage_over: 'NOT_SENT',
  answered: 'NOT_SENT',
  declined: 'NOT_SENT',
  asking_stopped: 'NOT_SENT',
  sending_stopped: 'NOT_SENT',
  smtp_unavailable: 'NOT_SENT',
  browser_failed: 'NOT_SENT',
};

/** The disposition of an inquiry that never arrived. A reason this version does not know counts as our own failure. */
export function dispositionOfFailure(reason: string | null): DispositionName {
  return reason !== null && isKnown(reason) ? BY_REASON[reason] : 'NOT_SENT';
}

function isKnown(reason: string): reason is FailureReason {
  return Object.hasOwn(BY_REASON, reason);
}
