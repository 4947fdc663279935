import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { wilsonOfShare } from './wilson.ts';

/** N units of the frame, n of them observed, x with the property. */
export type Stratum = { readonly N: number; readonly n: number; readonly x: number };

export type StratifiedRefusal = {
  readonly kind: 'refused';
  /** Collapse the stratum with its preregistered neighbour before estimating. */
  readonly error: 'EMPTY_STRATUM' | 'SINGLE_UNIT_STRATUM';
  readonly stratum: number;
};

/** Σ W² (1-f) p(1-p)/(n-1); without the correction f is 0. */
function varianceOf(strata: readonly Stratum[], total: number, corrected: boolean): number {
  return strata.reduce((sum, { N, n, x }) => {
    const p = x / n;
    const f = corrected ? n / N : 0;
    return sum + ((N / total) ** 2 * (1 - f) * p * (1 - p)) / (n - 1);
  }, 0);
}

/** Kish's design effect of the weights N/n: n Σw² / (Σw)². */
function kishDeff(strata: readonly Stratum[], total: number, n: number): number {
  return (n * strata.reduce((sum, stratum) => sum + stratum.N ** 2 / stratum.n, 0)) / total ** 2;
}

/** Interval from the effective size p(1-p)/V; without spread the Kish size stands in, in a census nothing is open. */
function estimate(p: number, variance: number, kishSize: number, census: boolean, conf: number) {
  if (census) return { nEff: null, se: 0, lower: p, upper: p };
  const nEff = variance > 0 ? (p * (1 - p)) / variance : kishSize;
  const { lower, upper } = wilsonOfShare(p, nEff, conf);
  return { nEff, se: Math.sqrt(variance), lower, upper };
}

function refusal(strata: readonly Stratum[]): StratifiedRefusal | null {
  const index = strata.findIndex(({ n }) => n < 2);
  if (index < 0) return null;
  const error = elementAt(strata, index).n === 0 ? 'EMPTY_STRATUM' : 'SINGLE_UNIT_STRATUM';
  return { kind: 'refused', error, stratum: index };
}

/**
 * Stratified (or, given n per stratum, post-stratified) share: p = Σ W p_h with the Wilson interval on its effective
 * size. Plain names carry the finite population correction (target: this frame), names ending in NoFpc do not (target:
 * the process, used for every comparison and public number). No strata or an empty or single-unit stratum is refused.
 * Source: Korn & Graubard 1999; Dean & Pagano 2015; Kish 1965.
 */
export function stratifiedProportion(strata: readonly Stratum[], conf = 0.95) {
  for (const { N, n, x } of strata) {
    if (!(x >= 0 && x <= n && n <= N)) impossible('IMPOSSIBLE_COUNT', `${x} of ${n} of ${N}`);
  }
  if (strata.length === 0) return { kind: 'refused', error: 'EMPTY_STRATUM', stratum: 0 } satisfies StratifiedRefusal;
  const refused = refusal(strata);
  if (refused !== null) return refused;
  const total = strata.reduce((sum, { N }) => sum + N, 0);
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  const unweightedP = strata.reduce((sum, { x }) => sum + x, 0) / n;
  const p = Math.min(
    1,
    strata.reduce((sum, stratum) => sum + (stratum.N / total) * (stratum.x / stratum.n), 0),
  );
  const deffKish = kishDeff(strata, total, n);
  const [corrected, plain] = [varianceOf(strata, total, true), varianceOf(strata, total, false)];
  const census = strata.every((stratum) => stratum.n === stratum.N);
  const frame = estimate(p, corrected, n / deffKish, census, conf);
  const process = estimate(p, plain, n / deffKish, false, conf);
  const simple = (p * (1 - p)) / n;
  return {
    kind: 'measured',
    p,
    ...frame,
    seNoFpc: process.se,
    nEffNoFpc: process.nEff,
    lowerNoFpc: process.lower,
    upperNoFpc: process.upper,
    deff: simple > 0 ? corrected / simple : null,
    deffNoFpc: simple > 0 ? plain / simple : null,
    deffKish,
    unweightedP,
  } as const;
}
