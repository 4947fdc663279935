import type { Role } from '../../design/people/role.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newId, newSecret, type UserId } from '../../platform/ids.ts';
import { hashOf, keyOf, prefixOf, SCOPES, type Scope } from './api-key.ts';
import { findKey, insertKey, userExists } from './store.ts';

/** Who asks: the user behind a key or a session, or somebody on this machine where local access is on. */
export type Caller = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly by: 'key' | 'session' | 'local';
  /** Null where nobody in particular asks (local access): such a caller cannot code. */
  readonly user: { readonly id: UserId; readonly role: Role } | null;
  /** The session of a person in a browser, and the language he chose for himself. */
  readonly session?: { readonly id: string; readonly email: string; readonly language: 'ru' | 'en' | null };
};

/**
 * The most that a role may do, signed in or by key. A coder does not read: who codes sees no studio, arm or other coder. Approvers
 * read, because they approve what they have seen.
 */
export function scopesOfRole(role: Role): readonly Scope[] {
  switch (role) {
    case 'owner':
      return SCOPES;
    case 'researcher':
      return ['read', 'sending', 'calls', 'code', 'design', 'approve', 'release'];
    case 'approver':
      return ['read', 'approve'];
    case 'coder':
      return ['code'];
    case 'viewer':
      return ['read'];
  }
}

/** A key gets these only when they are asked for by name: acts that a person should do himself, signed in. */
const ONLY_BY_NAME: ReadonlySet<Scope> = new Set(['sending', 'approve', 'admin', 'watch']);

/** Scopes of the key that a new user gets. */
export function scopesOfFirstKey(role: Role): readonly Scope[] {
  return scopesOfRole(role).filter((scope) => !ONLY_BY_NAME.has(scope));
}

/** `by`: who makes it, where that is not the user himself. */
export type NewApiKey = { userId: UserId; label: string; scopes: readonly Scope[]; by?: string };
export type CreatedApiKey = { kind: 'created'; id: string; key: string; prefix: string } | { kind: 'user_unknown' };

/** Makes a key for a user. The key itself is in the answer only: what is stored is its hash. */
export async function createApiKey(db: Database, { userId, label, scopes, by }: NewApiKey): Promise<CreatedApiKey> {
  if (!(await userExists(db, userId))) return { kind: 'user_unknown' };
  const key = keyOf(newSecret());
  const id = newId();
  await insertKey(db, {
    id,
    userId,
    by: by ?? null,
    label,
    prefix: prefixOf(key),
    sha256: hashOf(key),
    scopes: [...scopes],
  });
  return { kind: 'created', id, key, prefix: prefixOf(key) };
}

/** The caller a key stands for, with what is left of its scopes under the role its user has now; null when it is unknown or revoked. */
export async function verifyApiKey(db: Database, key: string): Promise<Caller | null> {
  const stored = await findKey(db, hashOf(key));
  if (stored === null) return null;
  const user = { id: stored.userId, role: stored.role };
  const scopes = scopesOfRole(stored.role).filter((scope) => stored.scopes.includes(scope));
  return { name: stored.userName, scopes, by: 'key', user };
}
