import type { PairedCounts } from '../rates/newcombe-paired.ts';
import { criticalZ } from '../special-functions.ts';

export type WaveCounts = { readonly n: number; readonly x: number };

/** Covariance of the two answers of one studio inside the panel. */
function panelCovariance({ bothYes, firstOnly, secondOnly }: PairedCounts, n: number): number {
  if (n === 0) return 0;
  return bothYes / n - ((bothYes + firstOnly) / n) * ((bothYes + secondOnly) / n);
}

/**
 * Change p2 - p1 of the reply share between two waves that share a panel of studios:
 * Var = v1 + v2 - 2 n12/(n1 n2) cov. The error that ignores the overlap is given beside it. An empty wave gives nulls.
 * Source: Kish 1965, 12.4.
 */
export function waveDifference(wave1: WaveCounts, wave2: WaveCounts, panel: PairedCounts, conf = 0.95) {
  if (wave1.n === 0 || wave2.n === 0) {
    return { diff: null, se: null, lower: null, upper: null, seIgnoringOverlap: null };
  }
  const [p1, p2] = [wave1.x / wave1.n, wave2.x / wave2.n];
  const apart = (p1 * (1 - p1)) / wave1.n + (p2 * (1 - p2)) / wave2.n;
  const shared = panel.bothYes + panel.firstOnly + panel.secondOnly + panel.neither;
  const together = (2 * shared * panelCovariance(panel, shared)) / (wave1.n * wave2.n);
  const se = Math.sqrt(Math.max(0, apart - together));
  const diff = p2 - p1;
  const reach = criticalZ(conf) * se;
  return { diff, se, lower: diff - reach, upper: diff + reach, seIgnoringOverlap: Math.sqrt(apart) };
}
