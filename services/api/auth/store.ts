import { sql } from 'kysely';
import type { Role } from '../../design/people/role.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';

export type NewKey = {
  id: string;
  userId: string;
  by: string | null;
  label: string;
  prefix: string;
  sha256: Buffer;
  scopes: string[];
};
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
        actor: key.by ?? key.userId,
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

export type ListedKey = {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  readonly scopes: string[];
  readonly userName: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

const LISTED = 500;

/** Keys that live and those revoked within ninety days, the newest first: of one user, or of all. */
export async function listKeys(db: Database, userId: UserId | null): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    select k.id, k.label, k.prefix, k.scopes, u.name as "userName", k.created_at as "createdAt",
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_keys k join users u on u.id = k.user_id
    where (${userId}::uuid is null or k.user_id = ${userId})
      and (k.revoked_at is null or k.revoked_at > clock_timestamp() - interval '90 days')
    order by k.created_at desc, k.id limit ${LISTED}`.execute(db);
  return rows;
}

/** Revokes a key, of one user where he is named, with its trace in the audit log; false when there is none that lives. */
export async function revokeKey(db: Database, id: string, by: string, userId: UserId | null): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ prefix: string }>`
      update api_keys set revoked_at = clock_timestamp()
      where id = ${id} and revoked_at is null and (${userId}::uuid is null or user_id = ${userId}) returning prefix`.execute(
      tx,
    );
    const [revoked] = rows;
    if (revoked === undefined) return false;
    await tx
      .insertInto('audit_log')
      .values({ actor: by, action: 'api_key.revoked', subject: id, detail: JSON.stringify(revoked) })
      .execute();
    return true;
  });
}
