import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { WaveId } from '../../../platform/ids.ts';

/**
 * A text that changes whenever anything changes that a report of the wave is computed from, field time apart. Append-only tables say so by
 * their last id, tables whose rows are moved on by what is moved; tables that are not the wave's alone may change it too often, never too seldom.
 */
export async function waveFingerprint(db: Database, waveId: WaveId): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    select concat_ws('|',
      (select w::text || c.title || c.protocol_hash || c.rehearsal::text
        from waves w join campaigns c on c.id = w.campaign_id where w.id = ${waveId}),
      (select count(*) || ':' || coalesce(bit_xor(hashtextextended(
          concat_ws(',', a.id, a.state, a.reason, a.armed_at, a.settled_at, a.delivered_at), 0)), 0)
        from attempts a join inquiries i on i.id = a.inquiry_id where i.wave_id = ${waveId}),
      (select max(id) from message_readings), (select max(id) from attributions), (select max(id) from message_classes),
      (select max(id) from quotes), (select max(id) from noted_answers), (select max(id) from call_attributions),
      (select max(id) from dispositions), (select max(id) from observations), (select count(*) || ':' || count(coded_at) from coding_tasks),
      (select count(*) from calls), (select count(*) from call_sheets),
      (select count(*) || ':' || count(ended_at) from call_tries), (select count(*) from contact_suppressions),
      (select count(*) || ':' || count(ended_at) from mailbox_outages),
      (select max(id) from reply_proposals), (select count(*) from proposal_verdicts),
      (select max(id) from machine_composed_decisions),
      (select max(id) from business_calendars), (select count(*) from business_calendar_withdrawals),
      (select max(id) from debrief_answers)
    ) as fingerprint`.execute(db);
  return rows[0]?.fingerprint ?? '';
}
