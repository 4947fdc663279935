import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type QueueCounts = {
  readonly mails: number;
  readonly messages: number;
  readonly calls: number;
  readonly attempts: number;
  readonly disputes: number;
};

const openMail = sql`t.inquiry_id is null and r.kind not in ('newsletter', 'unrelated')`;

/** How much waits for a person, by queue. */
export async function queueCounts(db: Database): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    select
      (select count(*) from current_attributions t join current_readings r on r.message_id = t.message_id
        where ${openMail})::int as mails,
      (select count(*) from current_messenger_attributions where method in ('ambiguous', 'none'))::int as messages,
      (select count(*) from current_call_attributions where method in ('ambiguous', 'none'))::int as calls,
      (select count(*) from attempts where state = 'uncertain')::int as attempts,
      (select count(distinct message_id) from coding_disputes)::int as disputes`.execute(db);
  return rows[0] ?? { mails: 0, messages: 0, calls: 0, attempts: 0, disputes: 0 };
}

/** Replies on which two coders differ, by campaign. */
export async function disputesByCampaign(db: Database): Promise<{ slug: string; title: string; replies: number }[]> {
  const { rows } = await sql<{ slug: string; title: string; replies: number }>`
    select c.slug, c.title, count(distinct d.message_id)::int as replies
    from coding_disputes d
      join current_attributions a on a.message_id = d.message_id
      join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    group by c.slug, c.title order by c.title`.execute(db);
  return rows;
}

export type WaitingMail = {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly subject: string | null;
  readonly text: string;
  readonly fromDomain: string | null;
  readonly inquiryId: string | null;
  readonly studio: string | null;
  readonly candidates: readonly { readonly inquiryId: string; readonly studio: string }[];
};

const candidatesOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('inquiryId', ci.id, 'studio', cu.name))
  from jsonb_array_elements_text(case when jsonb_typeof(t.candidates) = 'array' then t.candidates else '[]' end) one
    join inquiries ci on ci.id::text = one
    join frame_units cu on cu.wave_id = ci.wave_id and cu.studio_id = ci.studio_id), '[]')`;

/** Mails that no rule gave to an inquiry, oldest first; or those that people decided last, newest first. */
export async function waitingMails(db: Database, which: 'open' | 'decided', limit: number): Promise<WaitingMail[]> {
  const { rows } = await sql<WaitingMail>`
    select m.id, m.internal_at as at, r.kind, left(r.subject, 300) as subject, left(r.new_text, 3000) as text,
      r.from_domain as "fromDomain", t.inquiry_id as "inquiryId", u.name as studio, ${candidatesOf} as candidates
    from current_attributions t
      join messages m on m.id = t.message_id and m.duplicate_of is null
      join current_readings r on r.message_id = m.id
      left join inquiries i on i.id = t.inquiry_id
      left join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    where case when ${which} = 'open' then ${openMail} else t.method = 'person' and t.inquiry_id is not null end
    order by case when ${which} = 'open' then m.internal_at end, t.id desc limit ${limit}`.execute(db);
  return rows;
}

export type UncertainAttempt = {
  readonly inquiryId: string;
  readonly studio: string;
  readonly campaign: string;
  readonly step: string;
  readonly channel: string;
  readonly reason: string | null;
  readonly at: Date;
};

/** Attempts of which nobody knows whether they arrived, newest first. They are never repeated. */
export async function uncertainAttempts(db: Database, limit: number): Promise<UncertainAttempt[]> {
  const { rows } = await sql<UncertainAttempt>`
    select a.inquiry_id as "inquiryId", u.name as studio, c.slug as campaign, a.step, a.channel, a.reason,
      coalesce(a.armed_at, a.due_at) as at
    from attempts a join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    where a.state = 'uncertain' order by at desc limit ${limit}`.execute(db);
  return rows;
}

/** The inquiry that a person means by its id, or the newest one to the studio of a domain. */
export async function inquiryMeant(db: Database, word: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select i.id from inquiries i join studios st on st.id = i.studio_id
    where i.id::text = ${word} or st.domain = ${word} order by i.due_at desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
