import { newcombeDiff } from '../rates/newcombe-diff.ts';
import { chiSquareUpper, criticalZ } from '../special-functions.ts';
import { exactConditionalP, excessReplies } from './exact-conditional.ts';
import type { TwoByTwo } from './fisher-exact.ts';

type Sums = { weight: number; difference: number; p: number; q: number; variance: number };

/** What one stratum adds to the Mantel–Haenszel difference, Sato's variance and the CMH variance. */
function addStratum(sums: Sums, [[a, b], [c, d]]: TwoByTwo): Sums {
  const n1 = a + b;
  const n2 = c + d;
  const n = n1 + n2;
  if (n1 === 0 || n2 === 0) return sums;
  return {
    weight: sums.weight + (n1 * n2) / n,
    difference: sums.difference + (a * n2 - c * n1) / n,
    p: sums.p + (n1 ** 2 * c - n2 ** 2 * a + (n1 * n2 * (n2 - n1)) / 2) / n ** 2,
    q: sums.q + (a * d + b * c) / (2 * n),
    variance: sums.variance + (n > 1 ? (n1 * n2 * (a + c) * (b + d)) / (n ** 2 * (n - 1)) : 0),
  };
}

function bounds(used: readonly TwoByTwo[], rd: number, se: number, conf: number) {
  const [only] = used;
  if (used.length === 1 && only !== undefined) {
    const [[a, b], [c, d]] = only;
    const { lower, upper } = newcombeDiff(a, a + b, c, c + d, conf);
    return { lower, upper };
  }
  const reach = criticalZ(conf) * se;
  return { lower: Math.max(-1, rd - reach), upper: Math.min(1, rd + reach) };
}

/**
 * Difference of reply rates of two arms within strata: Mantel–Haenszel risk difference with Sato's error, CMH χ² without
 * continuity correction and the exact conditional p. One stratum takes Newcombe's interval. Strata in which an arm is
 * empty are ignored; none left gives nulls; nothing or everything replied gives difference 0 and χ² null.
 * Source: Sato 1989; Cochran 1954; Mantel & Haenszel 1959.
 */
export function stratifiedEffect(tables: readonly TwoByTwo[], conf = 0.95) {
  const used = tables.filter(([[a, b], [c, d]]) => a + b > 0 && c + d > 0);
  const zero: Sums = { weight: 0, difference: 0, p: 0, q: 0, variance: 0 };
  const sums = used.reduce(addStratum, zero);
  if (sums.weight === 0) {
    const nothing = { mhRiskDifference: null, seSato: null, lower: null, upper: null, cmhChisq: null, cmhP: null };
    return { ...nothing, permStatistic: null, permExactP: null };
  }
  const rd = sums.difference / sums.weight;
  const se = Math.sqrt(Math.max(0, rd * sums.p + sums.q)) / sums.weight;
  const statistic = excessReplies(used);
  const cmhChisq = sums.variance > 0 ? statistic ** 2 / sums.variance : null;
  return {
    mhRiskDifference: rd,
    seSato: se,
    ...bounds(used, rd, se, conf),
    cmhChisq,
    cmhP: cmhChisq === null ? null : chiSquareUpper(cmhChisq, 1),
    permStatistic: statistic,
    permExactP: exactConditionalP(used),
  };
}
