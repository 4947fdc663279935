import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { advanceFieldClock, beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { type Advanced, previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps, snapshotOf } from '../../../services/releases/release/build-release.ts';
import { findRelease } from '../../../services/releases/release/store.ts';
import type { Snapshot } from '../../../services/releases/snapshot/snapshot.ts';
import { day, launch, type SeededWave } from '../../integration/releases/seed-wave.ts';
import { seedReplay } from './seed-replay.ts';

const campaign = 'petersburg-2014';
export const slug = `${campaign}-w1`;
const authors = ['Анна Орлова'];
const SILENCE_OVER = 191;
const PREVIEW_OVER = 206;
/** A day before which nothing of the release is printed, a month after the studios have had it. */
const EMBARGO_OVER = 236;

/** The replay of 2014 as a wave that was no rehearsal, with its silence stage over and its release in the hands of the studios. */
export async function previewReplay(deps: ReleaseDeps, embargoed = false): Promise<SeededWave> {
  const { db } = deps;
  await beginRehearsal(db, launch);
  const until = day(EMBARGO_OVER).toISOString().slice(0, 10);
  const wave = await seedReplay(db, campaign, { rehearsal: false, ...(embargoed ? { embargoUntil: until } : {}) });
  await furnish(db, wave.waveId);
  await endSilence(db);
  await buildRelease(deps, { campaign, authors, actor: 'anna' });
  const opened = await previewRelease(deps, { slug, version: null, actor: 'anna' });
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened));
  return wave;
}

/** The same wave before its responses are closed: what is left to do is a researcher's. */
export async function replayToClose(db: Database): Promise<SeededWave> {
  await beginRehearsal(db, launch);
  const wave = await seedReplay(db, campaign, { rehearsal: false, open: true });
  await furnish(db, wave.waveId);
  return wave;
}

/** Lets the silence stage end; then the studios may see what was built. */
export async function endSilence(db: Database): Promise<void> {
  await advanceFieldClock(db, day(SILENCE_OVER));
}

/** Lets the fortnight of the studios pass. */
export async function endPreview(db: Database): Promise<void> {
  await advanceFieldClock(db, day(PREVIEW_OVER));
}

/** Publishes it as soon as its rules let it: the studios have had it for a fortnight. An embargo, where there is one, begins then. */
export async function publishReplay(deps: ReleaseDeps): Promise<Advanced> {
  await endPreview(deps.db);
  return publishRelease(deps, { slug, version: null, actor: 'anna' });
}

/** The same when the embargo is over. */
export async function endEmbargo(deps: ReleaseDeps): Promise<Advanced> {
  await advanceFieldClock(deps.db, day(EMBARGO_OVER));
  return publishRelease(deps, { slug, version: null, actor: 'anna' });
}

/** The wave once more without some of its studios, as the second wave of the campaign: for what sets two side by side. */
export async function secondWave(deps: ReleaseDeps, without: number): Promise<Snapshot> {
  const release = await findRelease(deps.db, slug, 1);
  if (release === null) throw new Error('there is no first wave');
  const first = await snapshotOf(deps, release);
  return {
    ...first,
    release: { ...first.release, slug: `${campaign}-w2` },
    wave: { ...first.wave, number: 2 },
    observations: first.observations.slice(without),
  };
}

/** What a launch leaves besides letters: two rankings of which a fifth is the same, one of two wordings, minutes. */
async function furnish(db: Database, waveId: string): Promise<void> {
  for (const [name, rows] of [
    ['north', 34],
    ['neva', 33],
  ] as const) {
    await sql`insert into frame_sources (id, wave_id, name, sha256, rows_read, rows_rejected)
      values (${randomUUID()}, ${waveId}, ${name}, ${name === 'north' ? 'b'.repeat(64) : 'c'.repeat(64)}, ${rows}, 0)`.execute(
      db,
    );
  }
  await sql`with placed as (select u.studio_id, u.draw_order as n from sample_units u where u.wave_id = ${waveId})
    update frame_units f set city = 'Санкт-Петербург', provenance =
      case when n <= 34 then jsonb_build_array(jsonb_build_object('frame', 'north', 'rank', n, 'line', n + 1, 'percent', round(n * 100.0 / 34)))
        else '[]'::jsonb end ||
      case when n > 23 then jsonb_build_array(jsonb_build_object('frame', 'neva', 'rank', n - 23, 'line', n - 22, 'percent', round((n - 23) * 100.0 / 33)))
        else '[]'::jsonb end
    from placed where placed.studio_id = f.studio_id and f.wave_id = ${waveId}`.execute(db);
  await sql`update sample_units set inclusion_probability = 1 where wave_id = ${waveId}`.execute(db);
  await sql`update inquiries i set arm = i.arm || jsonb_build_object('wording', (array['plain', 'brief'])[1 + u.draw_order % 2])
    from sample_units u where u.wave_id = i.wave_id and u.studio_id = i.studio_id and i.wave_id = ${waveId}`.execute(
    db,
  );
  await sql`update attempts set burden_minutes = 3
    where inquiry_id in (select id from inquiries where wave_id = ${waveId})`.execute(db);
}
