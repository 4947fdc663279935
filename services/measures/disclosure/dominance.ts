import { impossible } from '../impossible.ts';
import { DOMINANCE } from './thresholds.ts';

export type DominanceRule = { readonly p: number; readonly n1k: number; readonly n2k: number };

/**
 * Whether a published mean or sum of prices would let one studio's price be estimated: p % rule (what remains beside the
 * two largest is less than p % of the largest) or (n,k) rule (the largest one or two hold too much). No values or a
 * total of 0 count as sensitive. Source: Hundepool et al. 2012, 4.2.
 */
export function dominance(values: readonly number[], { p, n1k, n2k }: DominanceRule = DOMINANCE) {
  const wrong = values.find((value) => !(Number.isFinite(value) && value >= 0));
  if (wrong !== undefined) impossible('IMPOSSIBLE_PRICE', `price ${wrong}; need >= 0`);
  const [largest = 0, second = 0] = values.toSorted((a, b) => b - a);
  const total = values.reduce((sum, value) => sum + value, 0);
  const pRuleRemainder = total - largest - second;
  const pRuleThreshold = (p / 100) * largest;
  const top1SharePct = total > 0 ? (100 * largest) / total : null;
  const top2SharePct = total > 0 ? (100 * (largest + second)) / total : null;
  const pPercentSensitive = total === 0 || pRuleRemainder < pRuleThreshold;
  const nkSensitive = top1SharePct === null || top2SharePct === null || top1SharePct > n1k || top2SharePct > n2k;
  return {
    total,
    pRuleRemainder,
    pRuleThreshold,
    pPercentSensitive,
    top1SharePct,
    top2SharePct,
    nkSensitive,
    sensitive: pPercentSensitive || nkSensitive,
  };
}
