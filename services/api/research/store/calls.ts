import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Place } from '../cursor.ts';

export type CallRow = {
  id: string;
  key: number;
  rehearsal: boolean;
  source: string;
  direction: string;
  fromE164: string | null;
  toE164: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date;
  billsec: number;
  disposition: string;
  briefRing: boolean;
  method: string;
  inquiryId: string | null;
  studio: string | null;
  candidates: { inquiryId: string; studio: string }[];
  sheet: unknown;
};

/** A call that was not taken and rang for less than this may be a slip of the finger. */
const briefRing = sql`c.answered_at is null and c.ended_at < c.started_at + interval '3 seconds'`;

/** The sheet and the names come for the rows of a page only, after it was cut. */
const details = sql`
  select p.*, u.name as studio, coalesce(k.rehearsal, (select mode = 'rehearsal' from field_clock)) as rehearsal,
    coalesce((
      select jsonb_agg(jsonb_build_object('inquiryId', ci.id, 'studio', cu.name) order by candidate.place)
      from jsonb_array_elements_text(p.ids) with ordinality candidate (id, place)
        join inquiries ci on ci.id = candidate.id::uuid
        join frame_units cu on cu.wave_id = ci.wave_id and cu.studio_id = ci.studio_id
      where p."inquiryId" is null), '[]') as candidates,
    (select jsonb_build_object('version', s.version, 'declined', s.declined, 'takenBy', s.taken_by,
        'price', case when s.price_words is null then null else jsonb_build_object('lowMinor', s.price_low_minor,
          'highMinor', s.price_high_minor, 'currency', s.currency, 'basis', s.basis, 'vat', s.vat, 'words', s.price_words) end,
        'promised', s.promised, 'questions', s.questions, 'codes', s.codes, 'notes', s.notes)
      from current_call_sheets s where s.call_id = p.id) as sheet
  from page p
    left join inquiries i on i.id = p."inquiryId"
    left join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    left join waves w on w.id = i.wave_id
    left join campaigns k on k.id = w.campaign_id
  order by p.key, p.id`;

/**
 * Calls in the order of their start.
 * @param queue only those that wait for a person: no inquiry, and nobody has dismissed them
 */
export async function listCalls(
  db: Database,
  { queue, inquiryId = null, after, limit }: { queue: boolean; inquiryId?: string | null; after: Place; limit: number },
): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    with page as (
      select c.id, (extract(epoch from c.started_at) * 1000000)::bigint as key, c.source, c.direction,
        c.from_e164 as "fromE164", c.to_e164 as "toE164", c.started_at as "startedAt", c.answered_at as "answeredAt",
        c.ended_at as "endedAt", c.billsec, c.disposition, ${briefRing} as "briefRing", t.method,
        t.inquiry_id as "inquiryId", t.candidates as ids
      from calls c join current_call_attributions t on t.call_id = c.id
      where (not ${queue} or t.method in ('ambiguous', 'none'))
        and (${inquiryId}::uuid is null or t.inquiry_id = ${inquiryId}::uuid)
        and ((extract(epoch from c.started_at) * 1000000)::bigint, c.id) > (${after.key}::bigint, ${after.id}::uuid)
      order by 2, 1 limit ${limit}
    ) ${details}`.execute(db);
  return rows;
}
