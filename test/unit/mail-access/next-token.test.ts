import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextToken } from '../../../services/platform/mail-access/next-token.ts';
import { scopesFor } from '../../../services/platform/mail-access/oauth-providers.ts';

const hour = 3_600_000;
const unasked = { renewedAtMs: null, expiresAtMs: null, refusedAtMs: null };
const given = { renewedAtMs: 0, expiresAtMs: hour, refusedAtMs: null };

test('a token is used until five minutes before its end, and renewed then', () => {
  expect(nextToken(unasked, 'any', 0)).toBe('renew');
  expect(nextToken(given, 'any', hour - 5 * 60_000 - 1)).toBe('use');
  expect(nextToken(given, 'any', hour - 5 * 60_000)).toBe('renew');
});

test('a token that lives for seconds is renewed a fifth of its life before its end', () => {
  const short = { ...given, expiresAtMs: 10_000 };
  expect(nextToken(short, 'any', 7_999)).toBe('use');
  expect(nextToken(short, 'any', 8_000)).toBe('renew');
});

test('a token that a server refused is renewed at once, unless it is only a moment old', () => {
  expect(nextToken(given, 'fresh', 4_999)).toBe('use');
  expect(nextToken(given, 'fresh', 5_000)).toBe('renew');
});

test('after a refusal the provider is left alone for an hour, whoever asks', () => {
  const refused = { ...unasked, refusedAtMs: 0 };
  expect(nextToken(refused, 'fresh', hour - 1)).toBe('refused');
  expect(nextToken(refused, 'any', hour)).toBe('renew');
});

test('a token is never used at or after its end', () => {
  const time = fc.integer({ min: 0, max: 10 * hour });
  fc.assert(
    fc.property(time, time, time, fc.constantFrom('any' as const, 'fresh' as const), (from, life, now, wish) => {
      const step = nextToken({ renewedAtMs: from, expiresAtMs: from + life, refusedAtMs: null }, wish, now);
      expect(step === 'use' && now >= from + life).toBe(false);
    }),
  );
});

test('an authorisation is asked for what the account is used for, each scope once', () => {
  expect(scopesFor('google', { imap: true, smtp: true })).toEqual(['https://mail.google.com/']);
  expect(scopesFor('microsoft', { imap: true, smtp: false })).toEqual([
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'offline_access',
  ]);
  expect(scopesFor('mailru', { imap: true, smtp: true })).toEqual(['mail.imap', 'userinfo']);
});
