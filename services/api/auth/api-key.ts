import { createHash } from 'node:crypto';

/**
 * What a caller may do, by key or signed in. One route asks for one scope; who holds which is said by `scopesOfRole`.
 * - `read`: everything of the research API and its pages
 * - `sending`: stop and start all sending
 * - `calls`: enter and import calls and messages, write sheets, say whose they are and what a mail is
 * - `code`: code redacted replies, and see nothing else of the field
 * - `design`: create and edit campaigns, import rankings, draw, ask for launch
 * - `approve`: approve a launch as the second person (E18); nobody approves his own, whatever his scopes
 * - `release`: build, preview and publish releases
 * - `admin`: people, keys, mailboxes, suppression, audit log
 * - `watch`: metrics and signs of progress, counts without names, for a monitoring system
 */
export const SCOPES = ['read', 'sending', 'calls', 'code', 'design', 'approve', 'release', 'admin', 'watch'] as const;
export type Scope = (typeof SCOPES)[number];

/** What local access opens. The other scopes need a person: under them `request.caller.user` is never null. */
export const LOCAL_SCOPES: readonly Scope[] = ['read', 'sending', 'calls', 'code'];

const SHAPE = /^zk_[A-Za-z0-9_-]{43}$/;
const SHOWN = 11;

/** A key as it is handed out once: `zk_` and 256 random bits in base64url. */
export function keyOf(secret: string): string {
  return `zk_${secret}`;
}

/** The start of a key that lists may show: 48 of its 256 bits, enough to tell keys apart and no help in guessing. */
export function prefixOf(key: string): string {
  return key.slice(0, SHOWN);
}

/** What is stored. A plain hash is enough: 256 random bits cannot be guessed from it, unlike a password. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * The key in an Authorization header: `Bearer zk_…` (RFC 6750), or as the password of `Basic` (RFC 7617) so that a browser can
 * ask for it. Null when there is none, or none of our shape.
 */
export function keyInHeader(header: string | undefined): string | null {
  if (header === undefined || header.length > 400) return null;
  const [scheme = '', value = ''] = header.split(' ', 2);
  const key = scheme.toLowerCase() === 'basic' ? passwordOf(value) : scheme.toLowerCase() === 'bearer' ? value : '';
  return SHAPE.test(key) ? key : null;
}

function passwordOf(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
