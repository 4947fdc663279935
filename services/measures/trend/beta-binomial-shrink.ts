import { impossible } from '../impossible.ts';
import { betaQuantile } from '../special-functions.ts';

/** Replies x of n inquiries of one studio. */
export type StudioCount = { readonly x: number; readonly n: number };

export type ShrunkRate = {
  readonly x: number;
  readonly n: number;
  readonly raw: number | null;
  readonly shrunk: number;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** ANOVA estimate of the intraclass correlation; MSW undefined (one inquiry each) leaves it null. */
function anova(studios: readonly StudioCount[]) {
  const N = studios.reduce((sum, { n }) => sum + n, 0);
  const k = studios.length;
  const pooled = studios.reduce((sum, { x }) => sum + x, 0) / N;
  const n0 = k > 1 ? (N - studios.reduce((sum, { n }) => sum + n ** 2, 0) / N) / (k - 1) : null;
  const between = studios.reduce((sum, { x, n }) => sum + n * (x / n - pooled) ** 2, 0);
  const within = studios.reduce((sum, { x, n }) => sum + n * (x / n) * (1 - x / n), 0);
  const MSB = k > 1 ? between / (k - 1) : null;
  const MSW = N > k ? within / (N - k) : null;
  const known = MSB !== null && MSW !== null && n0 !== null && MSB + (n0 - 1) * MSW > 0;
  return { pooled, MSB, MSW, n0, rho: known ? (MSB - MSW) / (MSB + (n0 - 1) * MSW) : null };
}

function shrink({ x, n }: StudioCount, alpha: number, beta: number, conf: number): ShrunkRate {
  const [a, b] = [x + alpha, n - x + beta];
  const tail = (1 - conf) / 2;
  return {
    x,
    n,
    raw: x / n,
    shrunk: a / (a + b),
    lower: betaQuantile(tail, a, b),
    upper: betaQuantile(1 - tail, a, b),
  };
}

/**
 * Reply rates of studios with few inquiries, drawn towards the common rate: beta-binomial with the ANOVA intraclass
 * correlation rho; shrunk = (x+α)/(n+α+β) with Beta quantiles. rho <= 0 or undefined (one inquiry each, no spread) means
 * that nothing tells studios apart: `complete` pooling, all at the common rate, no individual bounds. rho = 1 cannot be
 * shrunk and pools nothing: raw rates without bounds. Studios with n = 0 are left out. Source: Kleinman 1973.
 */
export function betaBinomialShrink(counts: readonly StudioCount[], conf = 0.95) {
  for (const { x, n } of counts) if (!(x >= 0 && x <= n)) impossible('IMPOSSIBLE_COUNT', `${x} of ${n}`);
  const asked = counts.filter(({ n }) => n > 0);
  const nothing = { pooled: null, MSB: null, MSW: null, n0: null, rho: null, alpha: null, beta: null };
  if (asked.length === 0) return { ...nothing, complete: true, shrunkAll: null, studios: [] };
  const estimates = anova(asked);
  const { pooled, rho } = estimates;
  if (rho === null || rho <= 0) {
    const studios = asked.map(({ x, n }) => ({ x, n, raw: x / n, shrunk: pooled, lower: null, upper: null }));
    return { ...estimates, alpha: null, beta: null, complete: true, shrunkAll: pooled, studios };
  }
  const alpha = (pooled * (1 - rho)) / rho;
  const beta = ((1 - pooled) * (1 - rho)) / rho;
  const usable = alpha > 0 && beta > 0;
  const studios: ShrunkRate[] = asked.map((studio) =>
    usable
      ? shrink(studio, alpha, beta, conf)
      : { ...studio, raw: studio.x / studio.n, shrunk: studio.x / studio.n, lower: null, upper: null },
  );
  return { ...estimates, alpha, beta, complete: false, shrunkAll: null, studios };
}
