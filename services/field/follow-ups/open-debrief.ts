import { lockCampaign, recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { lockStage, markOpened } from './store/debrief.ts';

export type DebriefOpening = {
  readonly campaignId: CampaignId;
  readonly actor: string;
  /** The latest wave when absent. */
  readonly number?: number;
  /** Where studios reach this program; letters lead there. */
  readonly publicUrl: string | undefined;
};

export type DebriefOpened =
  | { readonly kind: 'opened' | 'already_opened' }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'campaign_unknown'
        | 'not_launched'
        | 'not_running'
        | 'field_open'
        | 'silence_stage_open'
        | 'public_url_missing';
    };

/**
 * Opens the debrief of a wave: from now on every studio that was written to is told, once, and the silent are asked why. Refused before
 * the responses are frozen and the silence stage is over (the database refuses too). What is due is derived by the relay.
 */
export async function openDebrief(db: Database, opening: DebriefOpening): Promise<DebriefOpened> {
  const { campaignId, actor, number, publicUrl } = opening;
  return db.transaction().execute(async (tx): Promise<DebriefOpened> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    const stage = await lockStage(tx, campaignId, number ?? null);
    if (stage === null) return { kind: 'refused', why: 'not_launched' };
    if (stage.openedAt !== null) return { kind: 'already_opened' };
    if (campaign.state !== 'running') return { kind: 'refused', why: 'not_running' };
    if (!stage.fieldClosed) return { kind: 'refused', why: 'field_open' };
    if (!stage.silenceOver) return { kind: 'refused', why: 'silence_stage_open' };
    if (publicUrl === undefined) return { kind: 'refused', why: 'public_url_missing' };
    await markOpened(tx, stage.waveId);
    await recordAct(tx, { actor, action: 'campaign.debrief_opened', subject: campaignId, detail: { publicUrl } });
    return { kind: 'opened' };
  });
}
