import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, EvidenceId } from '../../platform/ids.ts';

/** Evidence of mails that belong to the campaign by attribution, but were stored before that was known, and still has its file. */
export async function rawMailOutsideKey(db: Database, campaignId: CampaignId): Promise<EvidenceId[]> {
  const { rows } = await sql<{ id: EvidenceId }>`
    select distinct o.evidence_id as id from (${outsideKey}) o
    where o.campaign_id = ${campaignId}`.execute(db);
  return rows.map(({ id }) => id);
}

const outsideKey = sql`
  select w.campaign_id, m.evidence_id
  from messages m
    join evidence e on e.id = m.evidence_id
    join current_attributions c on c.message_id = coalesce(m.duplicate_of, m.id)
    join inquiries i on i.id = c.inquiry_id
    join waves w on w.id = i.wave_id
  where e.campaign_id is null and not exists (select from erased_evidence x where x.evidence_id = e.id)`;

/** Mails that belong to the campaign, by the key they lie under or by attribution; copies are not counted again. */
export async function rawMailCount(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from messages m
    where m.duplicate_of is null and (
      m.campaign_id = ${campaignId}
      or exists (
        select from current_attributions c join inquiries i on i.id = c.inquiry_id join waves w on w.id = i.wave_id
        where c.message_id = m.id and w.campaign_id = ${campaignId}))`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Raw mail of one campaign: its term, and what was destroyed. Field times. */
export type Retention = {
  readonly campaignId: CampaignId;
  readonly slug: string;
  readonly rehearsal: boolean;
  readonly retentionDays: number;
  /** The last freeze of its waves; null while one of them, or the campaign, is open. */
  readonly frozenAt: Date | null;
  /** When raw mail is destroyed. */
  readonly dueAt: Date | null;
  readonly shreddedAt: Date | null;
  readonly mails: number;
};

/** All campaigns that were ever launched, by slug. */
export async function retentions(db: Database): Promise<Retention[]> {
  const { rows } = await sql<Retention>`
    with frozen as (
      select c.id, (c.protocol -> 'ethics' ->> 'retentionDays')::int as days,
        case when c.state = 'closed' and bool_and(w.field_closed_at is not null) then max(w.field_closed_at) end as at
      from campaigns c join waves w on w.campaign_id = c.id
      group by c.id)
    select c.id as "campaignId", c.slug, c.rehearsal, f.days as "retentionDays", f.at as "frozenAt",
      f.at + make_interval(days => f.days) as "dueAt", s.at as "shreddedAt", coalesce(s.mails, 0) as mails
    from campaigns c
      join frozen f on f.id = c.id
      left join lateral (
        select min(r.at) as at, max(r.mails) as mails from raw_mail_shreddings r where r.campaign_id = c.id
        having count(*) > 0) s on true
    order by c.slug`.execute(db);
  return rows;
}

/** What the public is told of one published campaign's raw mail. Field times. */
export type PublicRetention = Pick<Retention, 'retentionDays' | 'dueAt' | 'shreddedAt' | 'mails'> & {
  readonly title: string;
  /** Its latest published release, as slug/version. */
  readonly release: string;
};

/** Campaigns of which anything was published, by their latest release, and the field time of this answer. */
export async function publicRetentions(db: Database): Promise<{ asOf: Date; campaigns: PublicRetention[] }> {
  const { rows } = await sql<PublicRetention & { campaignId: CampaignId }>`
    select distinct on (w.campaign_id) w.campaign_id as "campaignId", r.title, r.slug || '/' || r.version as release
    from current_releases r join waves w on w.id = r.wave_id
    where r.state in ('published', 'superseded')
    order by w.campaign_id, r.published_at desc, r.version desc`.execute(db);
  const kept = new Map((await retentions(db)).map((one) => [one.campaignId, one]));
  const { rows: time } = await sql<{ now: Date }>`select field_now() as now`.execute(db);
  const campaigns = rows.flatMap(({ campaignId, title, release }) => {
    const found = kept.get(campaignId);
    if (found === undefined) return [];
    const { retentionDays, dueAt, shreddedAt, mails } = found;
    return [{ title, release, retentionDays, dueAt, shreddedAt, mails }];
  });
  return {
    asOf: time[0]?.now ?? new Date(0),
    campaigns: campaigns.toSorted((a, b) => (a.release < b.release ? -1 : 1)),
  };
}

/**
 * Campaigns whose raw mail has to go now: the term is over and nothing was destroyed yet, or mail was found to belong to a campaign
 * after its raw mail was destroyed.
 */
export async function dueForShredding(db: Database): Promise<CampaignId[]> {
  const { rows } = await sql<{ id: CampaignId }>`
    with frozen as (
      select c.id, max(w.field_closed_at) + make_interval(days => (c.protocol -> 'ethics' ->> 'retentionDays')::int) as due_at
      from campaigns c join waves w on w.campaign_id = c.id
      where c.state = 'closed'
      group by c.id
      having bool_and(w.field_closed_at is not null))
    select f.id from frozen f
    where f.due_at <= field_now() and not exists (select from raw_mail_shreddings r where r.campaign_id = f.id)
    union
    select k.campaign_id from campaign_keys k join (${outsideKey}) o on o.campaign_id = k.campaign_id
    where k.destroyed_at is not null
    limit 100`.execute(db);
  return rows.map(({ id }) => id);
}

export async function noteErased(db: Database, evidenceId: EvidenceId): Promise<void> {
  await db
    .insertInto('erased_evidence')
    .values({ evidence_id: evidenceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Raw mails that the last note of a shredding counts; null before the first. */
export async function mailsNoted(db: Database, campaignId: CampaignId): Promise<number | null> {
  const row = await db
    .selectFrom('raw_mail_shreddings')
    .select('mails')
    .where('campaign_id', '=', campaignId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.mails ?? null;
}

export type ShreddingNote = { campaignId: CampaignId; mails: number; by: string; reason: string };

/** The public count and the trace in the audit log together. */
export async function noteShredding(db: Database, { campaignId, mails, by, reason }: ShreddingNote): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('raw_mail_shreddings')
      .values({ campaign_id: campaignId, at: sql<Date>`field_now()`, mails, by_whom: by, reason })
      .execute();
    await tx
      .insertInto('audit_log')
      .values({
        actor: by,
        action: 'raw_mail.shredded',
        subject: campaignId,
        detail: JSON.stringify({ mails, reason }),
      })
      .execute();
  });
}
