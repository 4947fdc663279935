import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Place } from '../cursor.ts';

export const inquiryStates = [
  'unplanned',
  'planned',
  'leased',
  'prepared',
  'armed',
  'confirmed',
  'uncertain',
  'rejected',
  'not_sent',
] as const;
export type InquiryState = (typeof inquiryStates)[number];

export type InquirySummary = {
  id: string;
  key: number;
  rehearsal: boolean;
  studio: string;
  domain: string;
  persona: string;
  wording: string;
  arm: unknown;
  state: InquiryState;
  channel: string | null;
  reason: string | null;
  dueAt: Date;
  deliveredAt: Date | null;
  firstHumanAt: Date | null;
  disposition: string | null;
};

/**
 * An inquiry with the state of its first step: that of the attempt that reached the studio, else of the latest. First answers are grouped
 * once for all rows: the views of current facts sort all messages, which must not happen anew for each inquiry.
 */
const summary = sql`
  select i.id, s.draw_order as key, c.rehearsal, u.name as studio, st.domain, i.persona, i.wording, i.arm,
    coalesce(a.state, 'unplanned') as state, a.channel, a.reason, i.due_at as "dueAt", a.delivered_at as "deliveredAt",
    h.at as "firstHumanAt", d.name as disposition, i.wave_id
  from inquiries i
    join waves w on w.id = i.wave_id
    join campaigns c on c.id = w.campaign_id
    join sample_units s on s.wave_id = i.wave_id and s.studio_id = i.studio_id
    join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    join studios st on st.id = i.studio_id
    left join lateral (
      select state, channel, reason, delivered_at from attempts
      where inquiry_id = i.id and step = 'inquiry'
      order by state in ('confirmed', 'uncertain', 'armed') desc, ordinal desc limit 1) a on true
    left join (
      select t.inquiry_id, min(m.internal_at) as at
      from current_attributions t
        join messages m on m.id = t.message_id and m.duplicate_of is null
        join current_readings r on r.message_id = m.id
      where r.kind like 'human%' group by t.inquiry_id) h on h.inquiry_id = i.id
    left join current_dispositions d on d.inquiry_id = i.id`;

/** Inquiries of a wave in the order of the draw, those in one state only when it is named. */
export async function listInquiries(
  db: Database,
  wanted: { waveId: string; state?: string | undefined; after: Place; limit: number },
): Promise<InquirySummary[]> {
  const { waveId, state = null, after, limit } = wanted;
  const { rows } = await sql<InquirySummary>`
    select * from (${summary}) as listed
    where wave_id = ${waveId} and (${state}::text is null or state = ${state})
      and (key, id) > (${after.key}::bigint, ${after.id}::uuid)
    order by key, id limit ${limit}`.execute(db);
  return rows;
}

export async function findInquiry(db: Database, id: string): Promise<(InquirySummary & { slug: string }) | null> {
  const { rows } = await sql<InquirySummary & { slug: string }>`
    select one.*, c.slug from (${summary}) as one
      join waves w on w.id = one.wave_id join campaigns c on c.id = w.campaign_id
    where one.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export type StudioRow = {
  id: string;
  key: number;
  rehearsal: boolean;
  name: string;
  domain: string;
  city: string | null;
  tier: string | null;
  stratum: string;
  inclusionProbability: number;
  inquiryId: string | null;
};

/** Sampled studios of a wave in the order of the draw. */
export async function listStudios(db: Database, waveId: string, after: Place, limit: number): Promise<StudioRow[]> {
  const { rows } = await sql<StudioRow>`
    select st.id, s.draw_order as key, c.rehearsal, u.name, st.domain, u.city, u.tier, s.stratum,
      s.inclusion_probability as "inclusionProbability", i.id as "inquiryId"
    from sample_units s
      join waves w on w.id = s.wave_id
      join campaigns c on c.id = w.campaign_id
      join frame_units u on u.wave_id = s.wave_id and u.studio_id = s.studio_id
      join studios st on st.id = s.studio_id
      left join inquiries i on i.wave_id = s.wave_id and i.studio_id = s.studio_id
    where s.wave_id = ${waveId} and (s.draw_order, st.id) > (${after.key}::bigint, ${after.id}::uuid)
    order by s.draw_order, st.id limit ${limit}`.execute(db);
  return rows;
}

export type InboxWish = {
  readonly waveId: string;
  readonly search: string;
  readonly answered: 'any' | 'person' | 'silent';
  readonly skip: number;
  readonly limit: number;
};

/** Inquiries of a wave whose studio or domain holds a text, the last answered first. */
export async function searchInquiries(db: Database, wish: InboxWish): Promise<InquirySummary[]> {
  const { waveId, search, answered, skip, limit } = wish;
  const { rows } = await sql<InquirySummary>`
    select * from (${summary}) as listed
    where wave_id = ${waveId} and (${search} = '' or position(${search} in domain || ' ' || studio) > 0)
      and (${answered} = 'any' or ("firstHumanAt" is not null) = (${answered} = 'person'))
    order by "firstHumanAt" desc nulls last, key offset ${skip} limit ${limit}`.execute(db);
  return rows;
}
