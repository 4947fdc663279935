import { requireCount } from '../impossible.ts';
import { binomialCdf } from '../special-functions.ts';
import type { Difference } from './newcombe-diff.ts';
import { wilson } from './wilson.ts';

/** The same studios asked twice. */
export type PairedCounts = {
  readonly bothYes: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
};

/** Correlation of the pair with Newcombe's continuity correction of ad - bc; an empty margin counts as none. */
function correctedPhi({ bothYes: a, firstOnly: b, secondOnly: c, neither: d }: PairedCounts): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const cross = a * d - b * c;
  const half = (a + b + c + d) / 2;
  const corrected = cross > half ? cross - half : Math.min(cross, 0);
  return corrected / Math.sqrt(margins);
}

/** Exact McNemar p and its mid-p; no discordant pair leaves mid-p undefined. */
function mcNemar(b: number, c: number): { mcnemarExactP: number; mcnemarMidP: number | null } {
  const discordant = b + c;
  if (discordant === 0) return { mcnemarExactP: 1, mcnemarMidP: null };
  const least = Math.min(b, c);
  const upTo = binomialCdf(least, discordant, 0.5);
  const below = binomialCdf(least - 1, discordant, 0.5);
  return { mcnemarExactP: Math.min(1, 2 * upTo), mcnemarMidP: Math.min(1, upTo + below) };
}

/** Distance of the interval's end from the difference, the shares being correlated by phi. */
function reach(first: number, second: number, phi: number): number {
  return Math.sqrt(Math.max(0, first ** 2 - 2 * phi * first * second + second ** 2));
}

/**
 * Difference first - second of two paired shares (same studio in two waves or personas), Newcombe's method 10 with
 * corrected phi (Stat Med 1998 17:2635), and McNemar's exact and mid-p tests. No pairs give nulls.
 */
export function newcombePaired(
  pairs: PairedCounts,
  conf = 0.95,
): Difference & { readonly mcnemarExactP: number | null; readonly mcnemarMidP: number | null } {
  for (const [name, count] of Object.entries(pairs)) requireCount(name, count);
  const { bothYes, firstOnly, secondOnly, neither } = pairs;
  const n = bothYes + firstOnly + secondOnly + neither;
  const first = wilson(bothYes + firstOnly, n, conf);
  const second = wilson(bothYes + secondOnly, n, conf);
  if (first.p === null || second.p === null) {
    return { diff: null, lower: null, upper: null, mcnemarExactP: null, mcnemarMidP: null };
  }
  const diff = first.p - second.p;
  const phi = correctedPhi(pairs);
  const down = reach(first.p - (first.lower ?? 0), (second.upper ?? 1) - second.p, phi);
  const up = reach((first.upper ?? 1) - first.p, second.p - (second.lower ?? 0), phi);
  return { diff, lower: diff - down, upper: diff + up, ...mcNemar(firstOnly, secondOnly) };
}
