import { Check } from 'typebox/value';
import { type CampaignRow, findCampaign } from '../../api/research/store/campaigns.ts';
import { findCampaign as findStored, type StoredCampaign } from '../../design/campaigns/store.ts';
import { type Draft, findDraft } from '../../design/drafts/store.ts';
import type { DoubtfulPair, MergedFrame } from '../../design/frames/frame-unit.ts';
import { type PreparedFrame, prepareFrame } from '../../design/frames/prepare-frame.ts';
import { pairsFoundDifferent, storedRankings } from '../../design/frames/store.ts';
import { type PreviewOutcome, previewDesign } from '../../design/preview/preview-design.ts';
import { type CheckedProtocol, checkProtocol } from '../../design/protocol/check-protocol.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { readSource } from '../../design/protocol/read-source.ts';
import type { Frame, Protocol } from '../../design/protocol/schema/protocol.ts';
import { frameSchema } from '../../design/protocol/schema/purpose.ts';
import { contactFacts } from '../../field/inquiries/contact-facts.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';

/** What a researcher works on: the newest saved text, the rankings, and what both come to. */
export type Design = {
  readonly campaign: CampaignRow;
  readonly stored: StoredCampaign;
  readonly draft: Draft;
  /** Plain data of the draft; undefined when it is no YAML. */
  readonly data: unknown;
  readonly checked: CheckedProtocol;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly open: boolean;
};

export async function loadDesign(db: Database, slug: string): Promise<Design | null> {
  const campaign = await findCampaign(db, slug);
  if (campaign === null) return null;
  const id = campaign.id as CampaignId;
  const [stored, draft] = [await findStored(db, id), await findDraft(db, id)];
  if (stored === null || draft === null) return null;
  const open = stored.state === 'draft' || stored.state === 'approved';
  return {
    campaign,
    stored,
    draft,
    data: readSource(draft.source, 'yaml').data,
    checked: checkProtocol(draft.source),
    files: await storedRankings(db, id),
    open,
  };
}

/** Rankings of the draft whose entry is whole, with or without their file. */
export function framesOf(data: unknown): { readonly frame: Frame; readonly index: number }[] {
  const frames = valueAt(data, ['frames']);
  if (!Array.isArray(frames)) return [];
  return frames.flatMap((frame: unknown, index) => (Check(frameSchema, frame) ? [{ frame, index }] : []));
}

/** Pairs of domains that the draft takes for one studio. */
export function samePairs(data: unknown): readonly (readonly [string, string])[] {
  const pairs = valueAt(data, ['sampling', 'sameStudio']);
  if (!Array.isArray(pairs)) return [];
  return pairs.flatMap((pair: unknown): [string, string][] => {
    if (!Array.isArray(pair)) return [];
    const [one, other]: unknown[] = pair;
    return typeof one === 'string' && typeof other === 'string' ? [[one.toLowerCase(), other.toLowerCase()]] : [];
  });
}

export type FrameView = {
  readonly prepared: PreparedFrame;
  /** Pairs that nobody has settled. */
  readonly unsettled: readonly DoubtfulPair[];
  readonly different: readonly DoubtfulPair['domains'][];
  readonly same: readonly (readonly [string, string])[];
  readonly merged: MergedFrame | null;
};

/** The merged frame of the rankings that are here; null when none is. Faults elsewhere in the protocol do not hinder it. */
export async function viewFrame(db: Database, { data, files, stored }: Design): Promise<FrameView | null> {
  const frames = framesOf(data)
    .map(({ frame }) => frame)
    .filter(({ file }) => files.has(file));
  if (frames.length === 0) return null;
  const same = samePairs(data);
  const sameStudio = same.map((pair) => [...pair]);
  const sampling: Protocol['sampling'] = { strata: [], allocation: 'equal', seed: '', sameStudio };
  const prepared = await prepareFrame({ frames, sampling }, files);
  const different = await pairsFoundDifferent(db, stored.id);
  const merged = prepared.kind === 'prepared' ? prepared.merged : null;
  const known = new Set(different.map((pair) => pair.join(' ')));
  const unsettled = (merged?.doubtful ?? []).filter(({ domains }) => !known.has(domains.join(' ')));
  return { prepared, unsettled, different, same, merged };
}

/** Strata, exclusions, precision, power and burden of the draft; null while it has faults. */
export async function viewPreview(db: Database, { checked, files, stored }: Design): Promise<PreviewOutcome | null> {
  if (checked.kind === 'faulty') return null;
  const facts = await contactFacts(db, stored.id, checked.protocol.rules.cooldownDays);
  return previewDesign(checked.protocol, files, facts);
}
