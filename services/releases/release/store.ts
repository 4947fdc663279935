import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { EvidenceId } from '../../platform/ids.ts';
import type { PackageFile } from '../package/package-file.ts';
import { sha256 } from '../snapshot/snapshot-bytes.ts';
import type { ReleaseFault } from './release-gate.ts';

export type ReleaseState = 'draft' | 'preview' | 'embargoed' | 'published' | 'superseded';
export type ReleaseEvent = 'previewed' | 'embargoed' | 'published' | 'superseded';

export type ReleaseHead = {
  id: string;
  slug: string;
  version: number;
  waveId: string | null;
  title: string;
  rehearsal: boolean;
  sha256: string;
  snapshotSha256: string;
  snapshotEvidenceId: EvidenceId;
  proofsEvidenceId: EvidenceId;
  faults: ReleaseFault[];
  silenceClosesAt: Date;
  embargoUntil: string | null;
  builtAt: Date;
  state: ReleaseState;
  previewedAt: Date | null;
  publishedAt: Date | null;
};

const head = sql`id, slug, version, wave_id as "waveId", title, rehearsal, sha256, snapshot_sha256 as "snapshotSha256",
  snapshot_evidence_id as "snapshotEvidenceId", proofs_evidence_id as "proofsEvidenceId", faults,
  silence_closes_at as "silenceClosesAt", embargo_until::text as "embargoUntil", built_at as "builtAt", state,
  previewed_at as "previewedAt", published_at as "publishedAt"`;

export type NewRelease = Omit<ReleaseHead, 'state' | 'previewedAt' | 'publishedAt'> & {
  document: string;
  builtBy: string;
};

/** The next version of a slug; the lock makes builders of one slug wait for each other. Call it in a transaction. */
export async function nextVersion(db: Database, slug: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${slug}`}, 0))`.execute(db);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(version), 0) + 1 as next from releases where slug = ${slug}`.execute(db);
  return rows[0]?.next ?? 1;
}

export async function insertRelease(db: Database, one: NewRelease, files: readonly PackageFile[]): Promise<void> {
  await sql`insert into releases (id, slug, version, wave_id, title, rehearsal, sha256, document, snapshot_sha256,
      snapshot_evidence_id, proofs_evidence_id, faults, silence_closes_at, embargo_until, built_by, built_at)
    values (${one.id}, ${one.slug}, ${one.version}, ${one.waveId}, ${one.title}, ${one.rehearsal}, ${one.sha256},
      ${one.document}, ${one.snapshotSha256}, ${one.snapshotEvidenceId}, ${one.proofsEvidenceId},
      ${JSON.stringify(one.faults)}::jsonb, ${one.silenceClosesAt}, ${one.embargoUntil}::date, ${one.builtBy},
      ${one.builtAt})`.execute(db);
  for (const { path, mediaType, bytes } of files) {
    await sql`insert into release_files (release_id, path, media_type, bytes, sha256)
      values (${one.id}, ${path}, ${mediaType}, ${bytes}, ${sha256(bytes)})`.execute(db);
  }
}

/** A version of a release; without a number the latest. */
export async function findRelease(db: Database, slug: string, version: number | null): Promise<ReleaseHead | null> {
  const { rows } = await sql<ReleaseHead>`select ${head} from current_releases
    where slug = ${slug} and (${version}::integer is null or version = ${version}::integer)
    order by version desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** All versions of all releases, newest first; only what the public may see when `open`. */
export async function listReleases(db: Database, open: boolean): Promise<ReleaseHead[]> {
  const { rows } = await sql<ReleaseHead>`select ${head} from current_releases
    where not ${open} or state in ('published', 'superseded')
    order by coalesce(published_at, built_at) desc, slug collate "C", version desc limit 1000`.execute(db);
  return rows;
}

/** The version that the public compares a new one with. */
export async function latestPublished(db: Database, slug: string, below: number): Promise<ReleaseHead | null> {
  const { rows } = await sql<ReleaseHead>`select ${head} from current_releases
    where slug = ${slug} and version < ${below} and state in ('published', 'superseded')
    order by version desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The canonical document of a release. */
export async function documentOf(db: Database, id: string): Promise<string | null> {
  const row = await db.selectFrom('releases').select('document').where('id', '=', id).executeTakeFirst();
  return row?.document ?? null;
}

export async function filesOf(db: Database, id: string): Promise<PackageFile[]> {
  const { rows } = await sql<PackageFile>`
    select path, media_type as "mediaType", bytes from release_files where release_id = ${id} order by path collate "C"`.execute(
    db,
  );
  return rows;
}

/**
 * Appends an event with its line in the audit log, both or neither; the database refuses one out of order (error ZK060), whatever
 * program writes it.
 */
export async function addEvent(
  db: Database,
  event: { releaseId: string; kind: ReleaseEvent; at: Date; by: string; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('release_events')
      .values({ release_id: event.releaseId, kind: event.kind, at: event.at, by_whom: event.by, reason: event.reason })
      .execute();
    await tx
      .insertInto('audit_log')
      .values({
        actor: event.by,
        action: `release.${event.kind}`,
        subject: event.releaseId,
        detail: JSON.stringify({ reason: event.reason }),
      })
      .execute();
  });
}

export type Erratum = { id: string; at: Date; version: number; en: string; ru: string };

export async function addErratum(
  db: Database,
  releaseId: string,
  one: Omit<Erratum, 'version'>,
  by: string,
): Promise<void> {
  await db
    .insertInto('release_errata')
    .values({ id: one.id, release_id: releaseId, at: one.at, text_en: one.en, text_ru: one.ru, written_by: by })
    .execute();
}

/** Errata of the published versions of a slug, oldest first. */
export async function errataOf(db: Database, slug: string): Promise<Erratum[]> {
  const { rows } = await sql<Erratum>`
    select e.id, e.at, r.version, e.text_en as en, e.text_ru as ru
    from release_errata e join releases r on r.id = e.release_id where r.slug = ${slug} order by e.at, e.id`.execute(
    db,
  );
  return rows;
}
