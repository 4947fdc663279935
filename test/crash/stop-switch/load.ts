import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { planFormInquiry } from '../forms/inquiries.ts';

const letterRules = { cooldownDays: 180, burdenCapMinutes: 15, mailFallback: false };

/** Plans one form and one letter for each pair of domains, all due at once, so that both kinds are under way together. */
export async function planLoad(
  db: Database,
  pairs: readonly (readonly [form: string, letter: string])[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [form, letter] of pairs) {
      await planFormInquiry(tx, form);
      await planLetter(tx, letter);
    }
  });
}

async function planLetter(db: Database, domain: string): Promise<void> {
  const { campaignId, waveId, studioId } = await planInquiry(db, { channel: 'mail' });
  const protocol = JSON.stringify({
    title: 'Tea',
    rules: letterRules,
    personas: [{ id: 'anna', displayName: 'Anna' }],
  });
  await db.updateTable('studios').set({ domain }).where('id', '=', studioId).execute();
  await rewriteProtocol(db, sql`update campaigns set protocol = ${protocol} where id = ${campaignId}`);
  await db
    .updateTable('frame_units')
    .set({ email: `info@${domain}` })
    .where('wave_id', '=', waveId)
    .execute();
}

/** Attempts that some worker holds, and those that wait. */
export async function load(db: Database): Promise<{ held: number; waiting: number }> {
  const { rows } = await sql<{ held: number; waiting: number }>`
    select count(*) filter (where state in ('leased', 'prepared', 'armed'))::int as held,
      count(*) filter (where state = 'planned')::int as waiting from attempts`.execute(db);
  return rows[0] ?? { held: 0, waiting: 0 };
}

/** Attempts armed after this moment. */
export async function armedAfter(db: Database, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempts where armed_at > ${at}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How inquiries ended, by state and reason of their last attempt. */
export async function endsOfAll(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ end: string; count: number }>`
    select concat_ws(' ', state, reason) as end, count(*)::int as count
    from (select distinct on (inquiry_id) state, reason from attempts order by inquiry_id, ordinal desc) last
    group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ end, count }) => [end, count]));
}
