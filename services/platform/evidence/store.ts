import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';
import type { AttemptId, CampaignId, EvidenceId } from '../ids.ts';

/** One row of evidence; the bytes lie in the file that `sha256` names. */
export type EvidenceRow = {
  id: EvidenceId;
  campaignId: CampaignId | null;
  attemptId: AttemptId | null;
  kind: string;
  mediaType: string;
  bytes: number;
  sha256: string;
};

/** @param rows one or more; all are added by one statement */
export async function addEvidence(db: Database, rows: EvidenceRow | readonly EvidenceRow[]): Promise<void> {
  const values = [rows].flat().map((row) => ({
    id: row.id,
    campaign_id: row.campaignId,
    attempt_id: row.attemptId,
    kind: row.kind,
    media_type: row.mediaType,
    bytes: row.bytes,
    sha256: row.sha256,
  }));
  await db.insertInto('evidence').values(values).execute();
}

export async function evidenceRow(db: Database, id: EvidenceId): Promise<EvidenceRow | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select(['id', 'campaign_id', 'attempt_id', 'kind', 'media_type', 'bytes', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id as EvidenceId,
    campaignId: row.campaign_id as CampaignId | null,
    attemptId: row.attempt_id as AttemptId | null,
    kind: row.kind,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
  };
}

/** Lets whoever erases a file and whoever writes it anew wait for each other, on whatever machine. */
export async function holdingFile<T>(db: Database, sha256: string, work: () => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${sha256}`}, 0))`.execute(tx);
    return work();
  });
}
