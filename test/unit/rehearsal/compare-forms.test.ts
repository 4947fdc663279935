import { expect, test } from 'vitest';
import { compareForm } from '../../../scripts/rehearse/witness/compare-forms.ts';
import type { Ledger, LedgerStudio } from '../../../scripts/rehearse/witness/ledger.ts';
import type { RecordedAttempt } from '../../../scripts/rehearse/witness/store.ts';
import { newTally } from '../../../scripts/rehearse/witness/tally.ts';

const domain = 'granit.test';

function attempt(channel: 'form' | 'mail', state: string, reason: string): RecordedAttempt {
  const where = { inquiryId: 'i1', domain, alias: 'a@shopper.test', step: 'inquiry', ordinal: 1 };
  return { ...where, channel, state, reason, crashed: false, armedAt: null, deliveredAt: null };
}

function faultsOf(expectedReason: string, expectedChannel: LedgerStudio['expectedChannel'], tried: RecordedAttempt[]) {
  const studio = {
    domain,
    siteKind: 'x',
    hasForm: true,
    expectedOutcome: 'confirmed',
    expectedReason,
    expectedChannel,
  };
  const ledger: Ledger = { studios: [studio], contacts: [], answers: [], calls: [], coding: [], tripwires: [] };
  const tally = newTally();
  compareForm(tally, domain, tried, ledger);
  return tally.faults.map((fault) => fault.split(':')[0]);
}

test('a grade of evidence is right by any of the ends that it stands for', () => {
  expect(faultsOf('E3', 'form', [attempt('form', 'confirmed', 'thank_you_page')])).toEqual([]);
  expect(faultsOf('E3', 'form', [attempt('form', 'confirmed', 'engine_positive')])).toEqual(['form']);
  expect(faultsOf('X', 'form', [attempt('form', 'uncertain', 'connection_lost')])).toEqual([]);
  expect(faultsOf('E1', 'form', [attempt('form', 'confirmed', 'acknowledged')])).toEqual([]);
});

test('mail is tried exactly where the truth sends it', () => {
  const captcha = attempt('form', 'not_sent', 'captcha');
  expect(faultsOf('captcha', 'mail', [captcha, attempt('mail', 'confirmed', 'smtp_250')])).toEqual([]);
  expect(faultsOf('captcha', 'mail', [captcha])).toEqual(['fallback']);
  const open = attempt('form', 'uncertain', 'http_5xx');
  expect(faultsOf('X', 'form', [open, attempt('mail', 'confirmed', 'smtp_250')])).toEqual(['fallback']);
});

test('a mail that could not be sent for want of an address was not tried', () => {
  const tried = [attempt('form', 'not_sent', 'form_only_callback'), attempt('mail', 'not_sent', 'no_address')];
  expect(faultsOf('form_only_callback', 'none', tried)).toEqual([]);
});

test('what a stop or a kill of ours ended says nothing of the site', () => {
  const tried = [attempt('form', 'not_sent', 'browser_failed'), attempt('form', 'rejected', 'spam')];
  expect(faultsOf('rejected', 'mail', [...tried, attempt('mail', 'rejected', 'smtp_5xx')])).toEqual([]);
  expect(faultsOf('E3', 'form', [{ ...attempt('form', 'uncertain', 'crash_after_arming'), crashed: true }])).toEqual(
    [],
  );
});

test('a crash after arming excuses the words of the page for good, whatever settled the attempt later', () => {
  const acknowledged = attempt('form', 'confirmed', 'acknowledged');
  expect(faultsOf('E3', 'form', [{ ...acknowledged, crashed: true }])).toEqual([]);
  expect(faultsOf('E4', 'form', [{ ...acknowledged, crashed: true }])).toEqual([]);
  expect(faultsOf('E3', 'form', [acknowledged])).toEqual(['form']);
});
