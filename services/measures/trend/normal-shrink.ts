import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { normalCdf } from '../special-functions.ts';
import {
  dersimonianLaird,
  heterogeneity,
  type Measured,
  pauleMandel,
  restrictedLikelihood,
  weightedMean,
} from './between-variance.ts';

/** Expected rank of each shrunk value, 1 = highest: 1 + Σ_j Φ((m_j - m_i)/√(s_i² + s_j²)) (Lin et al. 2006). */
function expectedRanks(means: readonly number[], errors: readonly number[]): number[] {
  return means.map((own, i) =>
    means.reduce((rank, other, j) => {
      if (i === j) return rank;
      const spread = Math.hypot(elementAt(errors, i), elementAt(errors, j));
      return rank + (spread > 0 ? normalCdf((other - own) / spread) : Number(other > own) + Number(other === own) / 2);
    }, 1),
  );
}

/**
 * Scores or ln(business minutes + 1) of studios drawn towards the common mean: normal–normal with DerSimonian–Laird
 * between-studio variance; REML and Paule–Mandel beside it for sensitivity. tau² = 0 puts all at the mean. A delay is
 * shown only together with the shrunk reply rate, never alone. Empty input gives nulls and empty lists; a variance <= 0
 * throws IMPOSSIBLE_VARIANCE.
 */
export function normalShrink(points: readonly Measured[]) {
  const wrong = points.find(({ v }) => !(v > 0 && Number.isFinite(v)));
  if (wrong !== undefined) impossible('IMPOSSIBLE_VARIANCE', `variance ${wrong.v}; need > 0`);
  if (points.length === 0) {
    const nothing = { tau2: null, mu: null, se: null, Q: null, tau2REML: null, tau2PM: null };
    return { ...nothing, shrunk: [], shrunkSe: [], expectedRankHighFirst: [] };
  }
  const tau2 = dersimonianLaird(points);
  const { mu, weight } = weightedMean(points, tau2);
  const shrunk = points.map(({ y, v }) => (tau2 * y + v * mu) / (tau2 + v));
  const shrunkSe = points.map(({ v }) => Math.sqrt((tau2 * v) / (tau2 + v) + (v / (tau2 + v)) ** 2 / weight));
  return {
    tau2,
    mu,
    se: 1 / Math.sqrt(weight),
    Q: heterogeneity(points, 0),
    tau2REML: restrictedLikelihood(points),
    tau2PM: pauleMandel(points),
    shrunk,
    shrunkSe,
    expectedRankHighFirst: expectedRanks(shrunk, shrunkSe),
  };
}
