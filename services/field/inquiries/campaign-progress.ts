import { type CampaignState, findCampaign } from '../../design/campaigns/store.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { type AttemptCount, attemptCounts, type InquiryCounts, inquiryCounts } from './store/progress.ts';

export type CampaignProgress = {
  readonly state: CampaignState;
  /** Field time at which the counts were taken. */
  readonly at: Date;
  readonly inquiries: InquiryCounts;
  readonly attempts: readonly AttemptCount[];
};

/** Counts of the contact of a campaign by state, from one snapshot; null when there is no such campaign. */
export async function campaignProgress(db: Database, campaignId: CampaignId): Promise<CampaignProgress | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const campaign = await findCampaign(tx, campaignId);
      if (campaign === null) return null;
      const { now } = await fieldTime(tx);
      const inquiries = await inquiryCounts(tx, campaignId);
      return { state: campaign.state, at: now, inquiries, attempts: await attemptCounts(tx, campaignId) };
    });
}
