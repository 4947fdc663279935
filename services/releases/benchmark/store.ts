import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

export type NewGrant = { id: string; domain: string; proof: string; sha256: Buffer; by: string };

export async function insertGrant(db: Database, grant: NewGrant): Promise<void> {
  await db
    .insertInto('studio_grants')
    .values({
      id: grant.id,
      domain: grant.domain,
      proof: grant.proof,
      secret_sha256: grant.sha256,
      created_by: grant.by,
    })
    .execute();
  await db
    .insertInto('audit_log')
    .values({
      actor: grant.by,
      action: 'studio.granted',
      subject: grant.id,
      detail: JSON.stringify({ domain: grant.domain, proof: grant.proof }),
    })
    .execute();
}

export type Grant = { id: string; domain: string };

/** The living grant with this hash. */
export async function findGrant(db: Database, sha256: Buffer): Promise<Grant | null> {
  const row = await db
    .selectFrom('studio_grants')
    .select(['id', 'domain'])
    .where('secret_sha256', '=', sha256)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Ends every living grant of a domain, with its trace in the audit log. False when there was none. */
export async function revokeGrants(db: Database, domain: string, by: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('studio_grants')
      .set({ revoked_at: sql<Date>`clock_timestamp()` })
      .where('domain', '=', domain)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await tx
      .insertInto('audit_log')
      .values({ actor: by, action: 'studio.revoked', subject: domain, detail: JSON.stringify({}) })
      .execute();
    return true;
  });
}

export type OwnInquiry = {
  releaseId: string;
  slug: string;
  version: number;
  state: string;
  document: string;
  campaign: string;
  waveNumber: number;
  inquiryId: string;
};

/**
 * The inquiries of a studio whose wave has a release that the studios may see: its silence stage is closed and its preview begun. Of
 * several versions the latest. Before that nothing is looked up, so that the answer is the same whether the studio was sampled or not.
 */
export async function openInquiries(db: Database, domain: string): Promise<OwnInquiry[]> {
  const { rows } = await sql<OwnInquiry>`
    select distinct on (w.id) r.id as "releaseId", r.slug, r.version, r.state, r.document, c.slug as campaign,
      w.number as "waveNumber", i.id as "inquiryId"
    from current_releases r
      join waves w on w.id = r.wave_id and w.silence_closes_at <= field_now()
      join campaigns c on c.id = w.campaign_id
      join inquiries i on i.wave_id = w.id
      join studios s on s.id = i.studio_id and s.domain = ${domain}
    where r.state <> 'draft'
    order by w.id, r.version desc`.execute(db);
  return rows;
}

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
