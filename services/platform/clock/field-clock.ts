import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';

/** Field time is what rules, due dates and statistics use; in a rehearsal it is one row that all processes share. */
export type FieldTime = { mode: 'wall' | 'rehearsal'; now: Date };

/** The present field time as the database sees it. */
export async function fieldTime(db: Database): Promise<FieldTime> {
  const { rows } = await sql<{ mode: string; now: Date }>`select mode, field_now() as now from field_clock`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('field_clock has no row: run the migrations');
  return { mode: row.mode === 'rehearsal' ? 'rehearsal' : 'wall', now: row.now };
}

/** Puts the installation on a rehearsal clock that stands at `start`. Refused once a campaign ran on the wall clock. */
export async function beginRehearsal(db: Database, start: Date): Promise<'begun' | 'already' | 'wall_campaigns_exist'> {
  return db.transaction().execute(async (tx) => {
    const { mode } = await tx.selectFrom('field_clock').select('mode').forUpdate().executeTakeFirstOrThrow();
    if (mode === 'rehearsal') return 'already';
    const real = await tx
      .selectFrom('waves')
      .innerJoin('campaigns', 'campaigns.id', 'waves.campaign_id')
      .where('campaigns.rehearsal', '=', false)
      .select('waves.id')
      .limit(1)
      .executeTakeFirst();
    if (real !== undefined) return 'wall_campaigns_exist';
    await tx.updateTable('field_clock').set({ mode: 'rehearsal', now_at: start, version: sql`version + 1` }).execute();
    return 'begun';
  });
}

/** Moves a rehearsal clock forward; never back, never a wall clock. Every process hears of it on channel `field_clock`. */
export async function advanceFieldClock(db: Database, to: Date): Promise<boolean> {
  const moved = await db
    .updateTable('field_clock')
    .set({ now_at: to, version: sql`version + 1` })
    .where('mode', '=', 'rehearsal')
    .where('now_at', '<', to)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
