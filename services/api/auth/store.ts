import { sql } from 'kysely';
import type { Role } from '../../design/people/role.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';

export type NewKey = { id: string; userId: string; label: string; prefix: string; sha256: Buffer; scopes: string[] };
export type StoredKey = { id: string; userId: UserId; userName: string; role: Role; label: string; scopes: string[] };

/** Writes a key and its trace in the audit log together. */
export async function insertKey(db: Database, key: NewKey): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('api_keys')
      .values({
        id: key.id,
        user_id: key.userId,
        label: key.label,
        prefix: key.prefix,
        secret_sha256: key.sha256,
        scopes: key.scopes,
      })
      .execute();
    await tx
      .insertInto('audit_log')
      .values({
        actor: key.userId,
        action: 'api_key.created',
        subject: key.id,
        detail: JSON.stringify({ prefix: key.prefix, scopes: key.scopes }),
      })
      .execute();
  });
}

/** The living key with this hash, marked as used (at most once a minute, so that reading stays cheap). */
export async function findKey(db: Database, sha256: Buffer): Promise<StoredKey | null> {
  const row = await db
    .selectFrom('api_keys as k')
    .innerJoin('users as u', 'u.id', 'k.user_id')
    .select(['k.id', 'u.id as userId', 'u.name as userName', 'u.role', 'k.label', 'k.scopes'])
    .where('k.secret_sha256', '=', sha256)
    .where('k.revoked_at', 'is', null)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  await sql`update api_keys set last_used_at = clock_timestamp()
    where id = ${row.id} and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`.execute(
    db,
  );
  return { ...row, userId: row.userId as UserId, role: row.role as Role };
}

export async function userExists(db: Database, userId: string): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
  return row !== undefined;
}
