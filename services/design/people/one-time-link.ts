import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import { newId, newSecret, type UserId } from '../../platform/ids.ts';
import { recordAct } from '../campaigns/store.ts';
import { hashPassword } from './password-hash.ts';
import { type PasswordFault, passwordFaults } from './password-rules.ts';
import { setPasswordHash } from './store/credentials.ts';
import { findLink, insertLink, type LinkPurpose, markLinkUsed, type OpenLink } from './store/links.ts';
import { endSessionsOf } from './store/sessions.ts';

const SECONDS: Readonly<Record<LinkPurpose, number>> = { invite: 7 * 86_400, reset: 86_400 };
const SHAPE = /^[A-Za-z0-9_-]{43}$/u;

export type MadeLink = { readonly secret: string; readonly endsAt: Date };

/** Makes a link by which a person sets his password; the secret is in the answer only. Call it in the act's transaction. */
export async function makeLink(db: Database, userId: UserId, purpose: LinkPurpose, by: string): Promise<MadeLink> {
  const secret = newSecret();
  const link = { id: newId(), userId, purpose, sha256: hashOf(secret), by, endsInSeconds: SECONDS[purpose] };
  return { secret, endsAt: await insertLink(db, link) };
}

/** Whose link it is; null when it was used, replaced, has ended or never was. Looking at it does not use it. */
export async function linkOf(db: Database, secret: string): Promise<OpenLink | null> {
  return SHAPE.test(secret) ? findLink(db, hashOf(secret)) : null;
}

export type LinkUsed =
  | { kind: 'used'; userId: UserId }
  | { kind: 'link_gone' }
  | { kind: 'faulty'; faults: readonly PasswordFault[] };

/** Sets the password that the person chose, uses the link up and ends every session opened before. */
export async function useLink(db: Database, secret: string, password: string): Promise<LinkUsed> {
  const link = await linkOf(db, secret);
  if (link === null) return { kind: 'link_gone' };
  const faults = passwordFaults(password, link);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx): Promise<LinkUsed> => {
    // Asked again under its lock: of two who send at once one sets the password.
    const held = await linkOf(tx, secret);
    if (held === null) return { kind: 'link_gone' };
    await markLinkUsed(tx, held.id);
    await setPasswordHash(tx, held.userId, hash);
    await endSessionsOf(tx, held.userId);
    const action = 'password.set';
    await recordAct(tx, { actor: held.email, action, subject: held.userId, detail: { by: held.purpose } });
    return { kind: 'used', userId: held.userId };
  });
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
