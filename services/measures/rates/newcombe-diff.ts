import { wilson } from './wilson.ts';

export type Difference = {
  readonly diff: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/**
 * Difference p1 - p2 of two independent shares with Newcombe's interval (method 10, Stat Med 1998 17:873).
 * An empty group gives nulls.
 */
export function newcombeDiff(x1: number, n1: number, x2: number, n2: number, conf = 0.95): Difference {
  const a = wilson(x1, n1, conf);
  const b = wilson(x2, n2, conf);
  if (a.p === null || b.p === null) return { diff: null, lower: null, upper: null };
  const diff = a.p - b.p;
  const down = Math.hypot(a.p - (a.lower ?? 0), (b.upper ?? 1) - b.p);
  const up = Math.hypot((a.upper ?? 1) - a.p, b.p - (b.lower ?? 0));
  return { diff, lower: diff - down, upper: diff + up };
}
