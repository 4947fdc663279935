import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

/** What one studio's replies show of one item: the highest value among them; null where none of them could be judged. */
export type InquiryCode = { inquiryId: string; item: string; value: number | null };

/**
 * Settled codes of a wave, one per inquiry and item. An inquiry is counted for an item once all letters of people that it got are
 * settled, so that half-done coding leans to no side.
 */
export async function inquiryCodes(db: Database, waveId: string): Promise<InquiryCode[]> {
  const { rows } = await sql<InquiryCode>`
    with replies as (
      select t.inquiry_id, m.id as message_id, count(*) over (partition by t.inquiry_id) as letters
      from current_attributions t
        join inquiries i on i.id = t.inquiry_id
        join messages m on m.id = t.message_id and m.duplicate_of is null
        join current_readings r on r.message_id = m.id and r.kind like 'human%'
      where i.wave_id = ${waveId})
    select r.inquiry_id as "inquiryId", c.item, max(c.value) as value
    from replies r join settled_codes c on c.message_id = r.message_id
    group by r.inquiry_id, c.item, r.letters having count(*) = r.letters
    order by r.inquiry_id, c.item`.execute(db);
  return rows;
}

/** When an inquiry got one of the materials first, by the mail whose settled code says so. */
export type MaterialTime = { inquiryId: string; item: string; at: Date };

export async function materialTimes(db: Database, waveId: string): Promise<MaterialTime[]> {
  const { rows } = await sql<MaterialTime>`
    select t.inquiry_id as "inquiryId", c.item, min(m.internal_at) as at
    from settled_codes c
      join messages m on m.id = c.message_id and m.duplicate_of is null
      join current_attributions t on t.message_id = m.id
      join inquiries i on i.id = t.inquiry_id
    where i.wave_id = ${waveId} and c.item like 'material-%' and c.value > 0
    group by t.inquiry_id, c.item order by 1, 2`.execute(db);
  return rows;
}
