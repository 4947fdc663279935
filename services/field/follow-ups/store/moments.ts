import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';

export type DueMoment = { readonly inquiryId: InquiryId; readonly step: 'nudge' | 'close' | 'debrief' };

/**
 * Follow-ups whose moment has come while sending is on, their inquiries held until the end of the transaction. An inquiry that another relay
 * or an answer holds is left for the next round. The second statement looks again: what was committed before the hold counts.
 */
export async function holdDueMoments(tx: Database, limit: number): Promise<DueMoment[]> {
  const { rows: held } = await sql<{ id: InquiryId }>`
    select i.id from inquiries i
    where i.id in (select d.inquiry_id from due_follow_ups(${limit}::integer) d)
    for no key update skip locked`.execute(tx);
  if (held.length === 0) return [];
  const { rows } = await sql<DueMoment>`
    select m.inquiry_id as "inquiryId", m.step from follow_up_moments m
    where m.inquiry_id = any(${held.map(({ id }) => id)}) and m.at <= (select field_now())
    order by m.at, m.inquiry_id, m.step desc`.execute(tx);
  return rows;
}
