import type { Database } from '../../platform/database/connect.ts';
import { newId, type UserId } from '../../platform/ids.ts';
import { recordAct } from '../campaigns/store.ts';
import type { Role } from './role.ts';
import { insertUser } from './store.ts';

export type UserAdded = { kind: 'added'; userId: UserId } | { kind: 'address_taken' } | { kind: 'address_invalid' };

const shape = /^[^\s@]{1,64}@[^\s@]{1,190}$/u;

/** Adds a person who may act; the act is written to the audit log under `actor`. */
export async function addUser(
  db: Database,
  user: { email: string; name: string; role: Role; actor: string },
): Promise<UserAdded> {
  const email = user.email.toLowerCase();
  if (!shape.test(email)) return { kind: 'address_invalid' };
  return db.transaction().execute(async (tx): Promise<UserAdded> => {
    const userId = newId<UserId>();
    if (!(await insertUser(tx, { id: userId, email, name: user.name, role: user.role })))
      return { kind: 'address_taken' };
    await recordAct(tx, { actor: user.actor, action: 'user.added', subject: userId, detail: { role: user.role } });
    return { kind: 'added', userId };
  });
}
