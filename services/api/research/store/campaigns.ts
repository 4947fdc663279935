import { sql } from 'kysely';
import type { WaveKind } from '../../../design/waves/wave-plan.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { Place } from '../cursor.ts';

export type CampaignRow = {
  id: string;
  key: number;
  slug: string;
  title: string;
  state: string;
  rehearsal: boolean;
  protocolHash: string;
  createdAt: Date;
};

const columns = sql`c.id, -(extract(epoch from c.created_at) * 1000000)::bigint as key, c.slug, c.title, c.state, c.rehearsal,
  c.protocol_hash as "protocolHash", c.created_at as "createdAt"`;

/** Campaigns after a place, newest first. */
export async function listCampaigns(db: Database, after: Place, limit: number): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    select * from (select ${columns} from campaigns c) as listed
    where (key, id) > (${after.key}::bigint, ${after.id}::uuid)
    order by key, id limit ${limit}`.execute(db);
  return rows;
}

export async function findCampaign(db: Database, slug: string): Promise<CampaignRow | null> {
  const { rows } = await sql<CampaignRow>`select ${columns} from campaigns c where c.slug = ${slug}`.execute(db);
  return rows[0] ?? null;
}

export type WaveRow = {
  id: string;
  number: number;
  kind: 'first' | WaveKind;
  launchedAt: Date;
  responseClosesAt: Date;
  silenceClosesAt: Date;
  fieldClosedAt: Date | null;
};

/** Waves of a campaign, latest first. */
export async function wavesOf(db: Database, campaignId: string): Promise<WaveRow[]> {
  return db
    .selectFrom('waves')
    .select([
      'id',
      'number',
      sql<WaveRow['kind']>`kind`.as('kind'),
      'launched_at as launchedAt',
      'response_closes_at as responseClosesAt',
      'silence_closes_at as silenceClosesAt',
      'field_closed_at as fieldClosedAt',
    ])
    .where('campaign_id', '=', campaignId)
    .orderBy('number', 'desc')
    .execute();
}
