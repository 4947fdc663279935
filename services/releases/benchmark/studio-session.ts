import type { Database } from '../../platform/database/connect.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import { isSecret, secretHash } from './proof/proof-token.ts';
import { endSession, findSession, insertSession, type Session } from './store/sessions.ts';
import { studioOf } from './studio-grants.ts';

/** Opens a session that stands for a grant; the secret is for the browser's cookie alone. */
export async function startSession(db: Database, grantId: string): Promise<string> {
  const secret = newSecret();
  await insertSession(db, { id: newId(), grantId, sha256: secretHash(secret) });
  return secret;
}

/** The same for who holds a key that the operator gave; null when the key opens nothing. */
export async function startSessionByKey(db: Database, key: string): Promise<string | null> {
  const grant = await studioOf(db, key);
  return grant === null ? null : startSession(db, grant.id);
}

/** The studio whose session this is: not ended, begun within 30 days, seen within 24 hours, its grant not taken back. */
export async function sessionOf(db: Database, secret: string): Promise<Session | null> {
  return isSecret(secret) ? findSession(db, secretHash(secret)) : null;
}

export async function leaveSession(db: Database, { sessionId }: Session): Promise<void> {
  await endSession(db, sessionId);
}
