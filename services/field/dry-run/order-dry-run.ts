import { findCampaign, recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { type DryRunOrderId, insertOrder, wantOrderStopped } from './store/orders.ts';

export type DryRunWanted = 'ordered' | 'ordered_before' | 'launched' | 'campaign_unknown';

/** Orders a dry run of a campaign that is not launched yet; a worker takes it within seconds. Ordered twice, it runs once. */
export async function orderDryRun(
  db: Database,
  { campaignId, actor, again }: { campaignId: CampaignId; actor: UserId; again: boolean },
): Promise<DryRunWanted> {
  return db.transaction().execute(async (tx): Promise<DryRunWanted> => {
    const campaign = await findCampaign(tx, campaignId);
    if (campaign === null) return 'campaign_unknown';
    if (campaign.state !== 'draft' && campaign.state !== 'approved') return 'launched';
    if (!(await insertOrder(tx, { id: newId<DryRunOrderId>(), campaignId, actor, again }))) return 'ordered_before';
    await recordAct(tx, { actor, action: 'dry_run.ordered', subject: campaignId, detail: { again } });
    return 'ordered';
  });
}

/** Ends the dry run that is under way after the visits in hand; what was seen stays, and the next one goes on from there. */
export async function stopDryRun(
  db: Database,
  { campaignId, actor }: { campaignId: CampaignId; actor: UserId },
): Promise<'stopping' | 'nothing_runs'> {
  return db.transaction().execute(async (tx) => {
    if (!(await wantOrderStopped(tx, campaignId, actor))) return 'nothing_runs';
    await recordAct(tx, { actor, action: 'dry_run.stopped', subject: campaignId, detail: {} });
    return 'stopping';
  });
}
