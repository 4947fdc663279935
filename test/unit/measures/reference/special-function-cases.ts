import {
  betaQuantile,
  binomialCdf,
  chiSquareUpper,
  normalQuantile,
  studentQuantile,
} from '../../../../services/measures/special-functions.ts';
import { type Dispatch, on } from './dispatch.ts';

/** The table of the reference file fixes the arguments. */
const PROBABILITIES = [1e-6, 0.001, 0.025, 0.1, 0.5, 0.8, 0.9, 0.95, 0.975, 0.995, 0.999999];
const CHI_SQUARES = [
  { x: 3.841458820694124, df: 1 },
  { x: 16.7929409892165, df: 1 },
  { x: 1.18235309139131, df: 2 },
  { x: 60, df: 1 },
  { x: 0, df: 3 },
];
const STUDENTS = [1, 4, 24, 199].map((df) => ({ p: 0.975, df })).concat({ p: 0.9, df: 10 });
const BETAS = [
  { p: 0.025, a: 1.4313060994512075, b: 4.017817670720858 },
  { p: 0.975, a: 6.43, b: 1.02 },
  { p: 0.5, a: 0.5, b: 0.5 },
  { p: 0.025, a: 1, b: 20 },
];
const BINOMIALS = [
  { k: 7, n: 25, p: 0.5 },
  { k: 0, n: 20, p: 0.1 },
  { k: 39, n: 100, p: 0.5 },
];

export const SPECIAL_FUNCTION_CASES: Dispatch = {
  specialFunctions: on(() => ({
    normInv: PROBABILITIES.map((p) => ({ p, z: normalQuantile(p) })),
    chi2sf: CHI_SQUARES.map(({ x, df }) => ({ x, df, p: chiSquareUpper(x, df) })),
    tInv: STUDENTS.map(({ p, df }) => ({ p, df, t: studentQuantile(p, df) })),
    betaInv: BETAS.map(({ p, a, b }) => ({ p, a, b, x: betaQuantile(p, a, b) })),
    binomCdf: BINOMIALS.map(({ k, n, p }) => ({ k, n, p, cdf: binomialCdf(k, n, p) })),
  })),
};
