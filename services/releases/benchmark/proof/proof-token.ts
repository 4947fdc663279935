import { createHash } from 'node:crypto';

/** Machine time that a question or a letter may be answered in. */
export const PROOF_DAYS = 7;

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** Whether a text has the shape of a secret of ours: 256 bits in base64url. Nothing else is looked up. */
export function isSecret(text: string): boolean {
  return SHAPE.test(text);
}

/** What is stored of a secret; 256 random bits need no salt. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * What the studio publishes: a DNS record and a file can be read by all, so it is not the secret that its browser holds but a hash
 * of it and of the domain. Whoever reads it can prove nothing with it, and it proves no other domain.
 */
export function publicToken(secret: string, domain: string): string {
  return `zerkalo-proof=${createHash('sha256').update(`zerkalo-proof\n${domain}\n${secret}`).digest('base64url')}`;
}

/** Name of the TXT record (RFC 8552 asks for an underscored name). */
export function recordName(domain: string): string {
  return `_zerkalo-proof.${domain}`;
}

/** Below the well-known path (RFC 8615). */
export const PROOF_PATH = '/.well-known/zerkalo-proof.txt';

/** Whether one of the published lines is the token; spaces around it do not matter. */
export function holdsToken(lines: readonly string[], token: string): boolean {
  return lines.some((line) => line.trim() === token);
}
