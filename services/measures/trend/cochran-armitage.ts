import { chiSquareUpper } from '../special-functions.ts';

/** Wave with its position on the time axis. */
export type ScoredWave = { readonly x: number; readonly n: number; readonly score: number };

/**
 * Test for a linear trend in shares over waves, one degree of freedom. No spread (all or none replied, equal scores, no
 * cases) gives nulls. With fewer than three waves no trend may be claimed. Source: Armitage 1955.
 */
export function cochranArmitage(waves: readonly ScoredWave[]): { chisq: number | null; p: number | null } {
  const n = waves.reduce((sum, wave) => sum + wave.n, 0);
  if (n === 0) return { chisq: null, p: null };
  const share = waves.reduce((sum, { x }) => sum + x, 0) / n;
  const meanScore = waves.reduce((sum, wave) => sum + wave.n * wave.score, 0) / n;
  const spread = waves.reduce((sum, wave) => sum + wave.n * (wave.score - meanScore) ** 2, 0);
  const variance = share * (1 - share) * spread;
  if (!(variance > 0)) return { chisq: null, p: null };
  const excess = waves.reduce((sum, wave) => sum + (wave.score - meanScore) * (wave.x - wave.n * share), 0);
  const chisq = excess ** 2 / variance;
  return { chisq, p: chiSquareUpper(chisq, 1) };
}
