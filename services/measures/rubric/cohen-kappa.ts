import { elementAt } from '../element-at.ts';
import type { Matrix } from '../linear-solve.ts';
import { criticalZ } from '../special-functions.ts';

/** Agreement of two coders: table[i][j] = units that the first put in i and the second in j. */
export type Kappa = { readonly kappa: number | null; readonly variance: number | null; readonly se: number | null };

type AgreementWeight = (i: number, j: number, categories: number) => number;

/** 1 = agreement, 0 = the largest disagreement. */
const WEIGHTS = {
  identity: (i, j) => (i === j ? 1 : 0),
  linear: (i, j, k) => 1 - Math.abs(i - j) / Math.max(1, k - 1),
  quadratic: (i, j, k) => 1 - ((i - j) / Math.max(1, k - 1)) ** 2,
} as const satisfies Record<string, AgreementWeight>;

function sumOver(k: number, term: (i: number, j: number) => number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += term(i, j);
  return sum;
}

/**
 * Kappa under any agreement weights, with its large-sample variance
 * [Σ p_ij (w_ij - (w̄_i· + w̄_·j)(1-κ))² - (κ - p_e(1-κ))²] / (n(1-p_e)²). Chance agreement of 1 or no units gives nulls.
 * Source: Cohen 1960, 1968; Fleiss, Cohen & Everitt 1969.
 */
export function weightedKappa(table: Matrix, weights: Matrix): Kappa {
  const k = table.length;
  const n = sumOver(k, (i, j) => elementAt(elementAt(table, i), j));
  if (n === 0) return { kappa: null, variance: null, se: null };
  const p = (i: number, j: number): number => elementAt(elementAt(table, i), j) / n;
  const w = (i: number, j: number): number => elementAt(elementAt(weights, i), j);
  const each = Array.from({ length: k }, (_, i) => i);
  const row = each.map((i) => each.reduce((sum, j) => sum + p(i, j), 0));
  const column = each.map((j) => each.reduce((sum, i) => sum + p(i, j), 0));
  const rowWeight = each.map((i) => each.reduce((sum, j) => sum + w(i, j) * elementAt(column, j), 0));
  const columnWeight = each.map((j) => each.reduce((sum, i) => sum + w(i, j) * elementAt(row, i), 0));
  const observed = sumOver(k, (i, j) => w(i, j) * p(i, j));
  const chance = sumOver(k, (i, j) => w(i, j) * elementAt(row, i) * elementAt(column, j));
  if (1 - chance < 1e-15) return { kappa: null, variance: null, se: null };
  const kappa = (observed - chance) / (1 - chance);
  const spread = sumOver(k, (i, j) => {
    const expected = (elementAt(rowWeight, i) + elementAt(columnWeight, j)) * (1 - kappa);
    return p(i, j) * (w(i, j) - expected) ** 2;
  });
  const variance = Math.max(0, (spread - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2));
  return { kappa, variance, se: Math.sqrt(variance) };
}

function kappaOf(table: Matrix, weight: AgreementWeight): Kappa {
  return weightedKappa(
    table,
    table.map((row, i) => row.map((_, j) => weight(i, j, table.length))),
  );
}

/** How often each coder used each category: kappa alone misleads when one category rules. */
function prevalences(table: Matrix, n: number) {
  return table.map((row, i) => ({
    first: n > 0 ? row.reduce((sum, count) => sum + count, 0) / n : null,
    second: n > 0 ? table.reduce((sum, other) => sum + elementAt(other, i), 0) / n : null,
  }));
}

/**
 * Cohen's kappa of two coders without missing codes: plain with its interval, linear and quadratic weights with their
 * errors, raw agreement and prevalences. No units, or one category only, gives kappa null.
 */
export function cohenKappa(table: Matrix, conf = 0.95) {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const plain = kappaOf(table, WEIGHTS.identity);
  const linear = kappaOf(table, WEIGHTS.linear);
  const quadratic = kappaOf(table, WEIGHTS.quadratic);
  const reach = plain.se === null ? null : criticalZ(conf) * plain.se;
  const open = plain.kappa === null || reach === null;
  return {
    observedAgreement: n > 0 ? table.reduce((sum, row, i) => sum + elementAt(row, i), 0) / n : null,
    kappa: plain.kappa,
    se: plain.se,
    lower: open ? null : Math.max(-1, plain.kappa - reach),
    upper: open ? null : Math.min(1, plain.kappa + reach),
    kappaLinear: linear.kappa,
    seLinear: linear.se,
    kappaQuadratic: quadratic.kappa,
    seQuadratic: quadratic.se,
    prevalences: prevalences(table, n),
  };
}
