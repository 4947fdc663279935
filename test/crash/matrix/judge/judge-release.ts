import { sql } from 'kysely';
import type { Database } from '../../../../services/platform/database/connect.ts';

/** `done`: the kinds of work that are wholly there. */
export type ReleaseVerdict = { faults: string[]; done: string[] };

/** The close of a field: each inquiry has one disposition, or the wave is open and none has. */
export async function waveFaults(db: Database, waveId: string): Promise<ReleaseVerdict> {
  const { rows } = await sql<{ closed: boolean; inquiries: number; decided: number; rows: number }>`
    select w.field_closed_at is not null as closed, count(distinct i.id)::int as inquiries,
      count(distinct d.inquiry_id)::int as decided, count(d.inquiry_id)::int as rows
    from waves w join inquiries i on i.wave_id = w.id left join dispositions d on d.inquiry_id = i.id
    where w.id = ${waveId} group by w.id`.execute(db);
  const [wave] = rows;
  if (wave === undefined) return { faults: ['the wave is gone'], done: [] };
  const { closed, inquiries, decided } = wave;
  const wanted = closed ? inquiries : 0;
  const whole = decided === wanted && wave.rows === wanted;
  const state = closed ? 'closed' : 'open';
  const faults = whole ? [] : [`the field is ${state} and ${decided} of ${inquiries} have ${wave.rows} dispositions`];
  return { faults, done: closed && whole ? ['field'] : [] };
}

type Row = {
  version: number;
  files: number;
  unproven: number;
  evidence: number;
  published: number;
  logged: number;
};

/** A release is there with its files, its snapshot and its certificates, or not at all; what is published is in the audit log. */
export async function releaseFaults(db: Database, slug: string): Promise<ReleaseVerdict> {
  const { rows } = await sql<Row>`
    select r.version, count(f.path)::int as files,
      count(*) filter (where f.sha256 <> encode(sha256(f.bytes), 'hex'))::int as unproven,
      (select count(*)::int from evidence e where e.id in (r.snapshot_evidence_id, r.proofs_evidence_id)) as evidence,
      (select count(*)::int from release_events v where v.release_id = r.id and v.kind = 'published') as published,
      (select count(*)::int from audit_log a where a.subject = r.id::text and a.action = 'release.published') as logged
    from releases r left join release_files f on f.release_id = r.id
    where r.slug = ${slug} group by r.id order by r.version`.execute(db);
  const orphans = await sql<{ count: number }>`
    select count(*)::int as count from evidence e where e.kind in ('release.snapshot', 'release.proofs')
      and not exists (select from releases r where e.id in (r.snapshot_evidence_id, r.proofs_evidence_id))`.execute(db);
  const left = orphans.rows[0]?.count ?? 0;
  const faults = [
    ...(rows.length > 1 ? [`${rows.length} versions of one command`] : []),
    ...(left > 0 ? [`${left} rows of evidence without a release`] : []),
    ...rows.flatMap(faultsOf),
  ];
  const [one] = rows;
  return { faults, done: one === undefined ? [] : one.published > 0 ? ['freeze', 'event'] : ['freeze'] };
}

function faultsOf({ version, files, unproven, evidence, published, logged }: Row): string[] {
  return [
    ...(files < 5 ? [`version ${version} has ${files} files`] : []),
    ...(unproven > 0 ? [`version ${version} has ${unproven} files that are not what their hash says`] : []),
    ...(evidence === 2 ? [] : [`version ${version} has ${evidence} of its 2 pieces of evidence`]),
    ...(published > 1 ? [`version ${version} was published ${published} times`] : []),
    ...(published === logged
      ? []
      : [`version ${version}: published ${published} times, ${logged} times in the audit log`]),
  ];
}
