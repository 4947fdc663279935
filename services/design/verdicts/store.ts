import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';

/** Why a person leaves a studio out of a campaign after looking at it. */
export const leaveOutReasons = ['not_a_studio', 'same_owner', 'closed_down', 'wrong_place', 'other'] as const;
export type LeaveOutReason = (typeof leaveOutReasons)[number];

export type StudioVerdict = {
  readonly domain: string;
  readonly verdict: 'approved' | 'excluded' | 'withdrawn';
  readonly reason: LeaveOutReason | null;
  readonly note: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
};

/** What was last said of each studio of a campaign; a verdict that was taken back is not listed. */
export async function verdictsOf(db: Database, campaignId: CampaignId): Promise<StudioVerdict[]> {
  const { rows } = await sql<StudioVerdict>`
    select v.domain, v.verdict, v.reason, v.note, u.name as "decidedBy", v.decided_at as "decidedAt"
    from current_studio_verdicts v join users u on u.id = v.decided_by
    where v.campaign_id = ${campaignId} and v.verdict <> 'withdrawn' order by v.domain`.execute(db);
  return rows;
}

/** Domains that a person left out of a campaign. */
export async function leftOutByHand(db: Database, campaignId: CampaignId): Promise<Set<string>> {
  const { rows } = await sql<{ domain: string }>`
    select domain from current_studio_verdicts where campaign_id = ${campaignId} and verdict = 'excluded'`.execute(db);
  return new Set(rows.map(({ domain }) => domain));
}

export type NewVerdict = Pick<StudioVerdict, 'domain' | 'verdict' | 'reason' | 'note'>;

export async function insertVerdict(
  db: Database,
  campaignId: CampaignId,
  { domain, verdict, reason, note }: NewVerdict,
  by: UserId,
): Promise<void> {
  await db
    .insertInto('studio_verdicts')
    .values({ campaign_id: campaignId, domain, verdict, reason, note, decided_by: by })
    .execute();
}
