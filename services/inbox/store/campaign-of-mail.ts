import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';

/** Recipients lower-case, Message-IDs without angle brackets. */
export type EnvelopeTraces = { recipients: readonly string[]; references: readonly string[] };

/**
 * For each mail the campaign whose alias it was sent to or whose letter it answers, when there is exactly one; it decides only
 * under which key the raw mail is stored.
 */
export async function campaignsOfMails(db: Database, mails: readonly EnvelopeTraces[]): Promise<(CampaignId | null)[]> {
  const recipients = mails.flatMap((mail, at) => mail.recipients.map((key) => ({ at, key })));
  const references = mails.flatMap((mail, at) => mail.references.map((key) => ({ at, key })));
  const found = mails.map(() => new Set<CampaignId>());
  if (recipients.length + references.length > 0) {
    const { rows } = await sql<{ at: number; campaignId: CampaignId }>`
      select k.at, w.campaign_id as "campaignId"
      from unnest(${recipients.map(({ at }) => at)}::int[], ${recipients.map(({ key }) => key)}::text[]) as k (at, key)
        join inquiries i on i.alias = k.key join waves w on w.id = i.wave_id
      union
      select k.at, w.campaign_id
      from unnest(${references.map(({ at }) => at)}::int[], ${references.map(({ key }) => key)}::text[]) as k (at, key)
        join attempts a on a.rfc_message_id = k.key
        join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id`.execute(db);
    for (const { at, campaignId } of rows) found[at]?.add(campaignId);
  }
  return found.map((campaigns) => {
    const [only, other] = campaigns;
    return only !== undefined && other === undefined ? only : null;
  });
}
