import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';

export type LinkPurpose = 'invite' | 'reset';
export type NewLink = {
  readonly id: string;
  readonly userId: UserId;
  readonly purpose: LinkPurpose;
  readonly sha256: Buffer;
  readonly by: string;
  readonly endsInSeconds: number;
};

/** Writes a link; one that the person had not used yet holds no more. Returns when it ends. */
export async function insertLink(db: Database, link: NewLink): Promise<Date> {
  await db.deleteFrom('one_time_links').where('user_id', '=', link.userId).where('used_at', 'is', null).execute();
  const { rows } = await sql<{ endsAt: Date }>`
    insert into one_time_links (id, user_id, purpose, secret_sha256, created_by, ends_at)
    values (${link.id}, ${link.userId}, ${link.purpose}, ${link.sha256}, ${link.by},
      clock_timestamp() + make_interval(secs => ${link.endsInSeconds}))
    returning ends_at as "endsAt"`.execute(db);
  return rows[0]?.endsAt ?? new Date(0);
}

export type OpenLink = {
  readonly id: string;
  readonly userId: UserId;
  readonly purpose: LinkPurpose;
  readonly name: string;
  readonly email: string;
};

/** The link with this secret that may still be used; locked where a transaction is to use it. */
export async function findLink(db: Database, sha256: Buffer): Promise<OpenLink | null> {
  const { rows } = await sql<OpenLink>`
    select l.id, l.user_id as "userId", l.purpose, u.name, u.email
    from one_time_links l join users u on u.id = l.user_id
    where l.secret_sha256 = ${sha256} and l.used_at is null and l.ends_at > clock_timestamp() and u.disabled_at is null
    for update of l`.execute(db);
  return rows[0] ?? null;
}

export async function markLinkUsed(db: Database, id: string): Promise<void> {
  await sql`update one_time_links set used_at = clock_timestamp() where id = ${id}`.execute(db);
}

export async function deleteOpenLinks(db: Database, userId: UserId): Promise<void> {
  await db.deleteFrom('one_time_links').where('user_id', '=', userId).where('used_at', 'is', null).execute();
}
