import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';
import type { SealedColumn } from './sealed-columns.ts';

export type CampaignKeyRow = { masterKeyId: string; wrappedKey: Buffer | null };

export async function campaignKey(db: Database, campaignId: string): Promise<CampaignKeyRow | undefined> {
  return db
    .selectFrom('campaign_keys')
    .select(['master_key_id as masterKeyId', 'wrapped_key as wrappedKey'])
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

/** Keeps the key that is there: of two processes that make one at once, both go on with the first. */
export async function addCampaignKey(
  db: Database,
  campaignId: string,
  masterKeyId: string,
  wrapped: Buffer,
): Promise<void> {
  await db
    .insertInto('campaign_keys')
    .values({ campaign_id: campaignId, master_key_id: masterKeyId, wrapped_key: wrapped })
    .onConflict((conflict) => conflict.column('campaign_id').doNothing())
    .execute();
}

/** Also for a campaign without a key, so that none can be made for it later. True when this call destroyed it. */
export async function destroyKey(db: Database, campaignId: string): Promise<boolean> {
  const destroyed = sql<Date>`clock_timestamp()`;
  const done = await db
    .insertInto('campaign_keys')
    .values({ campaign_id: campaignId, master_key_id: 'none', wrapped_key: null, destroyed_at: destroyed })
    .onConflict((conflict) =>
      conflict
        .column('campaign_id')
        .doUpdateSet({ wrapped_key: null, destroyed_at: destroyed })
        .where('campaign_keys.destroyed_at', 'is', null),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function keysNotWrappedBy(db: Database, masterKeyId: string) {
  return db
    .selectFrom('campaign_keys')
    .select(['campaign_id as campaignId', 'master_key_id as masterKeyId', 'wrapped_key as wrappedKey'])
    .where('master_key_id', '!=', masterKeyId)
    .where('wrapped_key', 'is not', null)
    .execute();
}

/** Replaces a wrapping only if nobody destroyed or rewrapped the key meanwhile. */
export async function replaceWrapping(
  db: Database,
  campaignId: string,
  from: string,
  to: { masterKeyId: string; wrapped: Buffer },
): Promise<void> {
  await db
    .updateTable('campaign_keys')
    .set({ master_key_id: to.masterKeyId, wrapped_key: to.wrapped })
    .where('campaign_id', '=', campaignId)
    .where('master_key_id', '=', from)
    .where('wrapped_key', 'is not', null)
    .execute();
}

/** How many things lie under each master key, by its id. */
export async function keysInUse(db: Database, columns: readonly SealedColumn[]): Promise<Map<string, number>> {
  const boxes = columns.map(
    ({ table, column }) => sql`
      select encode(substring(${sql.ref(column)} from 1 for 8), 'hex') as id from ${sql.table(table)}
      where ${sql.ref(column)} is not null`,
  );
  const campaigns = sql`select master_key_id as id from campaign_keys where wrapped_key is not null`;
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*)::int as count from (${sql.join([campaigns, ...boxes], sql` union all `)}) x group by id`.execute(
    db,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Boxes of a column that another master key than this wraps. */
export async function boxesNotUnder(
  db: Database,
  { table, key, column }: SealedColumn,
  masterKeyId: string,
): Promise<{ key: string; box: Buffer }[]> {
  const { rows } = await sql<{ key: string; box: Buffer }>`
    select ${sql.ref(key)}::text as key, ${sql.ref(column)} as box from ${sql.table(table)}
    where substring(${sql.ref(column)} from 1 for 8) <> decode(${masterKeyId}, 'hex')`.execute(db);
  return rows;
}

/** Replaces a box only if it is still the one that was read. */
export async function replaceBox(
  db: Database,
  { table, key, column }: SealedColumn,
  at: string,
  from: Buffer,
  to: Buffer,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
    where ${sql.ref(key)}::text = ${at} and ${sql.ref(column)} = ${from}`.execute(db);
}
