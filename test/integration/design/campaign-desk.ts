import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { approveCampaign } from '../../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { type ProtocolOverrides, withOverrides } from '../../../services/design/protocol/with-overrides.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { CampaignId, UserId } from '../../../services/platform/ids.ts';

const shipped = readFileSync(
  new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url),
  'utf8',
);

/** A ranking of so many studios, "studio-1.<zone>", as the shipped rehearsal protocol reads it. */
export function ranking(count: number, zone: string): Buffer {
  const rows = Array.from({ length: count }, (_, i) => {
    const domain = `studio-${i + 1}.${zone}`;
    const phone = `+7 812 ${300 + (i % 600)}-${String(10 + (i % 90))}-${String(10 + Math.floor(i / 90))}`;
    return `${i + 1},Студия номер ${i + 1},https://${domain}/,info@${domain},${phone},Санкт-Петербург,A`;
  });
  return Buffer.from(`rank,studio,site,email,phone,city,tier\n${rows.join('\n')}\n`);
}

export const files = (bytes: Buffer): ReadonlyMap<string, Uint8Array> => new Map([['ranking-a.csv', bytes]]);

export async function person(db: Database, role: 'researcher' | 'approver'): Promise<UserId> {
  const id = randomUUID() as UserId;
  await db
    .insertInto('users')
    .values({ id, email: `${id}@example.test`, name: role, role })
    .execute();
  return id;
}

export type Desk = {
  readonly campaignId: CampaignId;
  readonly hash: string;
  readonly author: UserId;
  readonly second: UserId;
};

export const protocolSource = (overrides: ProtocolOverrides): string => withOverrides(shipped, overrides);

/** The shipped protocol under a name of its own that allows its campaign only one hour of all studios' time. */
export const oneHour = (source: string): string => source.replace(/campaignBurdenHours: \d+/, 'campaignBurdenHours: 1');

/** A draft campaign by one person, and a second person who may approve it. */
type Edit = (source: string) => string;

export async function draft(
  db: Database,
  overrides: ProtocolOverrides = {},
  edit: Edit = (same) => same,
): Promise<Desk> {
  const author = await person(db, 'researcher');
  const second = await person(db, 'approver');
  const source = edit(protocolSource({ id: `c-${randomUUID()}`.slice(0, 38), ...overrides }));
  const created = await createCampaign(db, { source, format: 'yaml', actor: author, rehearsal: true });
  if (created.kind !== 'created') throw new Error(JSON.stringify(created));
  return { campaignId: created.campaignId, hash: created.hash, author, second };
}

export async function approved(db: Database, overrides: ProtocolOverrides = {}, edit?: Edit): Promise<Desk> {
  const desk = await draft(db, overrides, edit);
  const approval = await approveCampaign(db, { campaignId: desk.campaignId, actor: desk.second, hash: desk.hash });
  if (approval.kind !== 'approved') throw new Error(JSON.stringify(approval));
  return desk;
}
