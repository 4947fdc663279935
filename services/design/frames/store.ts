import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, UserId } from '../../platform/ids.ts';
import type { DoubtfulPair } from './frame-unit.ts';

export type NewRanking = {
  readonly campaignId: CampaignId;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly uploadedBy: UserId;
};

export async function insertRanking(db: Database, one: NewRanking): Promise<void> {
  await db
    .insertInto('ranking_files')
    .values({
      campaign_id: one.campaignId,
      name: one.name,
      sha256: one.sha256,
      bytes: Buffer.from(one.bytes),
      uploaded_by: one.uploadedBy,
    })
    .execute();
}

/** Rankings of a campaign by name, the newest upload of each. */
export async function storedRankings(db: Database, id: CampaignId): Promise<Map<string, Uint8Array>> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from current_ranking_files where campaign_id = ${id} order by name`.execute(db);
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

/** Bytes of all uploads of a campaign, also of those that were replaced. */
export async function uploadedBytes(db: Database, id: CampaignId): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(length(bytes)), 0)::int as bytes from ranking_files where campaign_id = ${id}`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** Pairs that a person found to be two studios, each in alphabetical order. */
export async function pairsFoundDifferent(db: Database, id: CampaignId): Promise<DoubtfulPair['domains'][]> {
  const { rows } = await sql<{ one: string; other: string }>`
    select one, other from (
      select distinct on (one, other) one, other, verdict from pair_verdicts
      where campaign_id = ${id} order by one, other, id desc) as newest
    where verdict = 'different' order by one, other`.execute(db);
  return rows.map(({ one, other }) => [one, other] as const);
}

export async function insertPairVerdict(
  db: Database,
  verdict: {
    readonly campaignId: CampaignId;
    readonly domains: DoubtfulPair['domains'];
    readonly verdict: 'different' | 'open';
    readonly by: UserId;
  },
): Promise<void> {
  const [one, other] = verdict.domains.toSorted();
  if (one === undefined || other === undefined) return;
  await db
    .insertInto('pair_verdicts')
    .values({ campaign_id: verdict.campaignId, one, other, verdict: verdict.verdict, decided_by: verdict.by })
    .execute();
}
