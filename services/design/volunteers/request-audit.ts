import type { Database } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { recordAct } from '../campaigns/store.ts';
import { identityOf } from '../frames/identify-studio.ts';
import type { Language } from '../protocol/schema/primitives.ts';
import { insertRequest, isSuppressed, markProved, openRequests, withdrawOpen } from './store.ts';

export type AuditRequest = {
  /** A domain, a host name or an address of a page; a sub-domain stands for the whole firm. */
  readonly domain: string;
  readonly email: string;
  readonly language: Language;
  /** Field time. */
  readonly now: Date;
};

/** Equal for a studio that is in a sample and one that is not: no answer tells of an audit under way. */
export type AuditRequested =
  | { readonly kind: 'noted' | 'asked_before' | 'opted_out'; readonly domain: string }
  | { readonly kind: 'refused'; readonly why: 'domain_invalid' | 'email_invalid' };

/**
 * Notes that a studio asks to be audited. Nothing comes of it until the studio has proved that the domain is its own
 * (`proveAuditRequest`); then the next volunteers' wave takes it in, beside every sample and in no public number.
 */
export async function requestAudit(
  db: Database,
  { domain, email, language, now }: AuditRequest,
): Promise<AuditRequested> {
  const registrable = identityOf(domain.trim());
  if (registrable === null) return { kind: 'refused', why: 'domain_invalid' };
  const address = email.trim().toLowerCase();
  if (!isAddress(address)) return { kind: 'refused', why: 'email_invalid' };
  return db.transaction().execute(async (tx): Promise<AuditRequested> => {
    // An opt-out is for ever (rule E11), also for whoever thinks better of it: the program never unmakes it.
    if (await isSuppressed(tx, registrable)) return { kind: 'opted_out', domain: registrable };
    const open = await openRequests(tx, registrable);
    if (open.some(({ proved }) => proved)) return { kind: 'asked_before', domain: registrable };
    const id = newId<string>();
    const noted = await insertRequest(tx, { id, domain: registrable, email: address, language, askedAt: now });
    if (!noted) return { kind: 'asked_before', domain: registrable };
    await recordAct(tx, { actor: registrable, action: 'audit.requested', subject: registrable, detail: { language } });
    return { kind: 'noted', domain: registrable };
  });
}

export type RequestProved = 'proved' | 'proved_before' | 'unknown';

export type DomainProof = {
  readonly domain: string;
  /** Address of the request that is proved. */
  readonly email: string;
  /** How the domain was proved, such as "mail", "dns" or "file"; kept. */
  readonly proof: string;
  readonly now: Date;
};

/** Notes that the studio proved its domain; call it where the proof was seen. Of several open requests one is proved. */
export async function proveAuditRequest(
  db: Database,
  { domain, email, proof, now }: DomainProof,
): Promise<RequestProved> {
  const registrable = identityOf(domain.trim());
  if (registrable === null) return 'unknown';
  return db.transaction().execute(async (tx): Promise<RequestProved> => {
    const open = await openRequests(tx, registrable);
    if (open.some(({ proved }) => proved)) return 'proved_before';
    const own = open.find((request) => request.email === email.trim().toLowerCase());
    if (own === undefined) return 'unknown';
    await markProved(tx, own.id, proof, now);
    await recordAct(tx, { actor: registrable, action: 'audit.proved', subject: registrable, detail: { proof } });
    return 'proved';
  });
}

/** Takes all open requests of a studio back; false when there was none. What a wave took in already goes on. */
export async function withdrawAuditRequest(
  db: Database,
  { domain, now }: Pick<AuditRequest, 'domain' | 'now'>,
): Promise<boolean> {
  const registrable = identityOf(domain.trim());
  if (registrable === null) return false;
  return db.transaction().execute(async (tx) => {
    if ((await withdrawOpen(tx, registrable, now)) === 0) return false;
    await recordAct(tx, { actor: registrable, action: 'audit.withdrawn', subject: registrable });
    return true;
  });
}

/** One "@", no white space, bounded (RFC 5321, 4.5.3.1). Whether it is read is seen when mail goes there. */
function isAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]+\.[^\s@<>"',;.]+$/u.test(address);
}
