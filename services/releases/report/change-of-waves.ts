import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import type { Settled } from './answer-rates.ts';
import { codeVersion } from './code-version.ts';
import { dispositionOf } from './disposition.ts';
import { factsOfWave } from './report-of-wave.ts';
import { findWaveHead } from './store.ts';
import { changeBetweenWaves, type WaveChange } from './wave-change.ts';

export type WaveName = { readonly slug: string; readonly number: number };
export type ChangeOfWaves =
  | ({ readonly kind: 'compared' } & WaveChange)
  | { readonly kind: 'refused'; readonly wave: WaveName; readonly why: 'wave_unknown' | 'field_open' };

/** The change of AR2 between two waves whose responses are closed, of one campaign or of two. */
export async function changeOfWaves(db: Database, earlier: WaveName, later: WaveName): Promise<ChangeOfWaves> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx): Promise<ChangeOfWaves> => {
      const waves: Settled[][] = [];
      for (const wave of [earlier, later]) {
        const settled = await settledOf(tx, wave);
        if (typeof settled === 'string') return { kind: 'refused', wave, why: settled };
        waves.push(settled);
      }
      const [first = [], second = []] = waves;
      const inputHash = createHash('sha256')
        .update(JSON.stringify([earlier, later, waves]), 'utf8')
        .digest('hex');
      return { kind: 'compared', ...changeBetweenWaves(first, second, { inputHash, codeVersion }) };
    });
}

async function settledOf(db: Database, { slug, number }: WaveName): Promise<Settled[] | 'wave_unknown' | 'field_open'> {
  const head = await findWaveHead(db, slug, number);
  if (head === null) return 'wave_unknown';
  const closedAt = head.fieldClosedAt;
  if (closedAt === null) return 'field_open';
  return (await factsOfWave(db, head)).flatMap((facts): Settled[] => {
    const disposition = dispositionOf(facts, closedAt);
    return disposition.kind === 'final' ? [{ facts, name: disposition.name }] : [];
  });
}
