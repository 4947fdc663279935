import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { EvidenceId } from '../../../platform/ids.ts';

export type InquiryDetail = {
  /** Field time now, and when this inquiry's own response window ends; null before delivery. */
  readonly now: Date;
  readonly windowEndsAt: Date | null;
  readonly codes: readonly { readonly item: string; readonly value: number | null; readonly settledBy: string }[];
  readonly pictures: readonly { readonly id: EvidenceId; readonly kind: string; readonly step: string }[];
};

/** What the page of an inquiry shows beside its time line: the clock that runs, settled codes, pictures of its attempts. */
export async function inquiryDetail(
  db: Database,
  inquiryId: string,
  deliveredAt: string | null,
): Promise<InquiryDetail> {
  const { rows: times } = await sql<{ now: Date; windowEndsAt: Date | null }>`
    select field_now() as now, ${deliveredAt}::timestamptz
      + make_interval(days => (c.protocol -> 'windows' ->> 'responseDays')::int) as "windowEndsAt"
    from inquiries i join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    where i.id = ${inquiryId}`.execute(db);
  const { rows: codes } = await sql<InquiryDetail['codes'][number]>`
    select s.item, s.value, s.settled_by as "settledBy"
    from settled_codes s join current_attributions t on t.message_id = s.message_id
    where t.inquiry_id = ${inquiryId} order by s.item limit 500`.execute(db);
  const { rows: pictures } = await sql<InquiryDetail['pictures'][number]>`
    select e.id, e.kind, a.step from evidence e join attempts a on a.id = e.attempt_id
    where a.inquiry_id = ${inquiryId} and e.media_type = 'image/png' order by e.created_at limit 50`.execute(db);
  return { now: times[0]?.now ?? new Date(0), windowEndsAt: times[0]?.windowEndsAt ?? null, codes, pictures };
}

/** A picture of this inquiry's attempts; null when it has no such picture. */
export async function pictureOf(db: Database, inquiryId: string, evidenceId: string): Promise<EvidenceId | null> {
  const { rows } = await sql<{ id: EvidenceId }>`
    select e.id from evidence e join attempts a on a.id = e.attempt_id
    where a.inquiry_id = ${inquiryId} and e.id = ${evidenceId} and e.media_type = 'image/png'`.execute(db);
  return rows[0]?.id ?? null;
}
