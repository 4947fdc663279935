import type { Database } from '../../platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { insertApproval, isApproved, lockCampaign, recordAct, setState } from './store.ts';

export type CampaignApproved =
  | { readonly kind: 'approved' }
  | { readonly kind: 'already_approved' }
  | {
      readonly kind: 'refused';
      readonly why: 'campaign_unknown' | 'same_person' | 'hash_changed' | 'already_launched';
    };

export type Approval = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  /** Hash of the protocol that the approver read. */
  readonly hash: string;
};

/** A second person approves exactly one version of a protocol (rule E18); the database refuses the author too. */
export async function approveCampaign(db: Database, { campaignId, actor, hash }: Approval): Promise<CampaignApproved> {
  return db.transaction().execute(async (tx): Promise<CampaignApproved> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.author === actor) return { kind: 'refused', why: 'same_person' };
    if (campaign.hash !== hash) return { kind: 'refused', why: 'hash_changed' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    if (campaign.state === 'approved' && (await isApproved(tx, campaignId, hash))) return { kind: 'already_approved' };
    await insertApproval(tx, { id: newId(), campaignId, hash, by: actor });
    await setState(tx, campaignId, 'draft', 'approved');
    await recordAct(tx, { actor, action: 'campaign.approved', subject: campaignId, detail: { hash } });
    return { kind: 'approved' };
  });
}
