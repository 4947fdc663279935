import { randomUUID } from 'node:crypto';
import type { Database } from '../../../services/platform/database/connect.ts';
import { type CampaignId, newId, type UserId } from '../../../services/platform/ids.ts';

/** A bare running campaign with its researcher: enough for what hangs on a campaign and looks no further. */
export async function aCampaign(db: Database): Promise<CampaignId> {
  const user = newId<UserId>();
  const campaign = newId<CampaignId>();
  const name = randomUUID();
  await db
    .insertInto('users')
    .values({ id: user, email: `${name}@zerkalo.test`, name: 'Researcher', role: 'researcher' })
    .execute();
  await db
    .insertInto('campaigns')
    .values({
      id: campaign,
      slug: `c-${name}`,
      title: 'Campaign',
      state: 'running',
      rehearsal: true,
      protocol: '{}',
      protocol_source: '',
      protocol_hash: '0'.repeat(64),
      created_by: user,
    })
    .execute();
  return campaign;
}
