import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type SampledRow = {
  readonly drawOrder: number;
  readonly name: string;
  readonly domain: string;
  readonly city: string | null;
  readonly stratum: string;
  readonly probability: number;
  readonly arm: Readonly<Record<string, string>> | null;
  readonly inquiryId: string | null;
};

/** Drawn studios of a wave whose name, domain or stratum holds a text, in the order of the draw. */
export async function sampledStudios(
  db: Database,
  waveId: string,
  { search, skip, limit }: { search: string; skip: number; limit: number },
): Promise<SampledRow[]> {
  const { rows } = await sql<SampledRow>`
    select s.draw_order as "drawOrder", u.name, st.domain, u.city, s.stratum, s.inclusion_probability as probability, i.arm,
      i.id as "inquiryId"
    from sample_units s
      join frame_units u on u.wave_id = s.wave_id and u.studio_id = s.studio_id
      join studios st on st.id = s.studio_id
      left join inquiries i on i.wave_id = s.wave_id and i.studio_id = s.studio_id
    where s.wave_id = ${waveId}
      and (${search} = '' or position(${search} in st.domain || ' ' || u.name || ' ' || s.stratum) > 0)
    order by s.draw_order offset ${skip} limit ${limit}`.execute(db);
  return rows;
}

export type DrawnCount = { readonly frame: number; readonly drawn: number };

/** How many studios a wave's frame holds and how many of them were drawn. */
export async function drawnCount(db: Database, waveId: string): Promise<DrawnCount> {
  const { rows } = await sql<DrawnCount>`
    select (select count(*)::int from frame_units where wave_id = ${waveId}) as frame,
      (select count(*)::int from sample_units where wave_id = ${waveId}) as drawn`.execute(db);
  return rows[0] ?? { frame: 0, drawn: 0 };
}

export type LevelCount = { readonly factor: string; readonly level: string; readonly studios: number };

/** How many studios each level of each randomised factor got. */
export async function armBalance(db: Database, waveId: string): Promise<LevelCount[]> {
  const { rows } = await sql<LevelCount>`
    select f.key as factor, f.value as level, count(*)::int as studios
    from inquiries i cross join lateral jsonb_each_text(i.arm) f
    where i.wave_id = ${waveId} and f.key in ('persona', 'channel', 'budget', 'wording')
    group by f.key, f.value order by f.key, f.value`.execute(db);
  return rows;
}

export type FrameAgainstSample = {
  readonly property: 'stratum' | 'city' | 'tier';
  readonly value: string | null;
  readonly inFrame: number;
  readonly inSample: number;
};

/** Frame and sample side by side, by stratum, city and price segment (critics 28 to 30). */
export async function frameAgainstSample(db: Database, waveId: string): Promise<FrameAgainstSample[]> {
  const { rows } = await sql<FrameAgainstSample>`
    select p.property, p.value, count(*)::int as "inFrame", count(s.studio_id)::int as "inSample"
    from frame_units u
      left join sample_units s on s.wave_id = u.wave_id and s.studio_id = u.studio_id
      cross join lateral (values ('stratum', u.stratum), ('city', u.city), ('tier', u.tier)) p (property, value)
    where u.wave_id = ${waveId}
    group by p.property, p.value
    order by array_position(array['stratum', 'city', 'tier'], p.property), count(*) desc, p.value limit 300`.execute(
    db,
  );
  return rows;
}

/** What the draw of a wave was made from, and whom it gave, so that it can be made again. */
export async function drawFacts(
  db: Database,
  waveId: string,
): Promise<{ seed: string; frame: { domain: string; stratum: string }[]; drawn: string[] }> {
  const wave = await db.selectFrom('waves').select('seed').where('id', '=', waveId).executeTakeFirstOrThrow();
  const { rows } = await sql<{ domain: string; stratum: string; drawn: boolean }>`
    select st.domain, u.stratum, s.studio_id is not null as drawn
    from frame_units u join studios st on st.id = u.studio_id
      left join sample_units s on s.wave_id = u.wave_id and s.studio_id = u.studio_id
    where u.wave_id = ${waveId} order by st.domain`.execute(db);
  return { seed: wave.seed, frame: rows, drawn: rows.flatMap(({ domain, drawn }) => (drawn ? [domain] : [])) };
}
