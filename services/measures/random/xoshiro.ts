/** Four unsigned 32-bit words; not all zero. */
export type XoshiroState = readonly [number, number, number, number];

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/**
 * xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47:36): returns a function that gives the next unsigned 32-bit
 * number. 32-bit integer operations only, so every machine draws the same.
 */
export function xoshiro(state: XoshiroState): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  };
}
