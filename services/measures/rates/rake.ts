import { elementAt } from '../element-at.ts';
import { wilsonOfShare } from './wilson.ts';

type Grid = readonly (readonly number[])[];

/** Sample counts n and successes x per cell, and the known margins of the frame. */
export type RakeInput = {
  readonly n: Grid;
  readonly x: Grid;
  readonly rowTotals: readonly number[];
  readonly colTotals: readonly number[];
};

export type Raked =
  | {
      readonly kind: 'measured';
      /** Weight of one unit of the cell; null where the sample has none. */
      readonly weights: readonly (readonly (number | null)[])[];
      readonly p: number;
      readonly deffKish: number;
      readonly nEff: number;
      readonly lower: number | null;
      readonly upper: number | null;
    }
  | { readonly kind: 'refused'; readonly error: 'RAKE_DIVERGED' };

const AGREES = 1e-12;
const MAX_ROUNDS = 1000;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function transpose(grid: Grid): number[][] {
  return elementAt(grid, 0).map((_, j) => grid.map((row) => elementAt(row, j)));
}

/** Scales every row to its margin. A row of zeros stays; the final comparison finds it if its margin is not zero. */
function scaleRows(grid: Grid, totals: readonly number[]): number[][] {
  return grid.map((row, i) => {
    const have = sum(row);
    return row.map((value) => (have > 0 ? (value * elementAt(totals, i)) / have : value));
  });
}

function agree(grid: Grid, totals: readonly number[]): boolean {
  const whole = sum(totals);
  return grid.every((row, i) => Math.abs(sum(row) - elementAt(totals, i)) <= AGREES * whole);
}

/** Cell totals that agree with both margins, or null if a thousand rounds do not bring them there. */
function fitMargins({ n, rowTotals, colTotals }: RakeInput): Grid | null {
  let grid: Grid = n;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    grid = transpose(scaleRows(transpose(scaleRows(grid, rowTotals)), colTotals));
    if (agree(grid, rowTotals) && agree(transpose(grid), colTotals)) return grid;
  }
  return null;
}

/**
 * Iterative proportional fitting to two known margins (Deming & Stephan 1940): weights per unit, the weighted share,
 * Kish's design effect and the Wilson interval on n / deff. Empty cells are fine; margins that cannot be met,
 * or that do not have one sum, are refused as RAKE_DIVERGED.
 */
export function rake(input: RakeInput, conf = 0.95): Raked {
  const size = sum(input.n.flat());
  const totals = size > 0 ? fitMargins(input) : null;
  if (totals === null) return { kind: 'refused', error: 'RAKE_DIVERGED' };
  const weights = input.n.map((row, i) =>
    row.map((count, j) => (count > 0 ? elementAt(elementAt(totals, i), j) / count : null)),
  );
  const over = (cells: Grid, power: number): number =>
    sum(weights.flatMap((row, i) => row.map((w, j) => (w ?? 0) ** power * elementAt(elementAt(cells, i), j))));
  const weighted = over(input.n, 1);
  const p = Math.min(1, over(input.x, 1) / weighted);
  const deffKish = (size * over(input.n, 2)) / weighted ** 2;
  const nEff = size / deffKish;
  const { lower, upper } = wilsonOfShare(p, nEff, conf);
  return { kind: 'measured', weights, p, deffKish, nEff, lower, upper };
}
