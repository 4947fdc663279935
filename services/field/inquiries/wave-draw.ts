import type { StoredCampaign } from '../../design/campaigns/store.ts';
import type { PreparedFrame } from '../../design/frames/prepare-frame.ts';
import { type DrawnUnit, designDraw, type ExcludedUnit, type ListedUnit } from '../../design/sampling/design-draw.ts';
import type { PanelExclusionReason } from '../../design/sampling/eligibility.ts';
import type { FrameSource } from '../../design/sampling/store.ts';
import { provedRequests } from '../../design/volunteers/store.ts';
import { volunteerDraw } from '../../design/volunteers/volunteer-draw.ts';
import { panelDraw } from '../../design/waves/panel-draw.ts';
import type { StoredPlan } from '../../design/waves/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { WaveId } from '../../platform/ids.ts';
import { contactFacts } from './contact-facts.ts';
import { faultsOf } from './launch-obstacles.ts';
import { baseWave, domainsInField } from './store/base-wave.ts';

export type DrawRefusal =
  | 'ranking_unusable'
  | 'sample_too_large'
  | 'frame_empty'
  | 'strata_exceed_size'
  | 'panel_empty'
  | 'no_volunteers';

/** The studios of a further wave: its frame, who was left out of it and why, and who is asked. */
export type WaveDraw =
  | {
      readonly kind: 'drawn';
      readonly sources: readonly FrameSource[];
      readonly listed: readonly ListedUnit[];
      readonly excluded: readonly ExcludedUnit<PanelExclusionReason>[];
      readonly drawn: readonly DrawnUnit[];
    }
  | { readonly kind: 'refused'; readonly why: DrawRefusal; readonly detail: string };

/** Finds the studios of a plan as its kind says. Reads only; a fresh draw needs its prepared frame. */
export async function drawOfPlan(
  tx: Database,
  campaign: StoredCampaign,
  plan: Pick<StoredPlan, 'kind' | 'baseWaveId'>,
  frame: PreparedFrame | null,
  seed: string,
): Promise<WaveDraw> {
  if (plan.kind === 'panel' && plan.baseWaveId !== null) return drawPanel(tx, campaign, plan.baseWaveId);
  if (plan.kind === 'volunteers') return drawVolunteers(tx, campaign);
  if (frame === null) return { kind: 'refused', why: 'ranking_unusable', detail: 'no rankings were given' };
  if (frame.kind === 'refused') return { kind: 'refused', why: 'ranking_unusable', detail: faultsOf(frame) };
  const { protocol } = campaign;
  const facts = await contactFacts(tx, campaign.id, protocol.rules.cooldownDays);
  const { eligible, excluded, sample } = designDraw(frame.merged.units, facts, protocol, seed);
  if (sample.kind === 'refused')
    return { kind: 'refused', why: sample.why, detail: `${sample.wanted} wanted, ${sample.available} available` };
  return { kind: 'drawn', sources: frame.sources, listed: eligible, excluded, drawn: sample.drawn };
}

/**
 * The studios of an earlier wave again. Its frame stays the population: who left the panel leaves the frame of this wave too, with
 * the reason, so that listed and asked can be held against each other.
 */
export async function drawPanel(tx: Database, { id, protocol }: StoredCampaign, base: WaveId): Promise<WaveDraw> {
  const { sources, listed, members } = await baseWave(tx, base);
  const facts = await contactFacts(tx, id, protocol.rules.cooldownDays);
  const { drawn, excluded } = panelDraw(members, facts, protocol);
  if (drawn.length === 0) return { kind: 'refused', why: 'panel_empty', detail: `${excluded.length} left out` };
  const gone = new Set(excluded.map(({ unit }) => unit.domain));
  return { kind: 'drawn', sources, listed: listed.filter(({ domain }) => !gone.has(domain)), excluded, drawn };
}

/** The studios that asked to be audited and rest from no other wave; one that a wave in the field will still write to waits. */
async function drawVolunteers(tx: Database, { id, protocol }: StoredCampaign): Promise<WaveDraw> {
  const facts = await contactFacts(tx, id, protocol.rules.cooldownDays);
  const coolingDown = new Set([...facts.coolingDown, ...(await domainsInField(tx))]);
  const draw = volunteerDraw(await provedRequests(tx), { ...facts, coolingDown }, protocol);
  if (draw.drawn.length === 0)
    return { kind: 'refused', why: 'no_volunteers', detail: `${draw.excluded.length} may not be written to yet` };
  return { kind: 'drawn', sources: [], ...draw };
}
