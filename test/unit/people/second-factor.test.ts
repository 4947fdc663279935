import { generate } from 'otplib';
import { describe, expect, test } from 'vitest';
import { mayTry } from '../../../services/design/people/guess-limits.ts';
import { newRecoveryCode, recoveryHash } from '../../../services/design/people/recovery-code.ts';
import { codeStep, factorAddress, newFactorSecret } from '../../../services/design/people/second-factor.ts';

/** The secret of RFC 6238, appendix B ("12345678901234567890"), in base32. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i s the code of the RFC is %s', async (seconds, code) => {
  expect(await codeStep(RFC, code, null, seconds)).toBe(Math.floor(seconds / 30));
});

test('a code holds for the step before and after, not two away, and opens once', async () => {
  const now = 1_760_000_010;
  const at = (steps: number) => generate({ secret: RFC, epoch: now + 30 * steps });
  const step = Math.floor(now / 30);
  for (const near of [-1, 0, 1]) expect(await codeStep(RFC, await at(near), null, now)).toBe(step + near);
  for (const far of [-2, 2]) expect(await codeStep(RFC, await at(far), null, now)).toBeNull();
  expect(await codeStep(RFC, await at(0), step, now)).toBeNull();
  expect(await codeStep(RFC, await at(-1), step, now)).toBeNull();
  expect(await codeStep(RFC, await at(1), step, now)).toBe(step + 1);
});

test.each(['', '12345', '1234567', 'abcdef', '12 34 5x', '١٢٣٤٥٦'])('%j is no code', async (typed) => {
  expect(await codeStep(RFC, typed, null, 59)).toBeNull();
});

test('a code may be typed in groups', async () => expect(await codeStep(RFC, '287 082', null, 59)).toBe(1));

test('the address for authenticators names program, person and secret', () => {
  const secret = newFactorSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/u);
  expect(factorAddress(secret, 'anna@example.org')).toMatch(
    new RegExp(`^otpauth://totp/Zerkalo:anna(%40|@)example\\.org\\?secret=${secret}&issuer=Zerkalo`, 'u'),
  );
});

describe('a recovery code', () => {
  test('is the same however it is typed, and no other', () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/u);
    expect(recoveryHash(code.toUpperCase().replaceAll('-', ' '))).toEqual(recoveryHash(code));
    expect(recoveryHash(`OIL1-${'0000-'.repeat(4)}0000`)).toEqual(recoveryHash(`0111-${'0000-'.repeat(4)}0000`));
    // As codes were before.
    expect(recoveryHash('OIL1-0000-0000-0000')).toEqual(recoveryHash('0111-0000-0000-0000'));
    expect(recoveryHash(newRecoveryCode())).not.toEqual(recoveryHash(code));
    expect(recoveryHash('short')).toBeNull();
  });
});

describe('guessing', () => {
  const none = { ofPair: 0, ofAddress: 0, ofAccount: 0, addressIsKnown: false };
  test('five wrong passwords from one address are enough for a while', () => {
    expect(mayTry({ ...none, ofPair: 4 })).toBe(true);
    expect(mayTry({ ...none, ofPair: 5 })).toBe(false);
  });
  test('one address may not try through many accounts', () => expect(mayTry({ ...none, ofAddress: 30 })).toBe(false));
  test('many addresses may not try one account, but its person gets in from where he was before', () => {
    expect(mayTry({ ...none, ofAccount: 50 })).toBe(false);
    expect(mayTry({ ...none, ofAccount: 5000, addressIsKnown: true })).toBe(true);
  });
});
