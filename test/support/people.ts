import type { Api } from '../../services/api/api.ts';
import { addUser } from '../../services/design/people/add-user.ts';
import { hashPassword } from '../../services/design/people/password-hash.ts';
import type { Role } from '../../services/design/people/role.ts';
import { setPasswordHash } from '../../services/design/people/store/credentials.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import type { UserId } from '../../services/platform/ids.ts';

export const password = 'lemons at noon, twice';

/** A person with a role, who can sign in with `password`. */
export async function addPerson(db: Database, name: string, role: Role): Promise<{ userId: UserId; email: string }> {
  const email = `${name.toLowerCase()}@example.org`;
  const added = await addUser(db, { email, name, role, actor: 'test' });
  if (added.kind !== 'added') throw new Error(added.kind);
  await setPasswordHash(db, added.userId, await hashPassword(password));
  return { userId: added.userId, email };
}

/** What a browser sends with a form of this site. */
export const browser = { accept: 'text/html', 'sec-fetch-site': 'same-origin' } as const;

/** Sends a form as a browser does. */
export function post(app: Api, url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** The cookie of a new session. */
export async function signIn(app: Api, name: string, typed = password): Promise<string> {
  const answer = await post(app, '/sign-in', { name, password: typed });
  if (answer.statusCode !== 303) throw new Error(`sign-in answered ${answer.statusCode}`);
  return cookieOf(answer.headers);
}

/** The cookie an answer sets, as a browser sends it back. */
export function cookieOf(headers: Record<string, unknown>): string {
  return String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
}
