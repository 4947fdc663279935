import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';

export type CampaignState = 'draft' | 'approved' | 'running' | 'paused' | 'closed';

export type StoredCampaign = {
  readonly id: CampaignId;
  readonly slug: string;
  readonly state: CampaignState;
  readonly rehearsal: boolean;
  /** Checked before it was stored. */
  readonly protocol: Protocol;
  readonly hash: string;
  readonly author: UserId;
};

export type NewVersion = {
  readonly protocol: Protocol;
  readonly source: string;
  readonly hash: string;
  readonly author: UserId;
};

/** False when the name is taken. */
export async function insertCampaign(
  db: Database,
  campaign: NewVersion & { readonly id: CampaignId; readonly rehearsal: boolean },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('campaigns')
    .values({
      id: campaign.id,
      slug: campaign.protocol.id,
      title: campaign.protocol.title,
      rehearsal: campaign.rehearsal,
      protocol: JSON.stringify(campaign.protocol),
      protocol_source: campaign.source,
      protocol_hash: campaign.hash,
      created_by: campaign.author,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Replaces the protocol of a campaign that was not launched; it is a draft again. */
export async function replaceProtocol(db: Database, id: CampaignId, version: NewVersion): Promise<void> {
  await db
    .updateTable('campaigns')
    .set({
      state: 'draft',
      title: version.protocol.title,
      protocol: JSON.stringify(version.protocol),
      protocol_source: version.source,
      protocol_hash: version.hash,
      created_by: version.author,
    })
    .where('id', '=', id)
    .where('state', 'in', ['draft', 'approved'])
    .execute();
}

/** The campaign, locked until the end of the transaction: changes of its state wait for each other. */
export async function lockCampaign(db: Database, id: CampaignId): Promise<StoredCampaign | null> {
  const { rows } = await sql<StoredCampaign>`
    select id, slug, state, rehearsal, protocol, protocol_hash as hash, created_by as author
    from campaigns where id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

/** The campaign as it stands; nothing is locked. */
export async function findCampaign(db: Database, id: CampaignId): Promise<StoredCampaign | null> {
  const { rows } = await sql<StoredCampaign>`
    select id, slug, state, rehearsal, protocol, protocol_hash as hash, created_by as author
    from campaigns where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The campaign of this name; null when there is none. */
export async function campaignIdOf(db: Database, slug: string): Promise<CampaignId | null> {
  const row = await db.selectFrom('campaigns').select('id').where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : (row.id as CampaignId);
}

export async function isApproved(db: Database, id: CampaignId, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('approvals')
    .select('id')
    .where('campaign_id', '=', id)
    .where('protocol_hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** The database refuses an approval by the author (error ZK018), whoever writes it. */
export async function insertApproval(
  db: Database,
  approval: { readonly id: string; readonly campaignId: CampaignId; readonly hash: string; readonly by: UserId },
): Promise<void> {
  await db
    .insertInto('approvals')
    .values({
      id: approval.id,
      campaign_id: approval.campaignId,
      protocol_hash: approval.hash,
      approved_by: approval.by,
    })
    .onConflict((conflict) => conflict.constraint('approvals_once').doNothing())
    .execute();
}

export async function setState(db: Database, id: CampaignId, from: CampaignState, to: CampaignState): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function isSendingStopped(db: Database): Promise<boolean> {
  const { stopped } = await db.selectFrom('sending_switch').select('stopped').executeTakeFirstOrThrow();
  return stopped;
}

/**
 * Whether the process that asks stands in the world that a campaign is for: a rehearsal behind EGRESS_MAP or on the rehearsal
 * clock, a real one in neither.
 */
export async function worldFits(db: Database, rehearsal: boolean): Promise<boolean> {
  const { rows } = await sql<{ fits: boolean }>`select world_fits(${rehearsal}) as fits`.execute(db);
  return rows[0]?.fits === true;
}

export type Act = {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Record<string, unknown>;
};

/** One line of the append-only record of acts. */
export async function recordAct(db: Database, { actor, action, subject, detail = {} }: Act): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({ actor, action, subject, detail: JSON.stringify(detail) })
    .execute();
}

/** False when the domain was suppressed before: an opt-out is written once and for ever (rule E11). */
export async function insertSuppression(
  db: Database,
  suppression: { readonly domain: string; readonly reason: string; readonly by: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('contact_suppressions')
    .values({ domain: suppression.domain, reason: suppression.reason, created_by: suppression.by })
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function suppressedDomains(db: Database): Promise<Set<string>> {
  const rows = await db.selectFrom('contact_suppressions').select('domain').execute();
  return new Set(rows.map(({ domain }) => domain));
}
