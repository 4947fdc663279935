import { elementAt } from './element-at.ts';
import { type Matrix, multiply, transpose } from './linear-solve.ts';

const SWEEPS = 100;
const FLAT = 1e-14;

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_v, j) => (i === j ? 1 : 0)));
}

/** Rotation that makes element (p, q) zero. */
function rotation(matrix: Matrix, p: number, q: number): number[][] {
  const off = elementAt(elementAt(matrix, p), q);
  const theta = (elementAt(elementAt(matrix, q), q) - elementAt(elementAt(matrix, p), p)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  return identity(matrix.length).map((row, i) =>
    row.map((value, j) => {
      if ((i === p && j === p) || (i === q && j === q)) return cosine;
      if (i === p && j === q) return tangent * cosine;
      return i === q && j === p ? -tangent * cosine : value;
    }),
  );
}

/** Eigenvalues and eigenvectors (columns) of a small symmetric matrix by Jacobi's rotations. */
function eigen(symmetric: Matrix): { values: number[]; vectors: number[][] } {
  let matrix = symmetric.map((row) => [...row]);
  let vectors = identity(matrix.length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < matrix.length; p++) {
      for (let q = p + 1; q < matrix.length; q++) {
        if (Math.abs(elementAt(elementAt(matrix, p), q)) < FLAT) continue;
        const turn = rotation(matrix, p, q);
        matrix = multiply(transpose(turn), multiply(matrix, turn));
        vectors = multiply(vectors, turn);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return { values: matrix.map((row, i) => elementAt(row, i)), vectors };
}

/** M^(-1/2) of a symmetric matrix with eigenvalues >= 0; directions with eigenvalue 0 are left out (pseudo-inverse). */
export function inverseRoot(symmetric: Matrix): number[][] {
  const { values, vectors } = eigen(symmetric);
  const scaled = vectors.map((row) =>
    row.map((value, k) => {
      const size = elementAt(values, k);
      return size > 1e-12 ? value / Math.sqrt(size) : 0;
    }),
  );
  return multiply(scaled, transpose(vectors));
}
