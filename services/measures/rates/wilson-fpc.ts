import { impossible } from '../impossible.ts';
import { type Proportion, wilson, wilsonOfShare } from './wilson.ts';

/**
 * Wilson interval with finite population correction, for the target "these N listed studios in this wave" only.
 * n_eff = n(N-1)/(N-n). A census (n = N) has no sampling error: [p, p] and nEff null. Never for comparisons.
 */
export function wilsonFpc(x: number, n: number, N: number, conf = 0.95): Proportion & { readonly nEff: number | null } {
  if (n > N) impossible('IMPOSSIBLE_COUNT', `${n} drawn of ${N}`);
  const plain = wilson(x, n, conf);
  if (plain.p === null) return { ...plain, nEff: null };
  if (n === N) return { p: plain.p, lower: plain.p, upper: plain.p, nEff: null };
  const nEff = (n * (N - 1)) / (N - n);
  return { ...wilsonOfShare(plain.p, nEff, conf), nEff };
}
