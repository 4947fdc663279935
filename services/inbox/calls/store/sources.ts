import type { Database } from '../../../platform/database/connect.ts';
import type { ExchangeSettings } from '../call.ts';

export async function findSource(db: Database, name: string): Promise<ExchangeSettings | null> {
  const row = await db
    .selectFrom('call_sources')
    .select(['time_zone as timeZone', 'country'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** The first settings of a source stay: another zone would move every call that was imported. */
export async function insertSource(db: Database, name: string, settings: ExchangeSettings, by: string): Promise<void> {
  await db
    .insertInto('call_sources')
    .values({ name, time_zone: settings.timeZone, country: settings.country, created_by: by })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
