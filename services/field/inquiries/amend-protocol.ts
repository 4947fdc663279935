import { changedPaths, type PathChange } from '../../design/amendments/changed-paths.ts';
import { type LockedChange, lockedChanges } from '../../design/amendments/locked-changes.ts';
import {
  applyAmendment,
  insertAmendment,
  markAmendment,
  openAmendment,
} from '../../design/amendments/store/amendments.ts';
import { insertApproval, isApproved, lockCampaign, recordAct } from '../../design/campaigns/store.ts';
import { checkProtocol } from '../../design/protocol/check-protocol.ts';
import type { Finding } from '../../design/protocol/finding.ts';
import type { SourceFormat } from '../../design/protocol/read-source.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { designInUse } from './store/used-design.ts';

type Refused<Why extends string> = { readonly kind: 'refused'; readonly why: Why };

export type Amendment = {
  readonly campaignId: CampaignId;
  readonly source: string;
  readonly format: SourceFormat;
  readonly reason: string;
  readonly actor: UserId;
};

export type AmendmentProposed =
  | {
      readonly kind: 'proposed';
      readonly hash: string;
      readonly changes: readonly PathChange[];
      readonly afterFirstLetter: boolean;
    }
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] }
  | { readonly kind: 'locked'; readonly changes: readonly LockedChange[] }
  | Refused<'campaign_unknown' | 'not_registered' | 'amendment_open' | 'nothing_changed' | 'reason_missing'>;

/**
 * Proposes another version of a registered protocol, with what changes and why. It is in force once a second person approves it; the old
 * version stays on record. Refused where it would alter what was already drawn, sent or decided: all such places at once.
 */
export async function proposeAmendment(db: Database, amendment: Amendment): Promise<AmendmentProposed> {
  const { campaignId, source, format, actor } = amendment;
  const reason = amendment.reason.trim();
  if (reason.length < 3 || reason.length > 2_000) return { kind: 'refused', why: 'reason_missing' };
  const checked = checkProtocol(source, format);
  if (checked.kind === 'faulty') return checked;
  const { protocol, hash } = checked;
  return db.transaction().execute(async (tx): Promise<AmendmentProposed> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    if (!(await isApproved(tx, campaignId, campaign.hash))) return { kind: 'refused', why: 'not_registered' };
    if ((await openAmendment(tx, campaignId)) !== null) return { kind: 'refused', why: 'amendment_open' };
    const changes = changedPaths(campaign.protocol, protocol);
    if (changes.length === 0 || hash === campaign.hash) return { kind: 'refused', why: 'nothing_changed' };
    const used = await designInUse(tx, campaignId);
    const locked = lockedChanges(changes, used);
    if (locked.length > 0) return { kind: 'locked', changes: locked };
    const { now } = await fieldTime(tx);
    const afterFirstLetter = used.letterSent;
    const version = { previousHash: campaign.hash, hash, protocol, source, changes, amendedBy: actor };
    await insertAmendment(tx, { ...version, id: newId<string>(), campaignId, reason, afterFirstLetter, at: now });
    const detail = { before: campaign.hash, hash, reason, changes, afterFirstLetter };
    await recordAct(tx, { actor, action: 'protocol.amended', subject: campaignId, detail });
    return { kind: 'proposed', hash, changes, afterFirstLetter };
  });
}

export type AmendmentEnd = { readonly campaignId: CampaignId; readonly actor: UserId; readonly hash: string };

export type AmendmentApproved =
  | { readonly kind: 'approved'; readonly hash: string }
  | { readonly kind: 'locked'; readonly changes: readonly LockedChange[] }
  | Refused<'campaign_unknown' | 'nothing_proposed' | 'same_person' | 'hash_changed'>;

/** A second person puts exactly this version into force (rule E18), if nothing it changes was used meanwhile. */
export async function approveAmendment(
  db: Database,
  { campaignId, actor, hash }: AmendmentEnd,
): Promise<AmendmentApproved> {
  return db.transaction().execute(async (tx): Promise<AmendmentApproved> => {
    const campaign = await lockCampaign(tx, campaignId);
    if (campaign === null) return { kind: 'refused', why: 'campaign_unknown' };
    const open = await openAmendment(tx, campaignId);
    if (open === null) return { kind: 'refused', why: 'nothing_proposed' };
    if (open.amendedBy === actor) return { kind: 'refused', why: 'same_person' };
    if (open.hash !== hash || open.previousHash !== campaign.hash) return { kind: 'refused', why: 'hash_changed' };
    const locked = lockedChanges(open.changes, await designInUse(tx, campaignId));
    if (locked.length > 0) return { kind: 'locked', changes: locked };
    const { now } = await fieldTime(tx);
    await markAmendment(tx, open.id, { approved_by: actor, approved_at: now });
    await applyAmendment(tx, campaignId, open);
    await insertApproval(tx, { id: newId(), campaignId, hash, by: actor });
    await recordAct(tx, { actor, action: 'protocol.amendment_approved', subject: campaignId, detail: { hash } });
    return { kind: 'approved', hash };
  });
}

/** Takes a proposed amendment back; false when none is open. */
export async function withdrawAmendment(
  db: Database,
  { campaignId, actor }: Omit<AmendmentEnd, 'hash'>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const open = (await lockCampaign(tx, campaignId)) === null ? null : await openAmendment(tx, campaignId);
    if (open === null) return false;
    const { now } = await fieldTime(tx);
    await markAmendment(tx, open.id, { withdrawn_at: now });
    const detail = { hash: open.hash };
    await recordAct(tx, { actor, action: 'protocol.amendment_withdrawn', subject: campaignId, detail });
    return true;
  });
}
