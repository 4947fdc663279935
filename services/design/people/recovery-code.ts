import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that cannot be taken for each other (Crockford's base32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SIGNS = 16;

/** One code of 80 random bits in four groups: too many to guess, so a plain hash is enough to store. */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(SIGNS)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  return signs.replaceAll(/(.{4})(?=.)/gu, '$1-');
}

/** The hash of a code however it was typed; null when it cannot be one. */
export function recoveryHash(typed: string): Buffer | null {
  const signs = typed.toLowerCase().replaceAll(/[\s-]/gu, '').replaceAll('o', '0').replaceAll(/[il]/gu, '1');
  if (signs.length !== SIGNS) return null;
  return createHash('sha256').update(signs).digest();
}
