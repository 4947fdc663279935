import type { Database } from '../../platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { checkProtocol } from '../protocol/check-protocol.ts';
import type { Finding } from '../protocol/finding.ts';
import type { SourceFormat } from '../protocol/read-source.ts';
import { insertCampaign, lockCampaign, recordAct, replaceProtocol } from './store.ts';

export type ProtocolSource = { readonly source: string; readonly format: SourceFormat };

export type CampaignCreated =
  | {
      readonly kind: 'created';
      readonly campaignId: CampaignId;
      readonly slug: string;
      readonly hash: string;
      readonly warnings: readonly Finding[];
    }
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] }
  | { readonly kind: 'slug_taken'; readonly slug: string };

export type NewCampaign = ProtocolSource & {
  readonly actor: UserId;
  /** Whether it may only run on the rehearsal clock or behind an egress map. */
  readonly rehearsal: boolean;
};

/** Checks a protocol and stores it as a draft campaign. The name is the protocol's `id`. */
export async function createCampaign(
  db: Database,
  { source, format, actor, rehearsal }: NewCampaign,
): Promise<CampaignCreated> {
  const checked = checkProtocol(source, format);
  if (checked.kind === 'faulty') return checked;
  const { protocol, hash, warnings } = checked;
  const id = newId<CampaignId>();
  return db.transaction().execute(async (tx) => {
    if (!(await insertCampaign(tx, { id, protocol, source, hash, author: actor, rehearsal }))) {
      return { kind: 'slug_taken', slug: protocol.id };
    }
    await recordAct(tx, {
      actor,
      action: 'campaign.created',
      subject: id,
      detail: { slug: protocol.id, hash, rehearsal },
    });
    return { kind: 'created', campaignId: id, slug: protocol.id, hash, warnings };
  });
}

export type CampaignRevised =
  | { readonly kind: 'revised'; readonly hash: string; readonly warnings: readonly Finding[] }
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly why: 'campaign_unknown' | 'already_launched' | 'slug_differs' };

type Revision = ProtocolSource & { readonly campaignId: CampaignId; readonly actor: UserId };

/**
 * Replaces the protocol of a campaign before launch. It is a draft again, whoever revised it is its author from now on,
 * and an approval of another version does not count for this one.
 */
export async function reviseCampaign(db: Database, revision: Revision): Promise<CampaignRevised> {
  return db.transaction().execute((tx) => reviseWithin(tx, revision));
}

/** The same as a part of the caller's transaction. The text that is in force already changes nothing, an approval least of all. */
export async function reviseWithin(
  tx: Database,
  { campaignId, source, format, actor }: Revision,
): Promise<CampaignRevised> {
  const checked = checkProtocol(source, format);
  if (checked.kind === 'faulty') return checked;
  const { protocol, hash, warnings } = checked;
  const campaign = await lockCampaign(tx, campaignId);
  if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
  if (campaign.state !== 'draft' && campaign.state !== 'approved') return { kind: 'refused', why: 'already_launched' };
  if (campaign.slug !== protocol.id) return { kind: 'refused', why: 'slug_differs' };
  if (campaign.hash === hash) return { kind: 'revised', hash, warnings };
  await replaceProtocol(tx, campaignId, { protocol, source, hash, author: actor });
  await recordAct(tx, {
    actor,
    action: 'campaign.revised',
    subject: campaignId,
    detail: { before: campaign.hash, hash },
  });
  return { kind: 'revised', hash, warnings };
}
