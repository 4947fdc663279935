import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type NewSession = { id: string; grantId: string; sha256: Buffer };
/** `id` is that of the grant, as where a key is used. */
export type Session = { sessionId: string; id: string; domain: string; proof: string };

export async function insertSession(db: Database, { id, grantId, sha256 }: NewSession): Promise<void> {
  await db.insertInto('studio_sessions').values({ id, grant_id: grantId, secret_sha256: sha256 }).execute();
}

/** The living session with this hash, marked as seen. */
export async function findSession(db: Database, sha256: Buffer): Promise<Session | null> {
  const { rows } = await sql<Session>`
    update studio_sessions s set seen_at = clock_timestamp()
    from studio_grants g
    where s.secret_sha256 = ${sha256} and s.ended_at is null and g.id = s.grant_id and g.revoked_at is null
      and s.started_at > clock_timestamp() - interval '30 days' and s.seen_at > clock_timestamp() - interval '24 hours'
    returning s.id as "sessionId", g.id, g.domain, g.proof`.execute(db);
  return rows[0] ?? null;
}

export async function endSession(db: Database, sessionId: string): Promise<void> {
  await sql`update studio_sessions set ended_at = clock_timestamp()
    where id = ${sessionId} and ended_at is null`.execute(db);
}

/** Ends every session of a domain, whoever began it. */
export async function endSessionsOf(db: Database, domain: string): Promise<void> {
  await sql`update studio_sessions s set ended_at = clock_timestamp()
    from studio_grants g where g.id = s.grant_id and g.domain = ${domain} and s.ended_at is null`.execute(db);
}
