import type { SeededStream } from '../../services/measures/random/seeded-stream.ts';
import { normalQuantile } from '../../services/measures/special-functions.ts';

/** One interval of one campaign beside the truth. A missing bound is open; both missing means not published. */
export type Trial = { name: string; truth: number; lower: number | null; upper: number | null };
export type Experiment = (stream: SeededStream, seed: string) => Trial[];

/** Draws of a simulated studio. */
export const yes = (s: SeededStream, p: number): boolean => s.double() < p;
export const times = <T>(n: number, draw: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => draw(i));
export const count = (answers: readonly boolean[]): number => answers.filter(Boolean).length;
export const normal = (s: SeededStream): number => normalQuantile(Math.max(s.double(), 2 ** -54));

/** Points that arm 1 adds to the reply rate. */
export const EFFECT = 0.1;
