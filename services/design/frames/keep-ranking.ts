import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import { lockCampaign, recordAct } from '../campaigns/store.ts';
import { isNotText } from './decode-ranking.ts';
import { insertRanking, storedRankings, uploadedBytes } from './store.ts';

/** Largest ranking that a browser may upload, and all uploads of one campaign together. */
export const maxUploadBytes = 16_000_000;
const maxCampaignBytes = 200_000_000;

export type RankingKept =
  | { readonly kind: 'kept' | 'same_as_before'; readonly name: string; readonly sha256: string }
  | {
      readonly kind: 'refused';
      readonly why: 'campaign_unknown' | 'already_launched' | 'name_unusable' | 'empty' | 'not_text' | 'too_large';
    };

/** Stores a ranking file for a campaign before launch, as it came. The same name again takes the place of the file before. */
export async function keepRanking(
  db: Database,
  file: {
    readonly campaignId: CampaignId;
    readonly actor: UserId;
    readonly name: string;
    readonly bytes: Uint8Array;
  },
): Promise<RankingKept> {
  const { campaignId, actor, bytes } = file;
  const name = file.name.normalize('NFC').trim();
  if (!/^[^/\\\p{Cc}]{1,255}$/u.test(name)) return { kind: 'refused', why: 'name_unusable' };
  if (bytes.byteLength === 0) return { kind: 'refused', why: 'empty' };
  if (isNotText(bytes)) return { kind: 'refused', why: 'not_text' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return db.transaction().execute(async (tx): Promise<RankingKept> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (campaign.state !== 'draft' && campaign.state !== 'approved')
      return { kind: 'refused', why: 'already_launched' };
    const before = (await storedRankings(tx, campaignId)).get(name);
    if (before !== undefined && Buffer.from(bytes).equals(before)) return { kind: 'same_as_before', name, sha256 };
    if ((await uploadedBytes(tx, campaignId)) + bytes.byteLength > maxCampaignBytes)
      return { kind: 'refused', why: 'too_large' };
    await insertRanking(tx, { campaignId, name, sha256, bytes, uploadedBy: actor });
    await recordAct(tx, { actor, action: 'ranking.uploaded', subject: campaignId, detail: { name, sha256 } });
    return { kind: 'kept', name, sha256 };
  });
}
