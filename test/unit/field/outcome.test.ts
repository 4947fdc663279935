import { describe, expect, it } from 'vitest';
import { allowsMailFallback, notSentReasons, type Outcome, retryAt } from '../../../services/field/attempts/outcome.ts';

const now = new Date('2026-09-01T09:00:00Z');

describe('mail after a form', () => {
  it.each(['captcha', 'no_form', 'form_broken', 'blocked_403', 'unmapped_required_field'] as const)(
    'is tried when the form provably did not carry the inquiry: %s',
    (reason) => expect(allowsMailFallback({ state: 'not_sent', reason })).toBe(true),
  );

  it.each(['robots_disallowed', 'opted_out', 'suppressed', 'cool_down', 'over_cap'] as const)(
    'is not tried when somebody or a rule said no: %s',
    (reason) => expect(allowsMailFallback({ state: 'not_sent', reason })).toBe(false),
  );

  it('is tried after the site refused the inquiry, and never when it may have arrived', () => {
    expect(allowsMailFallback({ state: 'rejected', reason: 'engine_negative' })).toBe(true);
    expect(allowsMailFallback({ state: 'uncertain', reason: 'http_5xx' })).toBe(false);
    expect(allowsMailFallback({ state: 'confirmed', reason: 'success_text' })).toBe(false);
  });
});

describe('the next try on the same channel', () => {
  const deferred: Outcome = { state: 'not_sent', reason: 'smtp_deferred' };

  it('follows a greylisting after 5, 15 and 60 minutes of field time, then no more', () => {
    const minutes = [1, 2, 3, 4]
      .map((tries) => retryAt(deferred, tries, now))
      .map((at) => at && (at.getTime() - now.getTime()) / 60_000);
    expect(minutes).toEqual([5, 15, 60, null]);
  });

  it('is planned at once when sending was stopped, to go on when it is resumed', () => {
    expect(retryAt({ state: 'not_sent', reason: 'sending_stopped' }, 9, now)).toEqual(now);
  });

  it('never follows an outcome after which something may have reached the studio', () => {
    expect(retryAt({ state: 'uncertain', reason: 'connection_lost' }, 1, now)).toBeNull();
    const others = notSentReasons.filter(
      (reason) => !/^(smtp_(deferred|unavailable)|browser_failed|sending_stopped)$/.test(reason),
    );
    for (const reason of others) expect(retryAt({ state: 'not_sent', reason }, 1, now)).toBeNull();
  });
});
