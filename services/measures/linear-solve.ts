import { elementAt } from './element-at.ts';

export type Matrix = readonly (readonly number[])[];

/** Pivots below this share of the matrix's size mean that it has no inverse. */
const SINGULAR = 1e-12;

function largestPivot(rows: readonly number[][], column: number): number {
  let best = column;
  for (let i = column + 1; i < rows.length; i++) {
    if (Math.abs(elementAt(elementAt(rows, i), column)) > Math.abs(elementAt(elementAt(rows, best), column))) best = i;
  }
  return best;
}

function swapRows(rows: number[][], i: number, j: number): void {
  const held = elementAt(rows, i);
  rows[i] = elementAt(rows, j);
  rows[j] = held;
}

/** Inverse of a small square matrix by Gauss–Jordan with partial pivoting; null if singular. */
export function inverse(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  const scale = Math.max(...matrix.flat().map(Math.abs), 0);
  for (let column = 0; column < size; column++) {
    const best = largestPivot(rows, column);
    const pivot = elementAt(elementAt(rows, best), column);
    if (!(Math.abs(pivot) > scale * SINGULAR)) return null;
    swapRows(rows, column, best);
    const lead = elementAt(rows, column).map((value) => value / pivot);
    for (let i = 0; i < size; i++) {
      const row = elementAt(rows, i);
      const factor = elementAt(row, column);
      rows[i] = i === column ? lead : row.map((value, j) => value - factor * elementAt(lead, j));
    }
  }
  return rows.map((row) => row.slice(size));
}

export function transpose(matrix: Matrix): number[][] {
  return elementAt(matrix, 0).map((_, j) => matrix.map((row) => elementAt(row, j)));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * elementAt(b, i), 0);
}

export function multiply(a: Matrix, b: Matrix): number[][] {
  const columns = elementAt(b, 0).length;
  return a.map((row) =>
    Array.from({ length: columns }, (_, j) =>
      row.reduce((sum, value, k) => sum + value * elementAt(elementAt(b, k), j), 0),
    ),
  );
}

/** uᵀ M u */
export function quadraticForm(u: readonly number[], m: Matrix): number {
  return u.reduce((sum, ui, i) => sum + u.reduce((row, uj, j) => row + ui * uj * elementAt(elementAt(m, i), j), 0), 0);
}
