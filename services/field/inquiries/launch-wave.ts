import { findCampaign, lockCampaign, recordAct, type StoredCampaign, setState } from '../../design/campaigns/store.ts';
import { type PreparedFrame, prepareFrame, type RankingFiles } from '../../design/frames/prepare-frame.ts';
import { campaignSeed } from '../../design/sampling/campaign-seed.ts';
import type { PanelExclusionReason } from '../../design/sampling/eligibility.ts';
import { markTaken } from '../../design/volunteers/store.ts';
import { volunteerSchedule } from '../../design/volunteers/volunteer-draw.ts';
import { countExclusions } from '../../design/waves/panel-draw.ts';
import { openPlan, type StoredPlan, stagesOf } from '../../design/waves/store.ts';
import type { WaveKind } from '../../design/waves/wave-plan.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId, WaveId } from '../../platform/ids.ts';
import { newPersonas } from './assign-arms.ts';
import { hoursOver, sendingForbidden } from './launch-obstacles.ts';
import { inquiriesBefore, personasKnown } from './store/base-wave.ts';
import { aliasesIn } from './store/plan.ts';
import { closesOwed, debriefsOwed, openAttempts } from './store/run.ts';
import { type DrawRefusal, drawOfPlan, type WaveDraw } from './wave-draw.ts';
import { writeWave } from './write-wave.ts';

export type WaveLaunch = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  /** Ranking files; only a fresh draw reads them. */
  readonly files: RankingFiles;
  /** Value of the public beacon that the protocol names; null where it names none. */
  readonly beaconValue?: string | null;
};

export type WaveRefusal =
  | DrawRefusal
  | 'campaign_unknown'
  | 'nothing_planned'
  | 'wave_unapproved'
  | 'protocol_amended'
  | 'campaign_paused'
  | 'wave_open'
  | 'letters_owed'
  | 'sending_stopped'
  | 'rehearsal_unmapped'
  | 'real_in_rehearsal'
  | 'beacon_missing'
  | 'beacon_unasked'
  | 'personas_used_up'
  | 'campaign_burden_over_cap'
  | 'window_never_opens';

export type WaveLaunched = {
  readonly kind: 'launched';
  readonly waveId: WaveId;
  readonly number: number;
  readonly wave: WaveKind;
  readonly launchedAt: Date;
  readonly inquiries: number;
  readonly frameSize: number;
  readonly excluded: Readonly<Partial<Record<PanelExclusionReason, number>>>;
};

export type WaveLaunchOutcome =
  | WaveLaunched
  | { readonly kind: 'refused'; readonly why: WaveRefusal; readonly detail: string };

/**
 * Launches the approved plan of a further wave, all in one transaction: its studios are found as its kind says, each gets a persona
 * that it does not know, and the campaign runs (again). A second launch finds no plan and changes nothing.
 */
export async function launchWave(db: Database, launch: WaveLaunch): Promise<WaveLaunchOutcome> {
  const known = await findCampaign(db, launch.campaignId);
  if (known === null) return refused('campaign_unknown', launch.campaignId);
  const wanted = await openPlan(db, known.id);
  // Reading rankings takes seconds: done before the transaction, from the protocol whose hash is compared again in it.
  const frame = wanted?.kind === 'fresh' ? await prepareFrame(known.protocol, launch.files) : null;
  return db.transaction().execute(async (tx) => {
    const campaign = await lockCampaign(tx, launch.campaignId);
    if (campaign === null) return refused('campaign_unknown', launch.campaignId);
    const plan = await openPlan(tx, campaign.id);
    if (plan === null || plan.id !== wanted?.id) return refused('nothing_planned', campaign.slug);
    return (await obstacleTo(tx, campaign, plan)) ?? launchPlan(tx, campaign, plan, frame, launch);
  });
}

