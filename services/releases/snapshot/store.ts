import { sql } from 'kysely';
import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import type { Database } from '../../platform/database/connect.ts';

/** What the design and the freeze say of one inquiry. */
export type UnitRow = {
  inquiryId: string;
  stratum: string;
  city: string | null;
  provenance: { frame: string; percent: number }[];
  probability: number;
  disposition: DispositionName;
  rule: string;
};

/** Inquiries of a closed wave with their final dispositions, in the order of their ids. */
export async function unitRows(db: Database, waveId: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select i.id as "inquiryId", u.stratum, f.city, f.provenance, u.inclusion_probability as probability,
      d.name as disposition, d.rule
    from inquiries i
      join sample_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      join frame_units f on f.wave_id = i.wave_id and f.studio_id = i.studio_id
      join current_dispositions d on d.inquiry_id = i.id
    where i.wave_id = ${waveId} order by i.id`.execute(db);
  return rows;
}

export type FrameCounts = {
  sources: { frame: string; sha256: string; read: number; rejected: number }[];
  strata: { stratum: string; listed: number; sampled: number }[];
  excluded: { reason: string; studios: number }[];
};

/** The frame of a wave in counts, each list in the order of its names. */
export async function frameCounts(db: Database, waveId: string): Promise<FrameCounts> {
  const sources = await sql<FrameCounts['sources'][number]>`
    select name as frame, sha256, rows_read as read, rows_rejected as rejected
    from frame_sources where wave_id = ${waveId} order by name collate "C"`.execute(db);
  const strata = await sql<FrameCounts['strata'][number]>`
    select f.stratum, count(*) as listed, count(u.studio_id) as sampled
    from frame_units f left join sample_units u on u.wave_id = f.wave_id and u.studio_id = f.studio_id
    where f.wave_id = ${waveId} group by f.stratum order by f.stratum collate "C"`.execute(db);
  const excluded = await sql<FrameCounts['excluded'][number]>`
    select coalesce(because, reason) as reason, count(*) as studios from frame_exclusions
    where wave_id = ${waveId} group by coalesce(because, reason) order by coalesce(because, reason) collate "C"`.execute(
    db,
  );
  return { sources: sources.rows, strata: strata.rows, excluded: excluded.rows };
}

export type WaveExtras = { protocol: Record<string, unknown>; approvals: number; burden: number };

/** Studios of the frame in each stratum that was drawn from. */
export async function listedStrata(db: Database, waveId: string): Promise<{ stratum: string; listed: number }[]> {
  const { rows } = await sql<{ stratum: string; listed: number }>`
    select f.stratum, count(*) as listed from frame_units f
    where f.wave_id = ${waveId} and f.stratum in (select u.stratum from sample_units u where u.wave_id = ${waveId})
    group by f.stratum order by f.stratum collate "C"`.execute(db);
  return rows;
}

/** Calls to the numbers of a wave that no inquiry could be given. */
export async function unattributedCalls(db: Database, waveId: string): Promise<number> {
  const { rows } = await sql<{ calls: number }>`
    select count(*) as calls from calls k join current_call_attributions t on t.call_id = k.id
    where k.direction = 'inbound' and t.inquiry_id is null and t.method <> 'dismissed'
      and k.to_e164 in (select i.phone_e164 from inquiries i where i.wave_id = ${waveId})`.execute(db);
  return rows[0]?.calls ?? 0;
}

/** The protocol as it was approved, who approved it, and the studios' minutes. */
export async function waveExtras(db: Database, waveId: string): Promise<WaveExtras> {
  const { rows } = await sql<WaveExtras>`
    select c.protocol,
      (select count(*) from approvals a where a.campaign_id = c.id and a.protocol_hash = w.protocol_hash) as approvals,
      coalesce((select sum(b.minutes) from burden_spent b join inquiries i on i.id = b.inquiry_id
        where i.wave_id = w.id and b.step <> 'debrief'), 0) as burden
    from waves w join campaigns c on c.id = w.campaign_id where w.id = ${waveId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new RangeError(`no wave ${waveId}`);
  return row;
}
