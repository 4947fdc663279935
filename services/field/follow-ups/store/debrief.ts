import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId, CampaignId, InquiryId, WaveId } from '../../../platform/ids.ts';
import { type DebriefReason, debriefOptOut } from '../debrief-reasons.ts';

export type NewLink = {
  readonly sha256: Buffer;
  readonly inquiryId: InquiryId;
  readonly attemptId: AttemptId;
};

export async function insertLink(db: Database, { sha256, inquiryId, attemptId }: NewLink): Promise<void> {
  await sql`insert into debrief_links (sha256, inquiry_id, attempt_id, made_at)
    values (${sha256}, ${inquiryId}, ${attemptId}, field_now())`.execute(db);
}

/** What the page behind a link may tell: of this studio alone, and only after its letter was handed over. */
export type DebriefScene = {
  readonly inquiryId: InquiryId;
  readonly domain: string;
  readonly study: string;
  readonly funder: string;
  readonly conflict: string;
  readonly rehearsal: boolean;
  readonly writtenAt: Date;
  readonly timeZone: string;
  readonly silent: boolean;
  readonly reason: DebriefReason | null;
  readonly optedOut: boolean;
};

/** By the hash of the link's secret; null when there is none, or its letter never left. */
export async function sceneOfLink(db: Database, sha256: Buffer): Promise<DebriefScene | null> {
  const { rows } = await sql<DebriefScene>`
    select i.id as "inquiryId", s.domain, c.title as study, c.rehearsal, f.started_at as "writtenAt",
      c.protocol #>> '{interest,funder}' as funder, c.protocol #>> '{interest,conflict}' as conflict,
      c.protocol #>> '{schedule,timeZone}' as "timeZone", d.why = 'silent' as silent, r.reason,
      exists (select from contact_suppressions x where x.domain = s.domain) as "optedOut"
    from debrief_links l
      join attempts a on a.id = l.attempt_id and a.state in ('armed', 'confirmed', 'uncertain')
      join inquiries i on i.id = l.inquiry_id
      join studios s on s.id = i.studio_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      join first_contacts f on f.inquiry_id = i.id
      join follow_ups d on d.inquiry_id = i.id and d.step = 'debrief'
      left join current_debrief_answers r on r.inquiry_id = i.id
    where l.sha256 = ${sha256}`.execute(db);
  return rows[0] ?? null;
}

/** Appends an answer; nothing when the studio said the same last time. */
export async function insertReason(
  db: Database,
  { inquiryId, reason, text }: { readonly inquiryId: InquiryId; readonly reason: DebriefReason; readonly text: string },
): Promise<void> {
  await sql`insert into debrief_answers (inquiry_id, reason, text, at)
    select ${inquiryId}, ${reason}, ${text}, field_now()
    where not exists (select from current_debrief_answers c
      where c.inquiry_id = ${inquiryId}::uuid and c.reason = ${reason} and c.text = ${text})`.execute(db);
}

export type DebriefStage = {
  readonly waveId: WaveId;
  readonly fieldClosed: boolean;
  readonly silenceOver: boolean;
  readonly openedAt: Date | null;
};

/** The wave of a campaign (the latest, if none is named), held until the end of the transaction. */
export async function lockStage(
  db: Database,
  campaignId: CampaignId,
  number: number | null,
): Promise<DebriefStage | null> {
  const { rows } = await sql<DebriefStage>`
    select id as "waveId", field_closed_at is not null as "fieldClosed", silence_closes_at <= field_now() as "silenceOver",
      debrief_opened_at as "openedAt"
    from waves where campaign_id = ${campaignId} and (${number}::integer is null or number = ${number}::integer)
    order by number desc limit 1 for update`.execute(db);
  return rows[0] ?? null;
}

export async function markOpened(db: Database, waveId: WaveId): Promise<void> {
  await sql`update waves set debrief_opened_at = field_now() where id = ${waveId}`.execute(db);
}

export type DebriefCounts = {
  readonly openedAt: Date | null;
  readonly contacted: number;
  readonly waiting: number;
  readonly confirmed: number;
  readonly uncertain: number;
  readonly notSent: number;
  readonly silent: number;
  readonly silentTold: number;
  readonly answeredByMail: number;
  readonly optedOut: number;
  readonly minutes: number;
};

/** Numbers of studios of a wave by what became of their debrief. */
export async function debriefCounts(db: Database, waveId: WaveId): Promise<DebriefCounts> {
  const { rows } = await sql<DebriefCounts>`
    with told as (
      select i.id, d.why = 'silent' as silent, a.state, a.armed_at,
        exists (select from contact_suppressions x where x.domain = s.domain and x.reason = ${debriefOptOut}) as gone
      from inquiries i join studios s on s.id = i.studio_id
        join follow_ups d on d.inquiry_id = i.id and d.step = 'debrief' and d.decision = 'planned'
        left join lateral (
          select state, armed_at from attempts where inquiry_id = i.id and step = 'debrief'
          order by state in ('confirmed', 'uncertain', 'armed') desc, ordinal desc limit 1) a on true
      where i.wave_id = ${waveId}
    )
    select (select debrief_opened_at from waves where id = ${waveId}) as "openedAt",
      (select count(*)::int from first_contacts f join inquiries i on i.id = f.inquiry_id where i.wave_id = ${waveId}) as contacted,
      (count(*) filter (where state in ('planned', 'leased', 'prepared', 'armed')))::int as waiting,
      (count(*) filter (where state = 'confirmed'))::int as confirmed,
      (count(*) filter (where state = 'uncertain'))::int as uncertain,
      (count(*) filter (where state in ('not_sent', 'rejected')))::int as "notSent",
      (count(*) filter (where silent))::int as silent,
      (count(*) filter (where silent and state in ('confirmed', 'uncertain')))::int as "silentTold",
      (count(*) filter (where exists (select from current_answers n where n.inquiry_id = told.id and n.source = 'mail'
        and is_human_answer(n.kind) and n.at >= told.armed_at)))::int as "answeredByMail",
      (count(*) filter (where gone))::int as "optedOut",
      coalesce((select sum(b.minutes) from burden_spent b join told t on t.id = b.inquiry_id where b.step = 'debrief'), 0) as minutes
    from told`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new RangeError(`no wave ${waveId}`);
  return row;
}

/** How many studios gave each reason, those that nobody gave left out. */
export async function reasonCounts(
  db: Database,
  waveId: WaveId,
): Promise<{ reason: DebriefReason; studios: number }[]> {
  const { rows } = await sql<{ reason: DebriefReason; studios: number }>`
    select c.reason, count(*)::int as studios from current_debrief_answers c join inquiries i on i.id = c.inquiry_id
    where i.wave_id = ${waveId} group by c.reason`.execute(db);
  return rows;
}
