import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Place } from '../cursor.ts';

export type MessengerRow = {
  id: string;
  key: number;
  rehearsal: boolean;
  source: string;
  channel: string;
  direction: string;
  theirs: string | null;
  oursE164: string | null;
  sentAt: Date;
  body: string;
  sense: string;
  method: string;
  inquiryId: string | null;
  studio: string | null;
};

/**
 * Messages of messengers and SMS in the order in which they were sent.
 * @param queue only those that wait for a person: no inquiry, and nobody has dismissed them
 */
export async function listMessengerMessages(
  db: Database,
  { queue, inquiryId, after, limit }: { queue: boolean; inquiryId: string | null; after: Place; limit: number },
): Promise<MessengerRow[]> {
  const { rows } = await sql<MessengerRow>`
    select m.id, (extract(epoch from m.sent_at) * 1000000)::bigint as key, m.source, m.channel, m.direction, m.theirs,
      m.ours_e164 as "oursE164", m.sent_at as "sentAt", m.body, m.sense, t.method, t.inquiry_id as "inquiryId",
      u.name as studio, coalesce(k.rehearsal, (select mode = 'rehearsal' from field_clock)) as rehearsal
    from messenger_messages m
      join current_messenger_attributions t on t.message_id = m.id
      left join inquiries i on i.id = t.inquiry_id
      left join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      left join waves w on w.id = i.wave_id
      left join campaigns k on k.id = w.campaign_id
    where (not ${queue} or t.method in ('ambiguous', 'none'))
      and (${inquiryId}::uuid is null or t.inquiry_id = ${inquiryId}::uuid)
      and ((extract(epoch from m.sent_at) * 1000000)::bigint, m.id) > (${after.key}::bigint, ${after.id}::uuid)
    order by 2, 1 limit ${limit}`.execute(db);
  return rows;
}
