import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';

export type OpenWave = {
  waveId: string;
  waveNumber: number;
  campaign: string;
  releaseId: string;
  slug: string;
  version: number;
  state: string;
  title: string;
  sha256: string;
  rehearsal: boolean;
  previewedAt: Date;
};
export type OwnInquiry = OpenWave & { inquiryId: InquiryId };

/**
 * Waves with a release that the studios may see: the silence stage is closed and the preview begun. Of several versions the latest.
 * No studio is looked up here.
 */
async function openWaves(db: Database): Promise<OpenWave[]> {
  const { rows } = await sql<OpenWave>`
    select distinct on (w.id) w.id as "waveId", w.number as "waveNumber", c.slug as campaign, r.id as "releaseId", r.slug,
      r.version, r.state, r.title, r.sha256, r.rehearsal, r.previewed_at as "previewedAt"
    from current_releases r
      join waves w on w.id = r.wave_id and w.silence_closes_at <= field_now()
      join campaigns c on c.id = w.campaign_id
    where r.state <> 'draft'
    order by w.id, r.version desc`.execute(db);
  return rows;
}

/**
 * The inquiries of a studio in waves that it may know of: waves first, and then only those waves are looked into, each at its own
 * place of the index. Where none is open no studio is looked up at all, so that neither answer, nor statements, nor time tell of an
 * audit under way.
 */
export async function openInquiries(db: Database, domain: string): Promise<OwnInquiry[]> {
  const waves = await openWaves(db);
  if (waves.length === 0) return [];
  const { rows } = await sql<{ waveId: string; inquiryId: InquiryId }>`
    select i.wave_id as "waveId", i.id as "inquiryId"
    from unnest(${waves.map(({ waveId }) => waveId)}::uuid[]) as w (id)
      join studios s on s.domain = ${domain}
      join inquiries i on i.wave_id = w.id and i.studio_id = s.id`.execute(db);
  const inquiryOf = new Map(rows.map(({ waveId, inquiryId }) => [waveId, inquiryId]));
  return waves.flatMap((wave) => {
    const inquiryId = inquiryOf.get(wave.waveId);
    return inquiryId === undefined ? [] : [{ ...wave, inquiryId }];
  });
}
