import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

export type NewPreviewLink = {
  readonly id: string;
  readonly releaseId: string;
  readonly forWhom: string;
  readonly sha256: Buffer;
  readonly by: string;
  readonly at: Date;
  readonly endsAt: Date;
};

export async function insertPreviewLink(db: Database, link: NewPreviewLink): Promise<void> {
  await db
    .insertInto('release_preview_links')
    .values({
      id: link.id,
      release_id: link.releaseId,
      for_whom: link.forWhom,
      secret_sha256: link.sha256,
      created_by: link.by,
      created_at: link.at,
      ends_at: link.endsAt,
    })
    .execute();
  const detail = { for: link.forWhom, until: link.endsAt.toISOString() };
  await trace(db, link.by, 'release.preview_linked', link.releaseId, detail);
}

export type PreviewLink = {
  releaseId: string;
  slug: string;
  version: number;
  forWhom: string;
  endsAt: Date;
  createdAt: Date;
  revokedAt: Date | null;
};

const columns = sql`l.release_id as "releaseId", r.slug, r.version, l.for_whom as "forWhom", l.ends_at as "endsAt",
  l.created_at as "createdAt", l.revoked_at as "revokedAt"`;

/** The link with this hash, ended or not. */
export async function findPreviewLink(db: Database, sha256: Buffer): Promise<PreviewLink | null> {
  const { rows } = await sql<PreviewLink>`select ${columns} from release_preview_links l
    join releases r on r.id = l.release_id where l.secret_sha256 = ${sha256}`.execute(db);
  return rows[0] ?? null;
}

/** Links to a release, oldest first. */
export async function previewLinksOf(db: Database, releaseId: string): Promise<PreviewLink[]> {
  const { rows } = await sql<PreviewLink>`select ${columns} from release_preview_links l
    join releases r on r.id = l.release_id where l.release_id = ${releaseId} order by l.created_at, l.id`.execute(db);
  return rows;
}

/** Ends the living links to a release, all or those of one reader, with a trace in the audit log. How many there were. */
export async function revokePreviewLinks(
  db: Database,
  { releaseId, forWhom, by }: { readonly releaseId: string; readonly forWhom: string | null; readonly by: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`update release_preview_links set revoked_at = field_now()
      where release_id = ${releaseId} and revoked_at is null and ends_at > field_now()
        and (${forWhom}::text is null or for_whom = ${forWhom}::text)
      returning id`.execute(tx);
    if (rows.length > 0) {
      await trace(tx, by, 'release.preview_revoked', releaseId, { for: forWhom, links: rows.length });
    }
    return rows.length;
  });
}

async function trace(db: Database, actor: string, action: string, subject: string, detail: object): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({ actor, action, subject, detail: JSON.stringify(detail) })
    .execute();
}
