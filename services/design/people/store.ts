import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Role } from './role.ts';

export type NewUser = { id: UserId; email: string; name: string; role: Role };

/** False when the address is taken. */
export async function insertUser(db: Database, user: NewUser): Promise<boolean> {
  const done = await db
    .insertInto('users')
    .values(user)
    .onConflict((oc) => oc.constraint('users_email_unique').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export type StoredUser = { id: UserId; email: string; name: string; role: Role };

/** Who may act by this address; nobody who was disabled. */
export async function findUser(db: Database, email: string): Promise<StoredUser | undefined> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'role'])
    .where('email', '=', email.toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, id: row.id as UserId, role: row.role as Role };
}
