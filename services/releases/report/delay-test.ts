import { createHash } from 'node:crypto';
import { logRankScores } from '../../measures/effects/permutation-scores.ts';
import { permutationTest, type RandomisedUnit } from '../../measures/effects/permutation-test.ts';
import { logRank } from '../../measures/survival/log-rank.ts';
import type { EffectsReport } from './effects-schema.ts';

/** Re-randomisations, up to so many inquiries; above, the statistic is as good as normal and its χ² takes their place (statistics 2.6). */
const [PERMUTATIONS, PERMUTED_UP_TO] = [9_999, 200] as const;

/** A wait of a comparison: 1 = the level's arm. */
export type ArmWait = {
  readonly minutes: number;
  readonly answered: 0 | 1;
  readonly stratum: string;
  readonly arm: 0 | 1;
};

/** Two-sided test of the delays of two arms within strata by the log-rank statistic; an empty arm gives no p. */
export function delayTest(waits: readonly ArmWait[], stream: string): EffectsReport[number]['delayTest'] {
  const delays = { time: waits.map(({ minutes }) => minutes), status: waits.map(({ answered }) => answered) };
  const strata = waits.map(({ stratum }) => stratum);
  const isEmpty = new Set(waits.map(({ arm }) => arm)).size < 2;
  if (waits.length > PERMUTED_UP_TO) {
    const { p } = logRank({ ...delays, group: waits.map(({ arm }) => String(arm)), stratum: strata });
    return { method: 'log_rank_chi_square', p: isEmpty ? null : p, holm: null, permutations: null, stream: null };
  }
  const scores = logRankScores(delays, strata);
  const units = waits.map(({ stratum, arm }, i) => ({ block: stratum, arm, score: scores[i] ?? 0 }));
  const p = isEmpty ? null : permutedP(units, stream);
  return { method: 'permutation_log_rank', p, holm: null, permutations: PERMUTATIONS, stream };
}

/** Results kept: those of a few waves. A report is made anew every minute, and seldom with another answer on these clocks. */
const KEPT = 64;
const RECENT = new Map<string, number | null>();

function permutedP(units: readonly RandomisedUnit[], stream: string): number | null {
  const key = createHash('sha256')
    .update(JSON.stringify([stream, units]), 'utf8')
    .digest('base64');
  const known = RECENT.get(key);
  if (known !== undefined) return known;
  const { p } = permutationTest(units, stream, PERMUTATIONS);
  RECENT.set(key, p);
  const [oldest] = RECENT.keys();
  if (RECENT.size > KEPT && oldest !== undefined) RECENT.delete(oldest);
  return p;
}
