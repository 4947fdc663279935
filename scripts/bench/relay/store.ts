import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { planInquiry } from '../../../test/support/planned-inquiry.ts';
import { rewriteProtocol } from '../../../test/support/registered-protocol.ts';

/**
 * A running campaign in the midst of its field: of so many studios half were written to three days ago, two hundred letters are due now and
 * the rest wait for their day. Rows are multiplied in the database, analysed as autovacuum would.
 */
export async function fillField(db: Database, inquiries: number): Promise<void> {
  const { waveId, campaignId } = await planInquiry(db, { dueAt: new Date(Date.now() + 86_400_000) });
  // With a nudge, so that the moments of follow-ups are asked for every inquiry that was sent.
  const protocol = JSON.stringify({
    rules: { cooldownDays: 180, burdenCapMinutes: 15, nudge: { afterDays: 14, share: '1' } },
  });
  await rewriteProtocol(db, sql`update campaigns set protocol = ${protocol} where id = ${campaignId}`);
  await db.transaction().execute(async (tx) => {
    await sql`create temporary table many on commit drop as
      select n, gen_random_uuid() as studio, gen_random_uuid() as inquiry from generate_series(1, ${inquiries}::integer) n`.execute(
      tx,
    );
    await sql`insert into studios (id, domain, name) select studio, studio || '.example', 'Studio' from many`.execute(
      tx,
    );
    await sql`insert into frame_units (wave_id, studio_id, stratum, name, provenance, email)
      select ${waveId}, studio, 'all', 'Studio', '[]', 'info@' || studio || '.example' from many`.execute(tx);
    await sql`insert into sample_units (wave_id, studio_id, stratum, draw_order, inclusion_probability)
      select ${waveId}, studio, 'all', n + 1, 1 from many`.execute(tx);
    await sql`insert into inquiries (id, wave_id, studio_id, persona, wording, arm, language, alias, subject, body, due_at)
      select inquiry, ${waveId}, studio, 'anna', 'short', '{}', 'ru', inquiry || '@shopper.test', 'Сайт', repeat('Здравствуйте! ', 40), now() from many`.execute(
      tx,
    );
    await sql`insert into attempts (id, inquiry_id, step, ordinal, channel, state, reason, due_at, fence, armed_at, settled_at, delivered_at)
      select gen_random_uuid(), inquiry, 'inquiry', 1, 'form', case when sent then 'confirmed' else 'planned' end,
        case when sent then 'success_text' end,
        case when sent then now() - interval '3 days' when n % 2 = 1 and n < 400 then now() else now() + interval '1 hour' * n end,
        case when sent then 1 else 0 end, case when sent then now() - interval '3 days' end,
        case when sent then now() - interval '3 days' end, case when sent then now() - interval '3 days' end
      from (select n, inquiry, n % 2 = 0 as sent from many) m`.execute(tx);
  });
  await sql`vacuum analyze`.execute(db);
}

/** An attempt that is due now. */
export async function oneDue(db: Database): Promise<string> {
  const { id } = await db
    .selectFrom('attempts')
    .select('id')
    .where('state', '=', 'planned')
    .where('due_at', '<=', new Date())
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

export async function databaseBytes(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database())::float8 as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}
