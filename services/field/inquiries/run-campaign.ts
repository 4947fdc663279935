import { isSendingStopped, lockCampaign, recordAct, setState } from '../../design/campaigns/store.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { respreadOverdue } from './respread-overdue.ts';
import { closesOwed, debriefsOwed, endSilence, launchedWaves, openAttempts } from './store/run.ts';

export type CampaignAct = { readonly campaignId: CampaignId; readonly actor: string };

type Refused<Why extends string> = { readonly kind: 'refused'; readonly why: Why };

export type CampaignPaused = { readonly kind: 'paused' } | Refused<'campaign_unknown' | 'not_running'>;

/** Nothing of this campaign is claimed any more; an attempt already armed runs to its end. */
export async function pauseCampaign(db: Database, { campaignId, actor }: CampaignAct): Promise<CampaignPaused> {
  return db.transaction().execute(async (tx): Promise<CampaignPaused> => {
    if ((await lockCampaign(tx, campaignId)) === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (!(await setState(tx, campaignId, 'running', 'paused'))) return { kind: 'refused', why: 'not_running' };
    await recordAct(tx, { actor, action: 'campaign.paused', subject: campaignId });
    return { kind: 'paused' };
  });
}

export type CampaignResumed =
  | { readonly kind: 'resumed'; readonly moved: number }
  | Refused<'campaign_unknown' | 'not_paused' | 'sending_stopped'>;

/** Runs on; letters that came due meanwhile get new slots inside the send window, and the windows are pushed out. */
export async function resumeCampaign(db: Database, { campaignId, actor }: CampaignAct): Promise<CampaignResumed> {
  return db.transaction().execute(async (tx): Promise<CampaignResumed> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (await isSendingStopped(tx)) return { kind: 'refused', why: 'sending_stopped' };
    const waves = await launchedWaves(tx, campaignId);
    if (waves.length === 0 || !(await setState(tx, campaignId, 'paused', 'running')))
      return { kind: 'refused', why: 'not_paused' };
    const { now } = await fieldTime(tx);
    let moved = 0;
    for (const wave of waves) moved += await respreadOverdue(tx, wave, campaign.protocol, now);
    await recordAct(tx, { actor, action: 'campaign.resumed', subject: campaignId, detail: { moved } });
    return { kind: 'resumed', moved };
  });
}

export type SilenceClosed =
  | { readonly kind: 'closed'; readonly at: Date }
  | { readonly kind: 'already_over' }
  | Refused<'campaign_unknown' | 'not_launched' | 'response_window_open'>;

/** Ends the silence stage of a wave (the latest, if none is named) for all at once, which censors it; never before its response window is over. */
export async function closeSilence(
  db: Database,
  act: CampaignAct & { readonly reason: string; readonly number?: number },
): Promise<SilenceClosed> {
  const { campaignId, actor, reason, number } = act;
  return db.transaction().execute(async (tx): Promise<SilenceClosed> => {
    if ((await lockCampaign(tx, campaignId)) === null) return { kind: 'refused', why: 'campaign_unknown' };
    const waves = await launchedWaves(tx, campaignId);
    const wave = number === undefined ? waves[0] : waves.find((one) => one.number === number);
    if (wave === undefined) return { kind: 'refused', why: 'not_launched' };
    const { now } = await fieldTime(tx);
    if (now >= wave.silenceClosesAt) return { kind: 'already_over' };
    if (now < wave.responseClosesAt) return { kind: 'refused', why: 'response_window_open' };
    await endSilence(tx, wave.waveId, now);
    await recordAct(tx, {
      actor,
      action: 'campaign.silence_closed',
      subject: campaignId,
      detail: { reason, wave: wave.number, planned: wave.silenceClosesAt },
    });
    return { kind: 'closed', at: now };
  });
}

export type CampaignClosed =
  | { readonly kind: 'closed' }
  | { readonly kind: 'already_closed' }
  | {
      readonly kind: 'refused';
      readonly why: 'attempts_open' | 'courtesy_close_owed' | 'debrief_owed';
      readonly open: number;
    }
  | Refused<'campaign_unknown' | 'not_launched' | 'field_open' | 'silence_stage_open'>;

/**
 * Ends a campaign: the responses of all its waves are frozen, their silence stages are over and every planned contact was made, a courtesy close
 * to everyone who answered among them (rule E10; the database refuses too). After this nothing can be sent any more.
 */
export async function closeCampaign(db: Database, { campaignId, actor }: CampaignAct): Promise<CampaignClosed> {
  return db.transaction().execute(async (tx): Promise<CampaignClosed> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state === 'closed') return { kind: 'already_closed' };
    const waves = await launchedWaves(tx, campaignId);
    if (waves.length === 0) return { kind: 'refused', why: 'not_launched' };
    const { now } = await fieldTime(tx);
    if (waves.some(({ fieldClosedAt }) => fieldClosedAt === null)) return { kind: 'refused', why: 'field_open' };
    if (waves.some(({ silenceClosesAt }) => now < silenceClosesAt))
      return { kind: 'refused', why: 'silence_stage_open' };
    const open = await openAttempts(tx, campaignId);
    if (open > 0) return { kind: 'refused', why: 'attempts_open', open };
    const owed = await closesOwed(tx, campaignId);
    if (owed > 0) return { kind: 'refused', why: 'courtesy_close_owed', open: owed };
    const untold = await debriefsOwed(tx, campaignId);
    if (untold > 0) return { kind: 'refused', why: 'debrief_owed', open: untold };
    await setState(tx, campaignId, campaign.state, 'closed');
    await recordAct(tx, { actor, action: 'campaign.closed', subject: campaignId });
    return { kind: 'closed' };
  });
}
