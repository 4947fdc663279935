import { sql } from 'kysely';
import type { Database } from '../../services/platform/database/connect.ts';
import { importSnapshot, type ReleaseDeps } from '../../services/releases/release/build-release.ts';
import type { Snapshot } from '../../services/releases/snapshot/snapshot.ts';
import { canonicalBytes } from '../../services/releases/snapshot/snapshot-bytes.ts';

/** Lets a test publish without preview and wave: for tests of what is served, never of what may be served. */
export async function allowAnyPublication(db: Database): Promise<void> {
  await sql`alter table release_events disable trigger release_events_in_order`.execute(db);
}

/** Builds the release of an invented snapshot and publishes it by force. */
export async function forcePublish(deps: ReleaseDeps, snapshot: Snapshot): Promise<void> {
  const built = await importSnapshot(deps, canonicalBytes(snapshot), 'test');
  if (built.kind !== 'built') throw new Error(`not built: ${built.kind}`);
  await sql`insert into release_events (release_id, kind, at, by_whom)
    select id, 'published', now(), 'test' from releases where slug = ${built.slug} and version = ${built.version}`.execute(
    deps.db,
  );
}
