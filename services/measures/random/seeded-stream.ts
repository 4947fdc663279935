import { createHash } from 'node:crypto';
import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { type XoshiroState, xoshiro } from './xoshiro.ts';

/** Draws of one purpose. Never share a stream between purposes: one more draw would move another outcome. */
export type SeededStream = {
  readonly state: XoshiroState;
  /** Unsigned 32-bit number. */
  readonly u32: () => number;
  /** Whole number in 0…n-1 without modulo bias (rejection). */
  readonly int: (n: number) => number;
  /** Number in [0, 1) with 53 random bits. */
  readonly double: () => number;
  /** Shuffled copy (Fisher–Yates from the end). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
  /** The same, within the bytes given: a permutation test shuffles thousands of times. */
  readonly shuffleBytes: (bytes: Uint8Array) => void;
};

/** First 16 bytes of SHA-256(seed) as four big-endian words. */
function stateOf(seed: string): XoshiroState {
  const digest = createHash('sha256').update(seed, 'utf8').digest();
  const words = [0, 4, 8, 12].map((offset) => digest.readUInt32BE(offset));
  const [a = 0, b = 0, c = 0, d = 0] = words;
  // The generator cannot leave the all-zero state.
  return (a | b | c | d) === 0 ? [0x9e3779b9, 0, 0, 0] : [a, b, c, d];
}

/**
 * A reproducible stream of random numbers for one seed string of the form "{campaignSeed}|{purpose}|…".
 * Equal seeds give equal draws on every machine.
 */
export function seededStream(seed: string): SeededStream {
  const state = stateOf(seed);
  const u32 = xoshiro(state);
  const below = (n: number): number => {
    const limit = Math.floor(2 ** 32 / n) * n;
    let draw = u32();
    while (draw >= limit) draw = u32();
    return draw % n;
  };
  const int = (n: number): number => {
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) impossible('IMPOSSIBLE_RANGE', `int(${n}); need 1…2^32`);
    return below(n);
  };
  const double = (): number => ((u32() >>> 5) * 2 ** 26 + (u32() >>> 6)) / 2 ** 53;
  const shuffle = <T>(items: readonly T[]): T[] => {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i >= 1; i--) {
      const j = below(i + 1);
      const held = elementAt(shuffled, i);
      shuffled[i] = elementAt(shuffled, j);
      shuffled[j] = held;
    }
    return shuffled;
  };
  const shuffleBytes = (bytes: Uint8Array): void => {
    for (let i = bytes.length - 1; i >= 1; i--) {
      const n = (i + 1) | 0;
      let draw = u32();
      // The exact limit of `below` costs a division, and only the last n numbers can lie behind it.
      while (draw >= 2 ** 32 - n && draw >= 2 ** 32 - (2 ** 32 % n)) draw = u32();
      const j = (draw >>> 0) % n;
      const held = bytes[i] ?? 0;
      bytes[i] = bytes[j] ?? 0;
      bytes[j] = held;
    }
  };
  return { state, u32, int, double, shuffle, shuffleBytes };
}
