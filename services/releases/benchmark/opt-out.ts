import { addSuppression } from '../../design/campaigns/add-suppression.ts';
import { withdrawAuditRequest } from '../../design/volunteers/request-audit.ts';
import { isSuppressed } from '../../design/volunteers/store.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { isSecret, secretHash } from './proof/proof-token.ts';
import { findMail, useMail } from './proof/store.ts';
import { endSessionsOf } from './store/sessions.ts';

/** Where an opt-out was confirmed; it is kept as its reason. */
export type OptOutBy = 'session' | 'letter';

/**
 * A studio opts out for ever (E11): nothing leaves for it from this moment on, and only an operator could lift it by hand. Every
 * session of the domain ends, so that who comes back proves it anew.
 */
export async function optOut(db: Database, domain: string, by: OptOutBy): Promise<void> {
  await addSuppression(db, { domain, reason: `the studio opted out, confirmed by ${by}`, actor: `studio ${domain}` });
  // Who wished to be written to wishes it no longer.
  const { now } = await fieldTime(db);
  await withdrawAuditRequest(db, { domain, now });
  await endSessionsOf(db, domain);
}

/** By the one-time link of a letter; null when the token opens nothing. */
export async function optOutByMail(db: Database, token: string): Promise<string | null> {
  if (!isSecret(token)) return null;
  const mail = await findMail(db, secretHash(token), 'opt_out');
  if (mail === null) return null;
  // First the deed: it may be repeated, a token may not.
  await optOut(db, mail.domain, 'letter');
  await useMail(db, mail.id);
  return mail.domain;
}

export async function hasOptedOut(db: Database, domain: string): Promise<boolean> {
  return isSuppressed(db, domain);
}
