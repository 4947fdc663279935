import type { AttemptRow } from './store.ts';

/** Reasons of the outcome table that mean: no form for inquiries could be seen on this site. */
const FORMLESS: ReadonlySet<string> = new Set([
  ...['no_form', 'form_only_callback', 'no_site', 'unreachable', 'tls_error'],
  ...['login_required', 'interstitial', 'blocked_403', 'redirected_elsewhere'],
]);

/** Reasons that kept us from looking at the site at all. */
const NOT_LOOKED: ReadonlySet<string> = new Set([
  ...['robots_disallowed', 'browser_failed', 'sending_stopped', 'stage_over'],
  ...['opted_out', 'suppressed', 'cool_down', 'over_cap'],
]);

/**
 * Whether a studio's site shows a form for inquiries, from the attempts at it: a form that refuses, breaks or asks for a captcha is
 * a form. Null where no attempt looked, as with an arm that goes by mail.
 */
export function formSeen(attempts: readonly AttemptRow[]): boolean | null {
  const looked = attempts.filter(
    ({ channel, settledAt, reason }) => channel === 'form' && settledAt !== null && !NOT_LOOKED.has(reason ?? ''),
  );
  return looked.length === 0 ? null : !looked.some(({ reason }) => FORMLESS.has(reason ?? ''));
}
