import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import { lockCampaign, recordAct, setState } from '../campaigns/store.ts';
import { insertLaunchAct, lastLaunchAct } from './store.ts';

type Refused<Why extends string> = { readonly kind: 'refused'; readonly why: Why };

export type LaunchAsked =
  | { readonly kind: 'requested' | 'requested_before' }
  | Refused<'campaign_unknown' | 'already_launched' | 'hash_changed'>;

export type LaunchWord = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  /** Hash of the protocol that was read. */
  readonly hash: string;
  readonly note?: string;
};

/** A researcher asks the second person to approve exactly this version. */
export async function askForLaunch(db: Database, word: LaunchWord): Promise<LaunchAsked> {
  const { campaignId, actor, hash, note = '' } = word;
  return db.transaction().execute(async (tx): Promise<LaunchAsked> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    if (campaign.hash !== hash) return { kind: 'refused', why: 'hash_changed' };
    const last = await lastLaunchAct(tx, campaignId);
    if (last?.act === 'requested' && last.hash === hash) return { kind: 'requested_before' };
    await insertLaunchAct(tx, campaignId, { act: 'requested', hash, note, by: actor });
    await recordAct(tx, { actor, action: 'launch.requested', subject: campaignId, detail: { hash } });
    return { kind: 'requested' };
  });
}

export type LaunchTakenBack =
  | { readonly kind: 'cancelled' | 'declined' }
  | Refused<'campaign_unknown' | 'already_launched' | 'nothing_asked'>;

/** Takes a request for launch back, or declines it; a campaign that was approved already is a draft again. */
export async function endLaunchRequest(
  db: Database,
  word: LaunchWord & { readonly act: 'cancelled' | 'declined' },
): Promise<LaunchTakenBack> {
  const { campaignId, actor, hash, act, note = '' } = word;
  return db.transaction().execute(async (tx): Promise<LaunchTakenBack> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    const last = await lastLaunchAct(tx, campaignId);
    if (last?.act !== 'requested' && campaign.state !== 'approved') return { kind: 'refused', why: 'nothing_asked' };
    await setState(tx, campaignId, 'approved', 'draft');
    await insertLaunchAct(tx, campaignId, { act, hash, note, by: actor });
    await recordAct(tx, { actor, action: `launch.${act}`, subject: campaignId, detail: { hash, note } });
    return { kind: act };
  });
}
