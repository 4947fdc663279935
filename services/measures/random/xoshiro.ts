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
  // Typed words: a plain variable of 32 bits would be boxed anew at every draw.
  const words = Int32Array.from(state);
  return () => {
    const [a, b, c, d] = [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0];
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const c1 = c ^ a;
    const d1 = d ^ b;
    words[1] = b ^ c1;
    words[0] = a ^ d1;
    words[2] = c1 ^ (b << 9);
    words[3] = rotateLeft(d1, 11);
    return result;
  };
}
