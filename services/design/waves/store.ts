import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId, WaveId } from '../../platform/ids.ts';
import type { WaveKind } from './wave-plan.ts';

export type StoredPlan = {
  readonly id: string;
  readonly number: number;
  readonly kind: WaveKind;
  readonly baseWaveId: WaveId | null;
  readonly seed: string;
  readonly protocolHash: string;
  readonly hash: string;
  readonly proposedBy: UserId;
  readonly proposedAt: Date;
  readonly approvedBy: UserId | null;
  readonly approvedAt: Date | null;
};

/** The plan of a further wave that is neither launched nor withdrawn; at most one. */
export async function openPlan(db: Database, campaignId: CampaignId): Promise<StoredPlan | null> {
  const { rows } = await sql<StoredPlan>`
    select p.id, p.number, p.kind, p.base_wave_id as "baseWaveId", p.seed, p.protocol_hash as "protocolHash", p.hash,
      p.proposed_by as "proposedBy", p.proposed_at as "proposedAt", p.approved_by as "approvedBy", p.approved_at as "approvedAt"
    from wave_plans p
    where p.campaign_id = ${campaignId} and p.withdrawn_at is null
      and not exists (select from waves w where w.plan_id = p.id)`.execute(db);
  return rows[0] ?? null;
}

export type NewPlan = Omit<StoredPlan, 'proposedAt' | 'approvedBy' | 'approvedAt'> & {
  readonly campaignId: CampaignId;
  readonly commitment: string;
  readonly at: Date;
};

export async function insertPlan(db: Database, plan: NewPlan): Promise<void> {
  await db
    .insertInto('wave_plans')
    .values({
      id: plan.id,
      campaign_id: plan.campaignId,
      number: plan.number,
      kind: plan.kind,
      base_wave_id: plan.baseWaveId,
      seed: plan.seed,
      protocol_hash: plan.protocolHash,
      commitment: plan.commitment,
      hash: plan.hash,
      proposed_by: plan.proposedBy,
      proposed_at: plan.at,
    })
    .execute();
}

export async function markApproved(db: Database, id: string, by: UserId, at: Date): Promise<void> {
  await db.updateTable('wave_plans').set({ approved_by: by, approved_at: at }).where('id', '=', id).execute();
}

export async function markWithdrawn(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('wave_plans').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

/** A wave as a plan for the next one looks at it. */
export type WaveStage = {
  readonly waveId: WaveId;
  readonly number: number;
  readonly kind: 'first' | WaveKind;
  readonly seed: string;
  readonly fieldClosed: boolean;
  /** Whether the silence stage is over. */
  readonly silenceOver: boolean;
};

/** Waves of a campaign, in order. */
export async function stagesOf(db: Database, campaignId: CampaignId): Promise<WaveStage[]> {
  const { rows } = await sql<WaveStage>`
    select id as "waveId", number, kind, seed, field_closed_at is not null as "fieldClosed",
      silence_closes_at <= field_now() as "silenceOver"
    from waves where campaign_id = ${campaignId} order by number`.execute(db);
  return rows;
}

/** Whether a seed was committed to before, by any wave of any campaign. */
export async function isSeedUsed(db: Database, seed: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from wave_plans where seed = ${seed})
      or exists (select from waves where seed = ${seed})
      or exists (select from campaigns where protocol #>> '{sampling,seed}' = ${seed}) as used`.execute(db);
  return rows[0]?.used === true;
}
