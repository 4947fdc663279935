import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

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
