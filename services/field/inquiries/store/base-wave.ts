import { sql } from 'kysely';
import type { Language } from '../../../design/protocol/schema/primitives.ts';
import type { ListedUnit } from '../../../design/sampling/design-draw.ts';
import type { FrameSource } from '../../../design/sampling/store.ts';
import type { PanelMember } from '../../../design/waves/panel-draw.ts';
import type { DispositionName } from '../../../measures/outcome/dispositions.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId, WaveId } from '../../../platform/ids.ts';

/** The frame of an earlier wave as it was written down, and the studios of its sample. */
export type BaseWave = {
  readonly sources: readonly FrameSource[];
  readonly listed: readonly ListedUnit[];
  readonly members: readonly PanelMember[];
};

type Row = ListedUnit & {
  drawOrder: number | null;
  probability: number | null;
  language: Language | null;
  disposition: DispositionName | null;
};

export async function baseWave(db: Database, waveId: WaveId): Promise<BaseWave> {
  const sources = await sql<FrameSource>`
    select name as frame, sha256, rows_read as "rowsRead", rows_rejected as "rowsRejected"
    from frame_sources where wave_id = ${waveId} order by name`.execute(db);
  // Further domains of a studio are not kept with the frame: what merges later shows as a disposition of its wave.
  const { rows } = await sql<Row>`
    select s.domain, '{}'::text[] as "otherDomains", f.name, f.site_url as "siteUrl", f.email, f.phone_e164 as "phoneE164",
      f.city, f.tier as "priceTier", f.provenance, f.stratum, u.draw_order as "drawOrder",
      u.inclusion_probability as probability, i.language, d.name as disposition
    from frame_units f
      join studios s on s.id = f.studio_id
      left join sample_units u on u.wave_id = f.wave_id and u.studio_id = f.studio_id
      left join inquiries i on i.wave_id = f.wave_id and i.studio_id = f.studio_id
      left join current_dispositions d on d.inquiry_id = i.id
    where f.wave_id = ${waveId} order by s.domain`.execute(db);
  const placed = rows.map(({ drawOrder, probability, language, disposition, ...unit }) => ({
    unit,
    ...{ drawOrder, probability, language, disposition },
  }));
  return {
    sources: sources.rows,
    listed: placed.map(({ unit }) => unit),
    members: placed.flatMap(({ unit, drawOrder, probability, language, disposition }) =>
      drawOrder === null || probability === null || language === null
        ? []
        : [{ unit, drawOrder, inclusionProbability: probability, language, disposition }],
    ),
  };
}

/** How many inquiries the waves of a campaign have so far, volunteers' too. */
export async function inquiriesBefore(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from inquiries i join waves w on w.id = i.wave_id where w.campaign_id = ${campaignId}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Personas that earlier waves of a campaign gave to each studio, by domain. */
export async function personasKnown(db: Database, campaignId: CampaignId): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ domain: string; personas: string[] }>`
    select s.domain, array_agg(distinct i.persona) as personas
    from inquiries i join waves w on w.id = i.wave_id join studios s on s.id = i.studio_id
    where w.campaign_id = ${campaignId} group by s.domain`.execute(db);
  return new Map(rows.map(({ domain, personas }) => [domain, new Set(personas)]));
}

/** Domains of studios that a wave whose silence stage is open has in its sample. */
export async function domainsInField(db: Database): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select distinct s.domain
    from inquiries i join waves w on w.id = i.wave_id join studios s on s.id = i.studio_id
    where w.silence_closes_at > field_now()`.execute(db);
  return rows.map(({ domain }) => domain);
}
