import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';

/** One saved text of a protocol; version 0 is the text that the campaign was created with. */
export type Draft = {
  readonly version: number;
  readonly source: string;
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** A saved text: the newest, or the version asked for; null when there is none. */
export async function findDraft(db: Database, id: CampaignId, version: number | null = null): Promise<Draft | null> {
  const { rows } = await sql<Draft>`
    select version, source, "savedBy", "savedAt" from (
      select d.version, d.source, u.name as "savedBy", d.saved_at as "savedAt"
      from protocol_drafts d join users u on u.id = d.saved_by where d.campaign_id = ${id}
      union all
      select 0, c.protocol_source, u.name, c.created_at
      from campaigns c join users u on u.id = c.created_by
      where c.id = ${id} and (${version}::int = 0 or not exists (select from protocol_drafts d where d.campaign_id = c.id))
    ) as saved
    where ${version}::int is null or version = ${version}::int
    order by version desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function insertDraft(
  db: Database,
  draft: {
    readonly campaignId: CampaignId;
    readonly version: number;
    readonly source: string;
    readonly savedBy: UserId;
  },
): Promise<void> {
  await db
    .insertInto('protocol_drafts')
    .values({
      campaign_id: draft.campaignId,
      version: draft.version,
      source: draft.source,
      saved_by: draft.savedBy,
    })
    .execute();
}
