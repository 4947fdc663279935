import { elementAt } from '../element-at.ts';
import { type Bounds, type Innermost, innermostIntervals } from './innermost-intervals.ts';
import { coveredBy, newtonStep } from './turnbull-newton.ts';

/** Mass of probability on [left, right]; right null = "left or more". */
export type IntervalMass = { readonly left: number; readonly right: number | null; readonly mass: number };

const STILL = 1e-12;
const KKT_SLACK = 1e-9;
const NEGLIGIBLE = 1e-8;
const MAX_ROUNDS = 200_000;
/** Rounds of EM before and between Newton steps: enough to tell which masses are about to vanish. */
const EM_ROUNDS = 250;

/** Mean over observations of A_ij / Σ_k A_ik p_k: above 1 the mass of j must grow, at the optimum none is above 1. */
function gradient(cells: readonly Innermost[], p: Float64Array, n: number): Float64Array {
  const covered = coveredBy(cells, p, n);
  return Float64Array.from(cells, ({ members }) => {
    let sum = 0;
    for (let i = 0; i < n; i++) if (members[i] === 1) sum += 1 / elementAt(covered, i);
    return sum / n;
  });
}

/**
 * Non-parametric maximum likelihood of interval data by EM from a uniform start, with a Newton step where EM creeps.
 * Stops only when the masses stand still and the Kuhn–Tucker condition holds: EM alone stops early. `closed` true: [L, R] (prices); false: (L, R] with exact
 * points (delays between two polls). Masses below 1e-8 are left out. Empty input gives an empty list.
 * Source: Turnbull 1976; Gentleman & Geyer 1994 for the condition.
 */
export function turnbull(intervals: readonly Bounds[], closed: boolean): IntervalMass[] {
  const cells = innermostIntervals(intervals, closed);
  let p: Float64Array = new Float64Array(cells.length).fill(1 / cells.length);
  for (let round = 0; round < MAX_ROUNDS && cells.length > 1; round++) {
    const slope = gradient(cells, p, intervals.length);
    const next = p.map((mass, j) => mass * elementAt(slope, j));
    const moved = next.reduce((most, mass, j) => Math.max(most, Math.abs(mass - elementAt(p, j))), 0);
    p = next;
    const settled = slope.reduce((most, value) => Math.max(most, value), 0) <= 1 + KKT_SLACK;
    if (moved < STILL && settled) break;
    if (round % EM_ROUNDS === EM_ROUNDS - 1)
      p = newtonStep(cells, p, gradient(cells, p, intervals.length), intervals.length) ?? p;
  }
  return cells
    .map(({ left, right }, j) => ({ left, right, mass: elementAt(p, j) }))
    .filter(({ mass }) => mass > NEGLIGIBLE);
}

/** A quantile that falls on an open mass is only known to be at least so much. */
export type IntervalQuantile = number | { readonly atLeast: number } | null;

const FLAT = 1e-7;

/** A mass is represented by its geometric midpoint; "up to" by its right end, "from" by its left one. */
function pointOf({ left, right }: IntervalMass): number {
  if (right === null) return left;
  return left === 0 ? right : Math.sqrt(left * right);
}

/** Quantile p of the masses; where the cumulated mass equals p, the geometric mean of the neighbours. */
export function turnbullQuantile(masses: readonly IntervalMass[], p: number): IntervalQuantile {
  let cumulated = 0;
  for (const [j, mass] of masses.entries()) {
    cumulated += mass.mass;
    if (cumulated < p - FLAT) continue;
    const next = Math.abs(cumulated - p) <= FLAT ? masses[j + 1] : undefined;
    const point = next === undefined ? pointOf(mass) : Math.sqrt(pointOf(mass) * pointOf(next));
    return (next ?? mass).right === null ? { atLeast: point } : point;
  }
  return null;
}
