import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';

export type LaunchAct = {
  readonly act: 'requested' | 'cancelled' | 'declined';
  readonly hash: string;
  readonly note: string;
  readonly byId: UserId;
  readonly by: string;
  readonly at: Date;
};

/** The last that was said of a campaign's launch; null when nobody asked for one. */
export async function lastLaunchAct(db: Database, campaignId: CampaignId): Promise<LaunchAct | null> {
  const { rows } = await sql<LaunchAct>`
    select r.act, r.protocol_hash as hash, r.note, r.acted_by as "byId", u.name as by, r.acted_at as at
    from launch_requests r join users u on u.id = r.acted_by
    where r.campaign_id = ${campaignId} order by r.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function insertLaunchAct(
  db: Database,
  campaignId: CampaignId,
  { act, hash, note, by }: Pick<LaunchAct, 'act' | 'hash' | 'note'> & { readonly by: UserId },
): Promise<void> {
  await db
    .insertInto('launch_requests')
    .values({ campaign_id: campaignId, protocol_hash: hash, act, note, acted_by: by })
    .execute();
}

/** Who approved this version, and when. */
export async function approvalOf(
  db: Database,
  campaignId: CampaignId,
  hash: string,
): Promise<{ readonly by: string; readonly at: Date } | null> {
  const row = await db
    .selectFrom('approvals as a')
    .innerJoin('users as u', 'u.id', 'a.approved_by')
    .select(['u.name as by', 'a.approved_at as at'])
    .where('a.campaign_id', '=', campaignId)
    .where('a.protocol_hash', '=', hash)
    .executeTakeFirst();
  return row ?? null;
}
