import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../../platform/ids.ts';
import type { Protocol } from '../../protocol/schema/protocol.ts';
import type { PathChange } from '../changed-paths.ts';

export type StoredAmendment = {
  readonly id: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly protocol: Protocol;
  readonly source: string;
  readonly changes: readonly PathChange[];
  readonly amendedBy: UserId;
};

/** The amendment of a campaign that waits for the second person; at most one. */
export async function openAmendment(db: Database, campaignId: CampaignId): Promise<StoredAmendment | null> {
  const { rows } = await sql<StoredAmendment>`
    select id, previous_hash as "previousHash", hash, protocol, source, changes, amended_by as "amendedBy"
    from amendments where campaign_id = ${campaignId} and approved_at is null and withdrawn_at is null`.execute(db);
  return rows[0] ?? null;
}

export type NewAmendment = StoredAmendment & {
  readonly campaignId: CampaignId;
  readonly reason: string;
  readonly afterFirstLetter: boolean;
  readonly at: Date;
};

export async function insertAmendment(db: Database, amendment: NewAmendment): Promise<void> {
  await db
    .insertInto('amendments')
    .values({
      id: amendment.id,
      campaign_id: amendment.campaignId,
      previous_hash: amendment.previousHash,
      hash: amendment.hash,
      protocol: JSON.stringify(amendment.protocol),
      source: amendment.source,
      changes: JSON.stringify(amendment.changes),
      reason: amendment.reason,
      after_first_letter: amendment.afterFirstLetter,
      amended_by: amendment.amendedBy,
      amended_at: amendment.at,
    })
    .execute();
}

export async function markAmendment(
  db: Database,
  id: string,
  end: { readonly approved_by: UserId; readonly approved_at: Date } | { readonly withdrawn_at: Date },
): Promise<void> {
  await db.updateTable('amendments').set(end).where('id', '=', id).execute();
}

/** Puts an approved amendment into force; the campaign keeps its state, and its author is who amended it. */
export async function applyAmendment(db: Database, id: CampaignId, amendment: StoredAmendment): Promise<void> {
  await db
    .updateTable('campaigns')
    .set({
      title: amendment.protocol.title,
      protocol: JSON.stringify(amendment.protocol),
      protocol_source: amendment.source,
      protocol_hash: amendment.hash,
      created_by: amendment.amendedBy,
    })
    .where('id', '=', id)
    .where('protocol_hash', '=', amendment.previousHash)
    .execute();
}

export type NewDeviation = {
  readonly id: string;
  readonly campaignId: CampaignId;
  /** Number of the wave; null: the whole campaign. */
  readonly wave: number | null;
  /** YYYY-MM-DD. */
  readonly happenedOn: string;
  readonly planned: string;
  readonly done: string;
  readonly why: string;
  readonly by: UserId;
  readonly at: Date;
};

/** False when the campaign has no such wave. */
export async function insertDeviation(db: Database, deviation: NewDeviation): Promise<boolean> {
  const { id, campaignId, wave, happenedOn, planned, done, why, by, at } = deviation;
  const { numAffectedRows } = await sql`
    insert into deviations (id, campaign_id, wave_id, happened_on, planned, done, why, noted_by, noted_at)
    select ${id}, ${campaignId}, w.id, ${happenedOn}, ${planned}, ${done}, ${why}, ${by}, ${at}
    from (select 1) one left join waves w on w.campaign_id = ${campaignId} and w.number = ${wave}::integer
    where ${wave}::integer is null or w.id is not null`.execute(db);
  return numAffectedRows === 1n;
}
