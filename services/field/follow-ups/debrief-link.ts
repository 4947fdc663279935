import { createHash } from 'node:crypto';

/** 256 random bits in base64url. */
const shape = /^[A-Za-z0-9_-]{43}$/u;

/** Whether a word from an address can be the secret of a debrief. */
export function isLinkToken(token: string): boolean {
  return shape.test(token);
}

/** What is stored of it. A plain hash is enough: 256 random bits cannot be guessed from it. */
export function linkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
