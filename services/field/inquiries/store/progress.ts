import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId } from '../../../platform/ids.ts';

/** Numbers of attempts of one step and channel in one state; `reason` tells the unsent apart. */
export type AttemptCount = {
  readonly step: string;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
};

export async function attemptCounts(db: Database, campaignId: CampaignId): Promise<AttemptCount[]> {
  const { rows } = await sql<AttemptCount>`
    select a.step, a.channel, a.state, a.reason, count(*)::int as attempts
    from attempts a join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id
    where w.campaign_id = ${campaignId}
    group by a.step, a.channel, a.state, a.reason
    order by a.step, a.channel, a.state, a.reason nulls first`.execute(db);
  return rows;
}

/** Where each inquiry's first contact stands: its furthest attempt decides. */
export type InquiryCounts = {
  readonly inquiries: number;
  readonly waiting: number;
  readonly underWay: number;
  readonly confirmed: number;
  readonly uncertain: number;
  /** Every try ended without a letter leaving. */
  readonly undelivered: number;
  readonly burdenMinutes: number;
};

export async function inquiryCounts(db: Database, campaignId: CampaignId): Promise<InquiryCounts> {
  const { rows } = await sql<InquiryCounts>`
    with furthest as (
      select i.id, bool_or(a.state = 'confirmed') as confirmed, bool_or(a.state = 'uncertain') as uncertain,
        bool_or(a.state in ('leased', 'prepared', 'armed')) as under_way, bool_or(a.state = 'planned') as planned
      from inquiries i join waves w on w.id = i.wave_id
        join attempts a on a.inquiry_id = i.id and a.step = 'inquiry'
      where w.campaign_id = ${campaignId} group by i.id
    )
    select count(*)::int as inquiries,
      (count(*) filter (where confirmed))::int as confirmed,
      (count(*) filter (where not confirmed and uncertain))::int as uncertain,
      (count(*) filter (where not confirmed and not uncertain and under_way))::int as "underWay",
      (count(*) filter (where not confirmed and not uncertain and not under_way and planned))::int as waiting,
      (count(*) filter (where not (confirmed or uncertain or under_way or planned)))::int as undelivered,
      coalesce((select sum(b.minutes) from burden_spent b join inquiries i on i.id = b.inquiry_id
        join waves w on w.id = i.wave_id where w.campaign_id = ${campaignId} and b.step not in ('close', 'debrief')), 0) as "burdenMinutes"
    from furthest`.execute(db);
  return (
    rows[0] ?? { inquiries: 0, waiting: 0, underWay: 0, confirmed: 0, uncertain: 0, undelivered: 0, burdenMinutes: 0 }
  );
}
