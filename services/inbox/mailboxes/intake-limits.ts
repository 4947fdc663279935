import { mailLimits } from '../mime/mail-limits.ts';

/**
 * What a mail server may send us. Bytes count what arrives on the wire for one command, milliseconds are machine time. A server
 * that goes beyond loses the connection; a mail beyond `mailBytes` is kept as its header alone.
 */
export const intakeLimits = {
  /** Larger mails are recorded with their header only. */
  mailBytes: mailLimits.rawBytes,
  headerBytes: mailLimits.headersBytes,
  /** UIDs described by one FETCH, so that an answer stays small. */
  marksPerFetch: 200,
  /** Mails fetched by one command and stored by one transaction, and their bytes together. */
  portionMails: 200,
  portionBytes: 8 * 1024 * 1024,
  listBytes: 4 * 1024 * 1024,
  searchBytes: 16 * 1024 * 1024,
  /** Room for framing beside a literal. */
  framingBytes: 1024 * 1024,
  connectMs: 30_000,
  commandMs: 60_000,
  fetchMs: 300_000,
  /** Providers drop an IDLE after anything from one to 29 minutes (RFC 2177); a hint that is renewed sooner is lost less often. */
  idleMs: 240_000,
} as const;

/**
 * After so many connections in a row that broke at one and the same mail it is recorded without content, or nothing behind it
 * would ever be seen. With the growing pause between connections that is at least half a minute.
 */
export const triesPerMail = 6;
