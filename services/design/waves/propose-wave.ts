import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { lockCampaign, recordAct, type StoredCampaign } from '../campaigns/store.ts';
import { insertPlan, isSeedUsed, markApproved, markWithdrawn, openPlan, stagesOf, type WaveStage } from './store.ts';
import { commitmentOf, type WaveKind } from './wave-plan.ts';

type Refused<Why extends string> = { readonly kind: 'refused'; readonly why: Why };

export type NewWavePlan = {
  readonly campaignId: CampaignId;
  readonly kind: WaveKind;
  readonly seed: string;
  readonly actor: UserId;
};

export type WaveProposed =
  | { readonly kind: 'proposed'; readonly number: number; readonly hash: string }
  | Refused<
      'campaign_unknown' | 'not_launched' | 'wave_open' | 'wave_planned' | 'seed_short' | 'seed_used' | 'no_panel'
    >;

/**
 * Proposes a further wave of a campaign: kind, seed and the protocol as it stands are hashed and stored, nothing is drawn. A panel
 * asks the studios of the latest wave that was drawn. Panel and fresh draw wait until that wave is over; volunteers need not.
 */
export async function proposeWave(db: Database, { campaignId, kind, seed, actor }: NewWavePlan): Promise<WaveProposed> {
  return db.transaction().execute(async (tx): Promise<WaveProposed> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    const stages = await stagesOf(tx, campaignId);
    const refusal = await refusalOf(tx, campaign, stages, kind, seed);
    if (refusal !== null) return refusal;
    const base = kind === 'panel' ? (latestSample(stages) ?? null) : null;
    const number = Math.max(...stages.map((stage) => stage.number)) + 1;
    const { hash: protocolHash, slug } = campaign;
    const committed = { campaign: slug, number, kind, baseWave: base?.number ?? null, seed, protocolHash };
    const { text, hash } = commitmentOf(committed);
    const { now } = await fieldTime(tx);
    const plan = { campaignId, number, kind, baseWaveId: base?.waveId ?? null, seed, protocolHash, hash };
    await insertPlan(tx, { ...plan, id: newId<string>(), commitment: text, proposedBy: actor, at: now });
    await recordAct(tx, { actor, action: 'wave.proposed', subject: campaignId, detail: { ...committed, hash } });
    return { kind: 'proposed', number, hash };
  });
}

async function refusalOf(
  tx: Database,
  { id }: StoredCampaign,
  stages: readonly WaveStage[],
  kind: WaveKind,
  seed: string,
): Promise<Extract<WaveProposed, { kind: 'refused' }> | null> {
  if (stages.length === 0) return { kind: 'refused', why: 'not_launched' };
  if ((await openPlan(tx, id)) !== null) return { kind: 'refused', why: 'wave_planned' };
  if (seed.trim().length < 8 || seed.length > 200) return { kind: 'refused', why: 'seed_short' };
  // A seed that was used before draws the same studios, or gives the same arms: neither new nor random.
  if (await isSeedUsed(tx, seed)) return { kind: 'refused', why: 'seed_used' };
  if (kind !== 'volunteers' && stages.some((stage) => !stage.fieldClosed || !stage.silenceOver))
    return { kind: 'refused', why: 'wave_open' };
  return kind === 'panel' && latestSample(stages) === undefined ? { kind: 'refused', why: 'no_panel' } : null;
}

function latestSample(stages: readonly WaveStage[]): WaveStage | undefined {
  return stages.findLast((stage) => stage.kind !== 'volunteers');
}

export type WaveApproved =
  | { readonly kind: 'approved' | 'already_approved'; readonly number: number; readonly hash: string }
  | Refused<'campaign_unknown' | 'nothing_planned' | 'same_person' | 'hash_changed'>;

/** A second person approves exactly this commitment (rule E18); the database refuses whoever proposed it, too. */
export async function approveWave(
  db: Database,
  { campaignId, actor, hash }: { readonly campaignId: CampaignId; readonly actor: UserId; readonly hash: string },
): Promise<WaveApproved> {
  return db.transaction().execute(async (tx): Promise<WaveApproved> => {
    if ((await lockCampaign(tx, campaignId)) === null) return { kind: 'refused', why: 'campaign_unknown' };
    const plan = await openPlan(tx, campaignId);
    if (plan === null) return { kind: 'refused', why: 'nothing_planned' };
    if (plan.proposedBy === actor) return { kind: 'refused', why: 'same_person' };
    if (plan.hash !== hash) return { kind: 'refused', why: 'hash_changed' };
    const { number } = plan;
    if (plan.approvedAt !== null) return { kind: 'already_approved', number, hash };
    const { now } = await fieldTime(tx);
    await markApproved(tx, plan.id, actor, now);
    await recordAct(tx, { actor, action: 'wave.approved', subject: campaignId, detail: { number, hash } });
    return { kind: 'approved', number, hash };
  });
}

export type WaveWithdrawn =
  | { readonly kind: 'withdrawn'; readonly number: number }
  | Refused<'campaign_unknown' | 'nothing_planned'>;

/** Takes a plan back before its launch; its seed may not be used to try again until a draw pleases, so it stays on record. */
export async function withdrawWave(
  db: Database,
  { campaignId, actor }: { readonly campaignId: CampaignId; readonly actor: UserId },
): Promise<WaveWithdrawn> {
  return db.transaction().execute(async (tx): Promise<WaveWithdrawn> => {
    if ((await lockCampaign(tx, campaignId)) === null) return { kind: 'refused', why: 'campaign_unknown' };
    const plan = await openPlan(tx, campaignId);
    if (plan === null) return { kind: 'refused', why: 'nothing_planned' };
    const { now } = await fieldTime(tx);
    await markWithdrawn(tx, plan.id, now);
    const detail = { number: plan.number, hash: plan.hash };
    await recordAct(tx, { actor, action: 'wave.withdrawn', subject: campaignId, detail });
    return { kind: 'withdrawn', number: plan.number };
  });
}
