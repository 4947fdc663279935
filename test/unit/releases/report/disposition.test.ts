import { describe, expect, test } from 'vitest';
import { notSentReasons } from '../../../../services/field/attempts/outcome.ts';
import { dispositionOf } from '../../../../services/releases/report/disposition.ts';
import { dispositionOfFailure } from '../../../../services/releases/report/failure-disposition.ts';
import { answer, confirmed, day, failed, inquiry, notSent, uncertain } from './facts.ts';

const nameAfter = (given: Parameters<typeof inquiry>[0], days = 61) => {
  const found = dispositionOf(inquiry(given), day(days));
  return found.kind === 'final' ? found.name : found;
};

describe('what came back decides first', () => {
  test('an answer to a question is substantive, whatever came before it', () => {
    expect(nameAfter({ answers: [answer(1, 'auto'), answer(2, 'refusal'), answer(3, 'substantive')] })).toBe(
      'SUBSTANTIVE',
    );
  });
  test('"fill in the brief" is an answer without substance and outranks a refusal', () => {
    expect(nameAfter({ answers: [answer(1, 'refusal'), answer(2, 'non_substantive')] })).toBe('NON_SUBSTANTIVE');
  });
  test('a polite decline is a refusal, not silence', () => {
    expect(nameAfter({ answers: [answer(1, 'refusal')] })).toBe('REFUSAL');
  });
  test('a missed call with nothing else is an answer of unknown substance', () => {
    expect(nameAfter({ answers: [answer(1, 'missed_call', 'phone')] })).toBe('MISSED_CALL_ONLY');
  });
  test('an out-of-office reply alone is no answer of a person', () => {
    expect(nameAfter({ answers: [answer(1, 'auto')] })).toBe('AUTO_ONLY');
  });
  test('an answer overrides a bounce: another address worked', () => {
    expect(nameAfter({ delivery: failed('bounced'), answers: [answer(2, 'substantive')] })).toBe('SUBSTANTIVE');
  });
  test('an answer after the window stays an event and changes no disposition', () => {
    expect(nameAfter({ answers: [answer(30.5, 'substantive')] })).toBe('SILENT_DELIVERED');
  });
  test('an answer at the last moment of the window counts', () => {
    expect(nameAfter({ answers: [answer(30, 'substantive')] })).toBe('SUBSTANTIVE');
  });
  test('an answer that only our reminder brought leaves the studio silent, and the rule tells of it', () => {
    const reminded = { nudgedAt: day(7), answers: [answer(9, 'substantive')] };
    expect(nameAfter(reminded)).toBe('SILENT_DELIVERED');
    expect(dispositionOf(inquiry(reminded), day(40))).toMatchObject({ rule: 'answered_after_nudge' });
    expect(nameAfter({ ...reminded, answers: [answer(6, 'refusal'), answer(9, 'substantive')] })).toBe('REFUSAL');
  });
  test('a studio that asked to be left alone has no outcome, even if it answered', () => {
    expect(nameAfter({ optedOut: true, answers: [answer(1, 'substantive')] })).toBe('OPTED_OUT');
  });
  test('a studio that was suppressed before anything was sent did not opt out during the field', () => {
    expect(nameAfter({ optedOut: true, delivery: notSent('suppressed') })).toBe('NOT_SENT');
  });
});

describe('with nothing back, the evidence of delivery decides', () => {
  test.each([
    ['confirmed', confirmed, 'SILENT_DELIVERED'],
    ['uncertain', uncertain, 'DELIVERY_UNKNOWN_SILENT'],
    ['bounced', failed('bounced'), 'BOUNCED'],
    ['bounced softly until the limit', failed('soft_fail_expired'), 'SOFT_FAIL_EXPIRED'],
    ['refused by a captcha we do not solve', notSent('captcha'), 'CAPTCHA_BLOCKED'],
    ['impossible for a broken form', notSent('form_broken'), 'FORM_BROKEN'],
    ['impossible without form and address', notSent('no_form'), 'NO_WRITTEN_CHANNEL'],
    ['forbidden by robots.txt', notSent('robots_disallowed'), 'NOT_SENT'],
  ] as const)('delivery %s', (_what, delivery, name) => {
    expect(nameAfter({ delivery })).toBe(name);
  });
  test('every reason the ledger knows has its disposition, and an unknown one is our own failure', () => {
    for (const reason of notSentReasons) expect(dispositionOfFailure(reason)).toMatch(/^[A-Z_]+$/);
    expect(dispositionOfFailure('hasOwnProperty')).toBe('NOT_SENT');
    expect(dispositionOfFailure(null)).toBe('NOT_SENT');
  });
});

describe('while the window runs', () => {
  test('a silent studio is open, not silent', () => {
    expect(nameAfter({}, 29)).toEqual({ kind: 'open', why: 'window_running', soFar: null, windowEndsAt: day(30) });
  });
  test('an early answer is known so far, but counts only when its window is over, as the silent do', () => {
    expect(nameAfter({ answers: [answer(1, 'substantive')] }, 29)).toMatchObject({
      kind: 'open',
      soFar: 'SUBSTANTIVE',
    });
  });
  test('a bounce waits as long as a delivered inquiry, so that an interim rate leans to neither', () => {
    expect(nameAfter({ delivery: failed('bounced') }, 29)).toMatchObject({ kind: 'open', soFar: 'BOUNCED' });
  });
  test('an inquiry that has not left is open until the wave closes, then it was not sent', () => {
    expect(nameAfter({ delivery: { kind: 'pending' } }, 59)).toEqual({ kind: 'open', why: 'not_delivered_yet' });
    expect(nameAfter({ delivery: { kind: 'pending' } }, 60)).toBe('NOT_SENT');
  });
});
