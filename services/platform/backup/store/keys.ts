import type { Client } from 'pg';
import { sealedColumns } from '../../vault/sealed-columns.ts';
import type { KeyCopy } from '../key-copies.ts';

/** A campaign's key as the database has it: wrapped, or destroyed. */
export async function campaignKeys(client: Client): Promise<KeyCopy[]> {
  const { rows } = await client.query<{
    campaignId: string;
    masterKeyId: string;
    wrappedKey: Buffer | null;
    createdAt: Date;
    destroyedAt: Date | null;
  }>(`select campaign_id as "campaignId", master_key_id as "masterKeyId", wrapped_key as "wrappedKey",
    created_at as "createdAt", destroyed_at as "destroyedAt" from campaign_keys order by campaign_id`);
  return rows.map(({ wrappedKey, createdAt, destroyedAt, ...row }) => ({
    ...row,
    wrappedKey: wrappedKey?.toString('base64') ?? null,
    createdAt: createdAt.toISOString(),
    destroyedAt: destroyedAt?.toISOString() ?? null,
  }));
}

export async function loadCampaignKeys(client: Client, keys: readonly KeyCopy[]): Promise<void> {
  for (const { campaignId, masterKeyId, wrappedKey, createdAt, destroyedAt } of keys) {
    await client.query(
      `insert into campaign_keys (campaign_id, master_key_id, wrapped_key, created_at, destroyed_at)
       select $1, $2, $3, $4, $5 where exists (select from campaigns where id = $1)`,
      [campaignId, masterKeyId, wrappedKey === null ? null : Buffer.from(wrappedKey, 'base64'), createdAt, destroyedAt],
    );
  }
}

/** Hashes of files under the installation's key that were erased and that no other row still names. */
export async function erasedFiles(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(`
    select distinct e.sha256 from erased_evidence x join evidence e on e.id = x.evidence_id
    where e.campaign_id is null and not exists (
      select from evidence o where o.sha256 = e.sha256 and o.campaign_id is null
        and not exists (select from erased_evidence y where y.evidence_id = o.id))`);
  return rows.map(({ sha256 }) => sha256);
}

/** Files that rows name and that can still be read: campaign (null for the installation's), hash. */
export async function namedFiles(client: Client): Promise<{ campaignId: string | null; sha256: string }[]> {
  const { rows } = await client.query<{ campaignId: string | null; sha256: string }>(`
    select distinct e.campaign_id as "campaignId", e.sha256 from evidence e
    where not exists (select from erased_evidence x where x.evidence_id = e.id)
      and not exists (select from campaign_keys k where k.campaign_id = e.campaign_id and k.destroyed_at is not null)`);
  return rows;
}

/** Ids of the master keys under which boxes in tables lie. */
export async function masterKeysInTables(client: Client): Promise<string[]> {
  const boxes = sealedColumns.map(({ table, column }) => {
    const box = client.escapeIdentifier(column);
    return `select encode(substring(${box} from 1 for 8), 'hex') as id from ${client.escapeIdentifier(table)} where ${box} is not null`;
  });
  const { rows } = await client.query<{ id: string }>(boxes.join(' union '));
  return rows.map(({ id }) => id);
}
