import { impossible } from '../impossible.ts';

/** Sizes of two ratings, samples drawn separately from each, and the number of studios listed in both. */
export type TwoFrames = {
  readonly NA: number;
  readonly nA: number;
  readonly NB: number;
  readonly nB: number;
  readonly NAB: number;
};

function inverseOrNull(probability: number): number | null {
  return probability > 0 ? 1 / probability : null;
}

/**
 * Inclusion probabilities and weights when two overlapping ratings were sampled separately: a studio in both has
 * π = 1-(1-π_A)(1-π_B). A rating from which nothing was drawn gives null weights. Source: Bankier 1986.
 */
export function twoFrameWeights({ NA, nA, NB, nB, NAB }: TwoFrames) {
  if (!(NAB <= NA && NAB <= NB && nA <= NA && nB <= NB))
    impossible('IMPOSSIBLE_COUNT', `${NAB} in both of ${NA}, ${NB}`);
  const piA = NA > 0 ? nA / NA : 0;
  const piB = NB > 0 ? nB / NB : 0;
  const both = 1 - (1 - piA) * (1 - piB);
  return {
    piAonly: piA,
    piBonly: piB,
    piBoth: both,
    wAonly: inverseOrNull(piA),
    wBonly: inverseOrNull(piB),
    wBoth: inverseOrNull(both),
    N: NA + NB - NAB,
  };
}
