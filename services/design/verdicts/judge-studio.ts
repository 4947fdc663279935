import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import { lockCampaign, recordAct } from '../campaigns/store.ts';
import { insertVerdict, type NewVerdict } from './store.ts';

export type StudioJudged =
  | { readonly kind: 'noted' }
  | { readonly kind: 'refused'; readonly why: 'campaign_unknown' | 'already_launched' | 'reason_missing' };

/**
 * A person approves or leaves out a studio after looking at its dry run, or takes that back. Nothing is overwritten; what was said
 * last counts. Only before launch: the database refuses later, whatever program writes it.
 */
export async function judgeStudio(
  db: Database,
  judged: NewVerdict & { readonly campaignId: CampaignId; readonly actor: UserId },
): Promise<StudioJudged> {
  const { campaignId, actor, ...verdict } = judged;
  if ((verdict.verdict === 'excluded') !== (verdict.reason !== null)) return { kind: 'refused', why: 'reason_missing' };
  return db.transaction().execute(async (tx): Promise<StudioJudged> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    await insertVerdict(tx, campaignId, verdict, actor);
    await recordAct(tx, { actor, action: `studio.${verdict.verdict}`, subject: campaignId, detail: verdict });
    return { kind: 'noted' };
  });
}