async function obstacleTo(
  tx: Database,
  { id, state, hash, rehearsal }: StoredCampaign,
  plan: StoredPlan,
): Promise<WaveLaunchOutcome | null> {
  if (plan.approvedAt === null) return refused('wave_unapproved', plan.hash);
  // What the second person approved is this version and no later one.
  if (plan.protocolHash !== hash) return refused('protocol_amended', hash);
  if (state !== 'running' && state !== 'closed') return refused('campaign_paused', state);
  const open = plan.kind === 'volunteers' ? [] : (await stagesOf(tx, id)).filter((one) => !one.silenceOver);
  if (open.length > 0) return refused('wave_open', open.map(({ number }) => number).join(', '));
  // A thanks or a debrief that came after the new letter would give it away.
  const owed = plan.kind === 'volunteers' ? 0 : await lettersOwed(tx, id);
  if (owed > 0) return refused('letters_owed', `${owed} letters`);
  return sendingForbidden(tx, rehearsal);
}

async function launchPlan(
  tx: Database,
  campaign: StoredCampaign,
  plan: StoredPlan,
  frame: PreparedFrame | null,
  launch: WaveLaunch,
): Promise<WaveLaunchOutcome> {
  const { protocol } = campaign;
  const seeded = campaignSeed({ ...protocol.sampling, seed: plan.seed }, launch.beaconValue ?? null);
  if (seeded.kind === 'refused') return refused(seeded.why, protocol.sampling.beacon ?? '');
  const draw = await drawOfPlan(tx, campaign, plan, frame, seeded.seed);
  if (draw.kind === 'refused') return draw;
  const knownPersonas = await personasKnown(tx, campaign.id);
  const usedUp = draw.drawn.filter(
    ({ unit }) => newPersonas(protocol.arms, unit.domain, knownPersonas).length === 0,
  ).length;
  if (usedUp > 0) return refused('personas_used_up', `${usedUp} studios`);
  const hours = hoursOver(protocol, draw.drawn.length + (await inquiriesBefore(tx, campaign.id)));
  if (hours !== null) return refused('campaign_burden_over_cap', hours);
  const mailDomains = protocol.personas.map(({ mailDomain }) => mailDomain);
  const { now } = await fieldTime(tx);
  const written = await writeWave(tx, {
    campaign: plan.kind === 'volunteers' ? withSchedule(campaign) : campaign,
    seed: seeded.seed,
    now,
    takenAliases: await aliasesIn(tx, mailDomains),
    ...draw,
    planned: { planId: plan.id, number: plan.number, kind: plan.kind },
    knownPersonas,
  });
  if (written.kind === 'refused') return refused(written.why, protocol.schedule.timeZone);
  if (plan.kind === 'volunteers') {
    const taken = draw.drawn.map(({ unit }) => unit.domain);
    await markTaken(tx, taken, written.waveId);
  }
  await setState(tx, campaign.id, 'closed', 'running');
  return tell(tx, { campaign, plan, draw, launch, waveId: written.waveId, now });
}

function withSchedule(campaign: StoredCampaign): StoredCampaign {
  const { protocol } = campaign;
  return { ...campaign, protocol: { ...protocol, schedule: volunteerSchedule(protocol.schedule) } };
}

type Written = {
  readonly campaign: StoredCampaign;
  readonly plan: StoredPlan;
  readonly draw: Extract<WaveDraw, { kind: 'drawn' }>;
  readonly launch: WaveLaunch;
  readonly waveId: WaveId;
  readonly now: Date;
};

async function tell(tx: Database, { campaign, plan, draw, launch, waveId, now }: Written): Promise<WaveLaunched> {
  const counts = {
    inquiries: draw.drawn.length,
    frameSize: draw.listed.length,
    excluded: countExclusions(draw.excluded),
  };
  const detail = { waveId, number: plan.number, wave: plan.kind, hash: plan.hash, ...counts };
  await recordAct(tx, { actor: launch.actor, action: 'wave.launched', subject: campaign.id, detail });
  return { kind: 'launched', waveId, number: plan.number, wave: plan.kind, launchedAt: now, ...counts };
}

async function lettersOwed(tx: Database, id: CampaignId): Promise<number> {
  return (await openAttempts(tx, id)) + (await closesOwed(tx, id)) + (await debriefsOwed(tx, id));
}

function refused(why: WaveRefusal, detail: string): Extract<WaveLaunchOutcome, { kind: 'refused' }> {
  return { kind: 'refused', why, detail };
}
