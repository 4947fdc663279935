import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { StudioId, WaveId } from '../../platform/ids.ts';
import type { ReadRanking } from '../frames/read-ranking.ts';
import type { DrawnUnit, ExcludedUnit, ListedUnit } from './design-draw.ts';
import type { ExclusionReason, PanelExclusionReason } from './eligibility.ts';

/** Rows per statement: one JSON parameter each, far below the limits of the protocol between client and server. */
const chunk = 5_000;

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += chunk) yield rows.slice(at, at + chunk);
}

/** Ids of studios by domain; those not yet known are written with the id minted for them. */
export async function upsertStudios(
  db: Database,
  studios: readonly { readonly id: StudioId; readonly domain: string; readonly name: string }[],
): Promise<Map<string, StudioId>> {
  const ids = new Map<string, StudioId>();
  for (const part of chunks(studios)) {
    await sql`insert into studios (id, domain, name)
      select id, domain, name from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r(id uuid, domain text, name text)
      order by domain on conflict (domain) do nothing`.execute(db);
    const { rows } = await sql<{ id: StudioId; domain: string }>`
      select id, domain from studios where domain = any(${part.map(({ domain }) => domain)})`.execute(db);
    for (const { id, domain } of rows) ids.set(domain, id);
  }
  return ids;
}

/** A ranking as a wave remembers it. */
export type FrameSource = Pick<
  Extract<ReadRanking, { kind: 'read' }>,
  'frame' | 'sha256' | 'rowsRead' | 'rowsRejected'
>;

export async function insertFrameSources(
  db: Database,
  waveId: WaveId,
  sources: readonly (FrameSource & { readonly id: string })[],
): Promise<void> {
  if (sources.length === 0) return;
  await db
    .insertInto('frame_sources')
    .values(
      sources.map(({ id, frame, sha256, rowsRead, rowsRejected }) => ({
        id,
        wave_id: waveId,
        name: frame,
        sha256,
        rows_read: rowsRead,
        rows_rejected: rowsRejected,
      })),
    )
    .execute();
}

type Placed<T> = T & { readonly studioId: StudioId };

export async function insertFrameUnits(
  db: Database,
  waveId: WaveId,
  units: readonly Placed<ListedUnit>[],
): Promise<void> {
  for (const part of chunks(units)) {
    await sql`insert into frame_units (wave_id, studio_id, name, site_url, email, phone_e164, city, tier, stratum, provenance)
      select ${waveId}::uuid, "studioId", name, "siteUrl", email, "phoneE164", city, "priceTier", stratum, provenance
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r("studioId" uuid, name text, "siteUrl" text, email text,
        "phoneE164" text, city text, "priceTier" text, stratum text, provenance jsonb)`.execute(db);
  }
}

/** The kind of exclusion that each end of a studio in a panel belongs to: its own word, or what a person found. */
const kindOf: Record<Exclude<PanelExclusionReason, ExclusionReason>, ExclusionReason> = {
  opted_out: 'suppressed',
  merged: 'by_hand',
  closed: 'by_hand',
  out_of_scope: 'by_hand',
};

function isContactReason(reason: PanelExclusionReason): reason is ExclusionReason {
  return !(reason in kindOf);
}

export async function insertExclusions(
  db: Database,
  waveId: WaveId,
  excluded: readonly ExcludedUnit<PanelExclusionReason>[],
): Promise<void> {
  for (const part of chunks(excluded)) {
    const rows = part.map(({ unit: { domain, name, provenance }, reason }) => {
      const reasons = isContactReason(reason) ? { reason, because: null } : { reason: kindOf[reason], because: reason };
      return { domain, name, provenance, ...reasons };
    });
    await sql`insert into frame_exclusions (wave_id, domain, name, reason, because, provenance)
      select ${waveId}::uuid, domain, name, reason, because, provenance
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(domain text, name text, reason text, because text, provenance jsonb)`.execute(db);
  }
}

export async function insertSample(db: Database, waveId: WaveId, drawn: readonly Placed<DrawnUnit>[]): Promise<void> {
  for (const part of chunks(drawn)) {
    const rows = part.map(({ studioId, unit, drawOrder, inclusionProbability }) => ({
      studioId,
      stratum: unit.stratum,
      drawOrder,
      inclusionProbability,
    }));
    await sql`insert into sample_units (wave_id, studio_id, stratum, draw_order, inclusion_probability)
      select ${waveId}::uuid, "studioId", stratum, "drawOrder", "inclusionProbability"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r("studioId" uuid, stratum text, "drawOrder" int, "inclusionProbability" double precision)`.execute(db);
  }
}
