import { impossible } from '../impossible.ts';

/** A criterion coded 0, 1 or 2; null = not observable, which is not 0. */
export type CodedCriterion = { readonly id: string; readonly weight: number; readonly score: 0 | 1 | 2 | null };

/** Below this share of observable weight a score says too little. */
const LEAST_COVERAGE = 0.6;

/**
 * Score 0…100 = 100 Σ w s / (2 Σ w) over observable criteria, and the same without weights, always printed beside it.
 * Observable weight below 60 % of all, or none at all, gives null.
 */
export function rubricScore(criteria: readonly CodedCriterion[]) {
  const wrong = criteria.find(({ weight }) => !(weight > 0));
  if (wrong !== undefined)
    impossible('IMPOSSIBLE_WEIGHT', `criterion ${wrong.id} has weight ${wrong.weight}; need > 0`);
  const seen = criteria.flatMap(({ weight, score }) => (score === null ? [] : [{ weight, score }]));
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const observable = seen.reduce((sum, { weight }) => sum + weight, 0);
  const coverage = whole > 0 ? observable / whole : 0;
  const coverageOk = seen.length > 0 && coverage >= LEAST_COVERAGE;
  const weighted = seen.reduce((sum, { weight, score }) => sum + weight * score, 0);
  const plain = seen.reduce((sum, { score }) => sum + score, 0);
  return {
    score: coverageOk ? (100 * weighted) / (2 * observable) : null,
    unweightedScore: coverageOk ? (100 * plain) / (2 * seen.length) : null,
    applicableWeightShare: coverage,
    coverageOk,
  };
}
