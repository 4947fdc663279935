import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that cannot be taken for each other (Crockford's base32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SIGNS = 24;
/** Codes given out before had 80 bits; they count until new ones are made. */
const SIGNS_BEFORE = 16;

/** One code of 120 random bits in six groups: more than the 112 from which a plain hash is enough to store (ASVS 5.0, 6.5.2). */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(SIGNS)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  return signs.replaceAll(/(.{4})(?=.)/gu, '$1-');
}

/** The hash of a code however it was typed; null when it cannot be one. */
export function recoveryHash(typed: string): Buffer | null {
  const signs = typed.toLowerCase().replaceAll(/[\s-]/gu, '').replaceAll('o', '0').replaceAll(/[il]/gu, '1');
  if (signs.length !== SIGNS && signs.length !== SIGNS_BEFORE) return null;
  return createHash('sha256').update(signs).digest();
}
