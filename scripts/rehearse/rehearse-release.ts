import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { advanceFieldClock, fieldTime } from '../../services/platform/clock/field-clock.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { previewRelease, publishRelease } from '../../services/releases/release/advance-release.ts';
import {
  buildRelease,
  importSnapshot,
  type ReleaseDeps,
  snapshotBytes,
} from '../../services/releases/release/build-release.ts';
import { reproduce } from '../../services/releases/release/reproduce.ts';
import { findRelease } from '../../services/releases/release/store.ts';
import type { Stage } from './stage.ts';

export type RehearsedRelease = {
  readonly release: string;
  readonly sha256: string;
  /** Why it is not published; in a rehearsal there must be one reason more than the faults. */
  readonly refusals: readonly string[];
  readonly faults: readonly string[];
  readonly reproducedHere: boolean;
  readonly rebuiltElsewhere: boolean;
};

const PREVIEW_DAYS = 15;
const DAY_MS = 86_400_000;
const actor = 'rehearsal';

/** Builds the release of the rehearsed wave, lets its preview pass, tries to publish it, and rebuilds it on a second database. */
export async function rehearseRelease(stage: Stage, campaign: string): Promise<RehearsedRelease> {
  const home = stage.settings.ZERKALO_HOME ?? '';
  const deps = await depsIn(stage.db, home);
  const built = await buildRelease(deps, { campaign, authors: ['Rehearsal'], actor });
  if (built.kind !== 'built') throw new Error(`no release was built: ${JSON.stringify(built)}`);
  const { slug, version } = built;
  await previewRelease(deps, { slug, version, actor });
  const { now } = await fieldTime(stage.db);
  await advanceFieldClock(stage.db, new Date(now.getTime() + PREVIEW_DAYS * DAY_MS));
  const published = await publishRelease(deps, { slug, version, actor });
  const head = await findRelease(stage.db, slug, version);
  if (head === null) throw new Error('the release is gone');
  return {
    release: `${slug}/${version}`,
    sha256: built.sha256,
    refusals: published.kind === 'refused' ? published.refusals.map(({ code }) => code) : [],
    faults: built.faults.map(({ code, detail }) => `${code}: ${detail}`),
    reproducedHere: (await reproduce(deps, head)).kind === 'equal',
    rebuiltElsewhere: await rebuildElsewhere(join(home, 'elsewhere'), await snapshotBytes(deps, head), built.sha256),
  };
}

async function depsIn(db: ReleaseDeps['db'], home: string): Promise<ReleaseDeps> {
  return { db, masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
}

/** Whether a fresh installation makes the same bytes of the private snapshot alone. */
async function rebuildElsewhere(home: string, snapshot: Buffer, sha256: string): Promise<boolean> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const server = await startEmbeddedPostgres(home, false);
  try {
    await migrate(server.url);
    const db = openDatabase(server.url, 2);
    try {
      const built = await importSnapshot(await depsIn(db, home), snapshot, actor);
      return built.kind === 'built' && built.sha256 === sha256;
    } finally {
      await db.destroy();
    }
  } finally {
    await server.stop();
  }
}

/** Never published; as a rehearsal, and for no reason that is not a fault of its own; the same numbers anywhere. */
export function releaseIsGood(one: RehearsedRelease): boolean {
  const reasons = one.refusals.filter((code) => !one.faults.some((fault) => fault.startsWith(`${code}:`)));
  const expected = one.faults.length === 0 ? ['REHEARSAL'] : ['REHEARSAL', 'PREVIEW_MISSING'];
  return reasons.join() === expected.join() && one.reproducedHere && one.rebuiltElsewhere;
}

export function releaseLines(one: RehearsedRelease): string[] {
  const yes = (holds: boolean): string => (holds ? 'yes' : 'NO');
  return [
    `release ${one.release}  sha256 ${one.sha256.slice(0, 16)}…  publishing is refused: ${one.refusals.join(', ')}`,
    `  every number again from the snapshot: here ${yes(one.reproducedHere)}, on a second database ${yes(one.rebuiltElsewhere)}`,
    ...one.faults.map((fault) => `  ${fault}`),
  ];
}
