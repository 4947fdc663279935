import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { SaidReason } from '../debrief-estimate.ts';

/** What the studios of a wave said to its debrief last, in the order of their inquiries; null before it is opened. */
export async function saidReasons(db: Database, waveId: string): Promise<SaidReason[] | null> {
  const wave = await db.selectFrom('waves').select('debrief_opened_at').where('id', '=', waveId).executeTakeFirst();
  if (wave?.debrief_opened_at == null) return null;
  const { rows } = await sql<SaidReason>`
    select c.inquiry_id as "inquiryId", c.reason from current_debrief_answers c join inquiries i on i.id = c.inquiry_id
    where i.wave_id = ${waveId} order by 1`.execute(db);
  return rows;
}
