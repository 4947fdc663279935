import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Place } from '../cursor.ts';

export type QuoteRow = {
  role: string;
  isMain: boolean;
  lowMinor: number | null;
  highMinor: number | null;
  currency: string | null;
  basis: string;
  vat: string;
  snippet: string;
  confidence: number;
};

export type MessageRow = {
  id: string;
  key: number;
  rehearsal: boolean;
  inquiryId: string;
  studio: string;
  at: Date;
  kind: string;
  subject: string | null;
  text: string;
  fromDomain: string | null;
  inJunk: boolean;
  method: string;
  machineSuspected: boolean;
  machineReasons: { sign: string; evidence: string }[];
  quotes: QuoteRow[];
};

/** Longest text of a message that a list or time line carries; the rest stays in the evidence. */
const TEXT_LIMIT = 20_000;

const message = sql`
  select m.id, (extract(epoch from m.internal_at) * 1000000)::bigint as key, c.rehearsal, t.inquiry_id as "inquiryId",
    u.name as studio, m.internal_at as at, r.kind, left(r.subject, 500) as subject, left(r.new_text, ${TEXT_LIMIT}) as text,
    r.from_domain as "fromDomain", m.in_junk as "inJunk", t.method, i.wave_id,
    coalesce((
      select d.suspected from machine_composed_decisions d where d.message_id = m.id order by d.id desc limit 1),
      r.machine_composed_suspected) as "machineSuspected", r.machine_reasons as "machineReasons",
    coalesce((
      select jsonb_agg(jsonb_build_object('role', q.role, 'isMain', q.is_main, 'lowMinor', q.low_minor, 'highMinor', q.high_minor,
        'currency', q.currency, 'basis', q.basis, 'vat', q.vat, 'snippet', q.snippet, 'confidence', q.confidence) order by q.position)
      from quotes q where q.reading_id = r.id), '[]') as quotes
  from current_attributions t
    join inquiries i on i.id = t.inquiry_id
    join waves w on w.id = i.wave_id
    join campaigns c on c.id = w.campaign_id
    join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    join messages m on m.id = t.message_id and m.duplicate_of is null
    join current_readings r on r.message_id = m.id`;

/** Attributed messages of a wave in the order of arrival; people's only, unless machines' answers are asked for too. */
export async function listReplies(
  db: Database,
  wanted: { waveId: string; machines: boolean; after: Place; limit: number },
): Promise<MessageRow[]> {
  const { waveId, machines, after, limit } = wanted;
  const { rows } = await sql<MessageRow>`
    select * from (${message}) as listed
    where wave_id = ${waveId} and (kind like 'human%' or ${machines})
      and (key, id) > (${after.key}::bigint, ${after.id}::uuid)
    order by key, id limit ${limit}`.execute(db);
  return rows;
}

/** Everything that came back to one inquiry, in the order of arrival. */
export async function messagesOf(db: Database, inquiryId: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select * from (${message}) as listed where "inquiryId" = ${inquiryId} order by key, id limit 500`.execute(db);
  return rows;
}
