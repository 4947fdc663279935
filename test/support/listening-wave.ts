import { randomUUID } from 'node:crypto';
import type { Database } from '../../services/platform/database/connect.ts';
import { interest, registerProtocol } from './registered-protocol.ts';

/** A wave without inquiries that was launched at the moment given and listens for years: mail since then is ours to read. */
export async function listeningWave(db: Database, launchedAt: Date): Promise<void> {
  const [userId, campaignId] = [randomUUID(), randomUUID()];
  const hash = 'a'.repeat(64);
  await db
    .insertInto('users')
    .values({ id: userId, email: `${userId}@example.test`, name: 'A Researcher', role: 'researcher' })
    .execute();
  await db
    .insertInto('campaigns')
    .values({
      id: campaignId,
      slug: `c-${campaignId}`,
      title: 'A campaign',
      state: 'running',
      rehearsal: true,
      protocol: JSON.stringify({ interest }),
      protocol_source: '{}',
      protocol_hash: hash,
      created_by: userId,
    })
    .execute();
  await registerProtocol(db, campaignId);
  const closes = new Date(launchedAt.getTime() + 3_650 * 86_400_000);
  await db
    .insertInto('waves')
    .values({
      id: randomUUID(),
      campaign_id: campaignId,
      number: 1,
      seed: 'seed of a test',
      protocol_hash: hash,
      launched_at: launchedAt,
      response_closes_at: closes,
      silence_closes_at: closes,
    })
    .execute();
}
