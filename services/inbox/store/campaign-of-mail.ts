import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';

/**
 * The campaign whose alias a mail was sent to or whose letter it answers, when there is exactly one; it decides only under which
 * key the raw mail is stored.
 * @param recipients addresses, lower-case
 * @param references Message-IDs without angle brackets
 */
export async function campaignOfMail(
  db: Database,
  recipients: readonly string[],
  references: readonly string[],
): Promise<CampaignId | null> {
  if (recipients.length === 0 && references.length === 0) return null;
  const { rows } = await sql<{ campaignId: CampaignId }>`
    select distinct w.campaign_id as "campaignId"
    from inquiries i join waves w on w.id = i.wave_id
    where i.alias = any(${recipients})
      or i.id in (select a.inquiry_id from attempts a where a.rfc_message_id = any(${references}))
    limit 2`.execute(db);
  const [only, other] = rows;
  return only !== undefined && other === undefined ? only.campaignId : null;
}
