import { sql } from 'kysely';
import type { UsedDesign } from '../../../design/amendments/locked-changes.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId } from '../../../platform/ids.ts';

export type DesignInUse = UsedDesign & { readonly letterSent: boolean };

/** What the waves of a campaign have made use of: a planned letter counts, since its text is rendered already. */
export async function designInUse(db: Database, campaignId: CampaignId): Promise<DesignInUse> {
  const { rows } = await sql<{
    drawn: boolean;
    personas: string[] | null;
    budgets: string[] | null;
    wordings: string[] | null;
    steps: string[];
    letterSent: boolean;
  }>`
    with own as (select i.* from inquiries i join waves w on w.id = i.wave_id where w.campaign_id = ${campaignId})
    select exists (select from waves where campaign_id = ${campaignId}) as drawn,
      (select array_agg(distinct persona) from own) as personas,
      (select array_agg(distinct arm ->> 'budget') from own) as budgets,
      (select array_agg(distinct wording) from own) as wordings,
      array(select distinct f.step from follow_ups f join own on own.id = f.inquiry_id) as steps,
      exists (select from attempts a join own on own.id = a.inquiry_id where a.armed_at is not null) as "letterSent"`.execute(
    db,
  );
  const [row] = rows;
  return {
    drawn: row?.drawn === true,
    personas: new Set(row?.personas ?? []),
    budgets: new Set(row?.budgets ?? []),
    wordings: new Set(row?.wordings ?? []),
    steps: new Set(row?.steps ?? []),
    letterSent: row?.letterSent === true,
  };
}
