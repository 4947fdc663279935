import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, EvidenceId } from '../../platform/ids.ts';

/** Evidence of mails that belong to the campaign by attribution, but were stored before that was known. */
export async function rawMailOutsideKey(db: Database, campaignId: CampaignId): Promise<EvidenceId[]> {
  const { rows } = await sql<{ id: EvidenceId }>`
    select distinct m.evidence_id as id
    from messages m
      join evidence e on e.id = m.evidence_id
      join current_attributions c on c.message_id = coalesce(m.duplicate_of, m.id)
      join inquiries i on i.id = c.inquiry_id
      join waves w on w.id = i.wave_id
    where w.campaign_id = ${campaignId} and e.campaign_id is null`.execute(db);
  return rows.map(({ id }) => id);
}

/** Mails that belong to the campaign, by the key they lie under or by attribution; copies are not counted again. */
export async function rawMailCount(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from messages m
    where m.duplicate_of is null and (
      m.campaign_id = ${campaignId}
      or exists (
        select from current_attributions c join inquiries i on i.id = c.inquiry_id join waves w on w.id = i.wave_id
        where c.message_id = m.id and w.campaign_id = ${campaignId}))`.execute(db);
  return rows[0]?.count ?? 0;
}
