import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export const campaignSorts = ['newest', 'title', 'state'] as const;
export type CampaignSort = (typeof campaignSorts)[number];

/** What needs a person's eye in a campaign; the first that holds, in this order. */
export type Health =
  | 'closed'
  | 'frozen'
  | 'design'
  | 'asked'
  | 'ready'
  | 'to_close'
  | 'stopped'
  | 'paused'
  | 'behind'
  | 'mailbox'
  | 'well';

export type ListedCampaign = {
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  readonly rehearsal: boolean;
  readonly createdAt: Date;
  readonly health: Health;
  readonly inquiries: number;
  readonly contacted: number;
  readonly answered: number;
};

export type CampaignWish = {
  readonly search: string;
  readonly state: string | null;
  readonly sort: CampaignSort;
  readonly skip: number;
  readonly limit: number;
};

const orders = {
  newest: sql`created_at desc, slug`,
  title: sql`lower(title), slug`,
  state: sql`array_position(array['running','paused','approved','draft','closed'], state), created_at desc, slug`,
} as const;

/** Campaigns whose name or title holds a text, with how far they are and what needs an eye. */
export async function searchCampaigns(db: Database, wish: CampaignWish): Promise<ListedCampaign[]> {
  const named = wish.search === '' ? null : await idsNamed(db, wish.search.toLowerCase());
  const { rows } = await sql<ListedCampaign>`
    with page as (
      select id, slug, title, state, rehearsal, created_at from campaigns
      where (${named}::uuid[] is null or id = any(${named}::uuid[])) and (${wish.state}::text is null or state = ${wish.state})
      order by ${orders[wish.sort]} offset ${wish.skip} limit ${wish.limit})
    select p.slug, p.title, p.state, p.rehearsal, p.created_at as "createdAt",
      coalesce(n.inquiries, 0)::int as inquiries, coalesce(n.contacted, 0)::int as contacted,
      coalesce(n.answered, 0)::int as answered,
      case
        when p.state = 'closed' then 'closed'
        when w.field_closed_at is not null then 'frozen'
        when p.state = 'draft' and r.act = 'requested' then 'asked'
        when p.state = 'draft' then 'design'
        when p.state = 'approved' then 'ready'
        when field_now() >= w.response_closes_at then 'to_close'
        when (select stopped from sending_switch) then 'stopped'
        when p.state = 'paused' then 'paused'
        when n.overdue > 0 then 'behind'
        when exists (select from mailbox_health where last_error is not null) then 'mailbox'
        else 'well'
      end as health
    from page p
      left join lateral (select * from waves where campaign_id = p.id order by number desc limit 1) w on true
      left join lateral (select act from launch_requests where campaign_id = p.id order by id desc limit 1) r on true
      left join lateral (
        select count(*) as inquiries,
          count(*) filter (where exists (select from attempts a where a.inquiry_id = i.id and a.armed_at is not null)) as contacted,
          count(*) filter (where exists (select from current_attributions t join current_readings m on m.message_id = t.message_id
            where t.inquiry_id = i.id and m.kind like 'human%')) as answered,
          count(*) filter (where exists (select from attempts a where a.inquiry_id = i.id and a.state = 'planned'
            and a.due_at < field_now() - interval '1 hour')) as overdue
        from inquiries i where i.wave_id = w.id) n on w.id is not null
    order by ${orders[wish.sort]}`.execute(db);
  return rows;
}

/** Compared here, because a database of locale C does not know that "В" and "в" are one letter. */
async function idsNamed(db: Database, search: string): Promise<string[]> {
  const rows = await db.selectFrom('campaigns').select(['id', 'slug', 'title']).execute();
  return rows.filter(({ slug, title }) => `${slug} ${title.toLowerCase()}`.includes(search)).map(({ id }) => id);
}
