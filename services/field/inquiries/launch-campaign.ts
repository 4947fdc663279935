import {
  findCampaign,
  isApproved,
  lockCampaign,
  recordAct,
  type StoredCampaign,
  setState,
} from '../../design/campaigns/store.ts';
import type { DoubtfulPair } from '../../design/frames/frame-unit.ts';
import { type PreparedFrame, prepareFrame, type RankingFiles } from '../../design/frames/prepare-frame.ts';
import type { StratumShare } from '../../design/sampling/allocate.ts';
import { campaignSeed } from '../../design/sampling/campaign-seed.ts';
import { designDraw } from '../../design/sampling/design-draw.ts';
import type { ExclusionReason } from '../../design/sampling/eligibility.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId, WaveId } from '../../platform/ids.ts';
import { contactFacts } from './contact-facts.ts';
import { faultsOf, hoursOver, sendingForbidden } from './launch-obstacles.ts';
import { aliasesIn, waveOf } from './store/plan.ts';
import { writeWave } from './write-wave.ts';

export type Launch = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  readonly files: RankingFiles;
  /** Value of the public beacon that the protocol names; null where it names none. */
  readonly beaconValue?: string | null;
};

export type LaunchRefusal =
  | 'campaign_unknown'
  | 'not_approved'
  | 'sending_stopped'
  | 'rehearsal_unmapped'
  | 'real_in_rehearsal'
  | 'beacon_missing'
  | 'beacon_unasked'
  | 'ranking_unusable'
  | 'sample_too_large'
  | 'frame_empty'
  | 'strata_exceed_size'
  | 'campaign_burden_over_cap'
  | 'window_never_opens';

export type Launched = {
  readonly kind: 'launched';
  readonly waveId: WaveId;
  readonly launchedAt: Date;
  readonly inquiries: number;
  readonly frameSize: number;
  readonly strata: readonly StratumShare[];
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly doubtful: readonly DoubtfulPair[];
};

export type LaunchOutcome =
  | Launched
  | { readonly kind: 'already_launched'; readonly waveId: WaveId }
  | { readonly kind: 'refused'; readonly why: LaunchRefusal; readonly detail: string };

/**
 * Launches a campaign: merges the frame, draws the sample, plans one inquiry per studio and its first attempt, and sets the
 * campaign running, all in one transaction. A second launch, also one at the same moment, finds the wave and changes nothing.
 */
export async function launchCampaign(db: Database, launch: Launch): Promise<LaunchOutcome> {
  const known = await findCampaign(db, launch.campaignId);
  if (known === null) return refused('campaign_unknown', launch.campaignId);
  // Reading rankings takes seconds: done before the transaction, from the protocol whose hash is compared again in it.
  const frame = known.state === 'approved' ? await prepareFrame(known.protocol, launch.files) : null;
  return db.transaction().execute(async (tx) => {
    const campaign = await lockCampaign(tx, launch.campaignId);
    if (campaign === null) return refused('campaign_unknown', launch.campaignId);
    const waveId = await waveOf(tx, campaign.id);
    if (waveId !== null) return { kind: 'already_launched', waveId };
    const obstacle = await obstacleTo(tx, campaign, known.hash);
    if (obstacle !== null || frame === null) return obstacle ?? refused('not_approved', campaign.hash);
    return launchLocked(tx, campaign, frame, launch);
  });
}

async function obstacleTo(tx: Database, campaign: StoredCampaign, preparedHash: string): Promise<LaunchOutcome | null> {
  if (
    campaign.hash !== preparedHash ||
    campaign.state !== 'approved' ||
    !(await isApproved(tx, campaign.id, campaign.hash))
  ) {
    return refused('not_approved', campaign.hash);
  }
  return sendingForbidden(tx, campaign.rehearsal);
}

async function launchLocked(
  tx: Database,
  campaign: StoredCampaign,
  frame: PreparedFrame,
  launch: Launch,
): Promise<LaunchOutcome> {
  const { protocol } = campaign;
  if (frame.kind === 'refused') return refused('ranking_unusable', faultsOf(frame));
  const seeded = campaignSeed(protocol.sampling, launch.beaconValue ?? null);
  if (seeded.kind === 'refused') return refused(seeded.why, protocol.sampling.beacon ?? '');
  const facts = await contactFacts(tx, campaign.id, protocol.rules.cooldownDays);
  const draw = designDraw(frame.merged.units, facts, protocol, seeded.seed);
  const { sample } = draw;
  if (sample.kind === 'refused') return refused(sample.why, `${sample.wanted} wanted, ${sample.available} available`);
  const hours = hoursOver(protocol, sample.drawn.length);
  if (hours !== null) return refused('campaign_burden_over_cap', hours);
  const { now } = await fieldTime(tx);
  const takenAliases = await aliasesIn(
    tx,
    protocol.personas.map(({ mailDomain }) => mailDomain),
  );
  const written = await writeWave(tx, {
    campaign,
    seed: seeded.seed,
    now,
    takenAliases,
    sources: frame.sources,
    listed: draw.eligible,
    excluded: draw.excluded,
    drawn: sample.drawn,
  });
  if (written.kind === 'refused') return refused(written.why, protocol.schedule.timeZone);
  await setState(tx, campaign.id, 'approved', 'running');
  const excluded = countReasons(draw.excluded.map(({ reason }) => reason));
  const detail = {
    waveId: written.waveId,
    hash: campaign.hash,
    inquiries: sample.drawn.length,
    frame: draw.eligible.length,
    excluded,
  };
  await recordAct(tx, { actor: launch.actor, action: 'campaign.launched', subject: campaign.id, detail });
  const { strata } = sample;
  const { doubtful } = frame.merged;
  const counts = { inquiries: sample.drawn.length, frameSize: draw.eligible.length };
  return { kind: 'launched', waveId: written.waveId, launchedAt: now, ...counts, strata, excluded, doubtful };
}

function countReasons(reasons: readonly ExclusionReason[]): Record<ExclusionReason, number> {
  const counts: Record<ExclusionReason, number> = {
    suppressed: 0,
    cool_down: 0,
    conflict_of_interest: 0,
    no_channel: 0,
    by_hand: 0,
  };
  for (const reason of reasons) counts[reason] += 1;
  return counts;
}

function refused(why: LaunchRefusal, detail: string): LaunchOutcome {
  return { kind: 'refused', why, detail };
}
