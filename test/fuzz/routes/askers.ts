import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { SCOPES, type Scope } from '../../../services/api/auth/api-key.ts';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
import { type Role, roles } from '../../../services/design/people/role.ts';
import { insertSession } from '../../../services/design/people/store/sessions.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { newId, newSecret, type UserId } from '../../../services/platform/ids.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import { startSessionByKey } from '../../../services/releases/benchmark/studio-session.ts';

/** One who asks. `reads`: the research is open to him, so that its words in an answer are no leak. */
export type Asker = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reads: boolean;
  /** Gives back what a request took from him: his session, key or role. */
  readonly revive: () => Promise<Asker>;
};

/** Everybody there is: nobody, each role signed in, an owner's keys of one scope and of all, a studio by session and by key. */
export async function makeAskers(db: Database, domain: string): Promise<Asker[]> {
  const askers: Asker[] = [{ name: 'nobody', headers: {}, reads: false, revive: async () => nobody() }];
  for (const role of roles) askers.push(await person(db, role, await userOf(db, role, role), 'open'));
  askers.push(await person(db, 'owner', await userOf(db, 'half-in', 'owner'), 'code_due'));
  const keeper = await userOf(db, 'keeper', 'owner');
  for (const scope of SCOPES) askers.push(await keyed(db, keeper, [scope]));
  askers.push(await keyed(db, keeper, SCOPES), await visitor(db, domain), await studioKey(db, domain));
  return askers;
}

function nobody(): Asker {
  return { name: 'nobody', headers: {}, reads: false, revive: async () => nobody() };
}

async function userOf(db: Database, name: string, role: Role): Promise<UserId> {
  const added = await addUser(db, { email: `${name}@example.org`, name, role, actor: 'test' });
  if (added.kind !== 'added') throw new Error(added.kind);
  return added.userId;
}

async function person(db: Database, role: Role, userId: UserId, state: 'open' | 'code_due'): Promise<Asker> {
  await sql`update users set role = ${role}, disabled_at = null where id = ${userId}`.execute(db);
  const secret = newSecret();
  await insertSession(db, {
    id: newId(),
    userId,
    sha256: createHash('sha256').update(secret).digest(),
    state,
    openedBy: 'password',
    address: '127.0.0.1',
    agent: 'fuzz',
    endsInSeconds: 7_200,
  });
  return {
    name: state === 'open' ? role : `${role} before his code`,
    headers: { cookie: `zerkalo=${secret}`, 'sec-fetch-site': 'same-origin' },
    reads: state === 'open' && role !== 'coder',
    revive: () => person(db, role, userId, state),
  };
}

async function keyed(db: Database, userId: UserId, scopes: readonly Scope[]): Promise<Asker> {
  await sql`update users set role = 'owner', disabled_at = null where id = ${userId}`.execute(db);
  const made = await createApiKey(db, { userId, label: 'fuzz', scopes });
  if (made.kind !== 'created') throw new Error(made.kind);
  return {
    name: scopes.length === 1 ? `key ${scopes[0]}` : 'key of all scopes',
    headers: { authorization: `Bearer ${made.key}` },
    // Designing, entering calls and releasing show studios too; a key that codes or watches sees none.
    reads: scopes.length > 1 || !['code', 'watch', 'sending', 'approve'].includes(scopes[0] ?? ''),
    revive: () => keyed(db, userId, scopes),
  };
}

async function visitor(db: Database, domain: string): Promise<Asker> {
  const secret = await startSessionByKey(db, await grantOf(db, domain));
  return {
    name: 'studio in its room',
    headers: { cookie: `zerkalo-studio=${secret}`, 'sec-fetch-site': 'same-origin' },
    reads: false,
    revive: () => visitor(db, domain),
  };
}

async function studioKey(db: Database, domain: string): Promise<Asker> {
  return {
    name: 'studio by key',
    headers: { authorization: `Bearer ${await grantOf(db, domain)}` },
    reads: false,
    revive: () => studioKey(db, domain),
  };
}

async function grantOf(db: Database, domain: string): Promise<string> {
  const granted = await grantStudio(db, { domain, proof: 'TXT record', by: 'operator' });
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  return granted.key;
}
