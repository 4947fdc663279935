import type { StoredCampaign } from '../../design/campaigns/store.ts';
import type { DrawnUnit, ExcludedUnit, ListedUnit } from '../../design/sampling/design-draw.ts';
import type { PanelExclusionReason } from '../../design/sampling/eligibility.ts';
import {
  type FrameSource,
  insertExclusions,
  insertFrameSources,
  insertFrameUnits,
  insertSample,
  upsertStudios,
} from '../../design/sampling/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { type AttemptId, type InquiryId, newId, type StudioId, type WaveId } from '../../platform/ids.ts';
import type { KnownPersonas } from './assign-arms.ts';
import { planInquiries } from './plan-inquiries.ts';
import { insertInquiries, insertWave, type PlannedWave } from './store/plan.ts';

export type WaveFacts = {
  readonly campaign: StoredCampaign;
  readonly seed: string;
  readonly now: Date;
  readonly takenAliases: readonly string[];
  readonly sources: readonly FrameSource[];
  /** The wave's frame: every studio that could be drawn. */
  readonly listed: readonly ListedUnit[];
  readonly excluded: readonly ExcludedUnit<PanelExclusionReason>[];
  readonly drawn: readonly DrawnUnit[];
  /** The approved plan of a further wave; absent for the first. */
  readonly planned?: PlannedWave;
  readonly knownPersonas?: KnownPersonas;
};

export type WaveWritten =
  | { readonly kind: 'written'; readonly waveId: WaveId }
  | { readonly kind: 'refused'; readonly why: 'window_never_opens' };

const dayMs = 86_400_000;

/** Writes a wave with its frame, sample, inquiries and first attempts. Call it inside the transaction of the launch. */
export async function writeWave(tx: Database, facts: WaveFacts): Promise<WaveWritten> {
  const { campaign, seed, now, takenAliases, sources, listed, excluded, drawn } = facts;
  const { protocol } = campaign;
  const studios = listed.map(({ domain, name }) => ({ id: newId<StudioId>(), domain, name }));
  const ids = await upsertStudios(tx, studios);
  const idOf = (domain: string): StudioId => ids.get(domain) ?? lost(domain);
  const sampled = drawn.map(({ unit }) => ({ ...unit, studioId: idOf(unit.domain) }));
  const { knownPersonas = new Map() } = facts;
  const plan = planInquiries({ protocol, sample: sampled, waveStart: now, seed, takenAliases, knownPersonas });
  if (plan.kind === 'refused') return plan;
  const waveId = newId<WaveId>();
  const lastDue = Math.max(...plan.inquiries.map(({ dueAt }) => dueAt.getTime()));
  // Both stages end when the last letter's own window does.
  const responseClosesAt = new Date(lastDue + protocol.windows.responseDays * dayMs);
  const silenceClosesAt = new Date(lastDue + protocol.windows.silenceDays * dayMs);
  await insertWave(tx, {
    id: waveId,
    campaignId: campaign.id,
    seed,
    hash: campaign.hash,
    launchedAt: now,
    responseClosesAt,
    silenceClosesAt,
    planned: facts.planned ?? null,
  });
  await insertFrameSources(
    tx,
    waveId,
    sources.map((source) => ({ ...source, id: newId<string>() })),
  );
  await insertFrameUnits(
    tx,
    waveId,
    listed.map((unit) => ({ ...unit, studioId: idOf(unit.domain) })),
  );
  await insertExclusions(tx, waveId, excluded);
  await insertSample(
    tx,
    waveId,
    drawn.map((one) => ({ ...one, studioId: idOf(one.unit.domain) })),
  );
  const inquiries = plan.inquiries.map((inquiry) => ({
    ...inquiry,
    inquiryId: newId<InquiryId>(),
    attemptId: newId<AttemptId>(),
  }));
  await insertInquiries(tx, waveId, inquiries, protocol.budgets);
  return { kind: 'written', waveId };
}

function lost(domain: string): never {
  throw new ZerkaloError('STUDIO_LOST', `studio ${domain} was written but not found`, 'Report this as a bug.');
}
