import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId } from '../../../platform/ids.ts';
import type { FollowUpStep } from '../follow-up.ts';

export type StepBurden = {
  readonly step: 'inquiry' | 'fallback' | FollowUpStep;
  readonly contacts: number;
  readonly minutes: number;
};

export async function spentBySteps(db: Database, campaignId: CampaignId): Promise<StepBurden[]> {
  const { rows } = await sql<StepBurden>`
    select b.step, count(*)::int as contacts, sum(b.minutes) as minutes
    from burden_spent b join inquiries i on i.id = b.inquiry_id join waves w on w.id = i.wave_id
    where w.campaign_id = ${campaignId}
    group by b.step order by b.step`.execute(db);
  return rows;
}
