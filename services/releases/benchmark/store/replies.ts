import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type NewReply = { id: string; releaseId: string; grantId: string; at: Date; text: string };

export async function insertReply(db: Database, reply: NewReply): Promise<void> {
  await db
    .insertInto('studio_replies')
    .values({ id: reply.id, release_id: reply.releaseId, grant_id: reply.grantId, at: reply.at, text: reply.text })
    .execute();
}

export type StudioReply = { at: Date; domain: string; text: string };

/** What studios replied to a release, oldest first. */
export async function repliesTo(db: Database, releaseId: string): Promise<StudioReply[]> {
  const { rows } = await sql<StudioReply>`
    select p.at, g.domain, p.text from studio_replies p join studio_grants g on g.id = p.grant_id
    where p.release_id = ${releaseId} order by p.at, p.id`.execute(db);
  return rows;
}

/** What one studio replied to a release, oldest first. */
export async function ownReplies(
  db: Database,
  releaseId: string,
  domain: string,
): Promise<{ at: Date; text: string }[]> {
  const { rows } = await sql<{ at: Date; text: string }>`
    select p.at, p.text from studio_replies p join studio_grants g on g.id = p.grant_id
    where p.release_id = ${releaseId} and g.domain = ${domain} order by p.at, p.id`.execute(db);
  return rows;
}
