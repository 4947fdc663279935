import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import { reviseWithin } from '../campaigns/create-campaign.ts';
import { lockCampaign } from '../campaigns/store.ts';
import { maxSourceLength } from '../protocol/read-source.ts';
import { type Draft, findDraft, insertDraft } from './store.ts';

export type SaveDraft = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  readonly source: string;
  /** Version that the text was typed over. */
  readonly base: number;
};

export type DraftSaved =
  | {
      readonly kind: 'saved';
      readonly version: number;
      /** `in_force`: the text is whole and is the campaign's protocol now; else it is kept and the protocol stays what it was. */
      readonly protocol: 'in_force' | 'faulty' | 'id_differs';
    }
  | { readonly kind: 'conflict'; readonly theirs: Draft }
  | { readonly kind: 'refused'; readonly why: 'campaign_unknown' | 'already_launched' | 'too_long' };

/**
 * Keeps what somebody typed, faulty or not. Two people never overwrite each other unseen: whoever saves over an older version than
 * the newest is shown the newest. A text without faults becomes the campaign's protocol at once, a draft without approval.
 */
export async function saveDraft(db: Database, { campaignId, actor, source, base }: SaveDraft): Promise<DraftSaved> {
  const text = storable(source);
  if (text.length > maxSourceLength) return { kind: 'refused', why: 'too_long' };
  return db.transaction().execute(async (tx): Promise<DraftSaved> => {
    const campaign = await lockCampaign(tx, campaignId);
    const newest = await findDraft(tx, campaignId);
    if (campaign === null || newest === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    const changed = newest.source !== text;
    if (changed && newest.version !== base) return { kind: 'conflict', theirs: newest };
    const version = changed ? newest.version + 1 : newest.version;
    if (changed) await insertDraft(tx, { campaignId, version, source: text, savedBy: actor });
    const revised = await reviseWithin(tx, { campaignId, source: text, format: 'yaml', actor });
    if (revised.kind === 'faulty') return { kind: 'saved', version, protocol: 'faulty' };
    if (revised.kind === 'refused') return { kind: 'saved', version, protocol: 'id_differs' };
    return { kind: 'saved', version, protocol: 'in_force' };
  });
}

/** Browsers send lines ended by CR LF; a database text holds no NUL. */
export function storable(source: string): string {
  return source.replaceAll('\r\n', '\n').replaceAll('\0', '');
}
