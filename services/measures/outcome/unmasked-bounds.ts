import { impossible } from '../impossible.ts';

export type UnmaskedCounts = {
  readonly n: number;
  readonly replied: number;
  readonly unmaskedBeforeReply: number;
  readonly unattributedCalls: number;
};

/** A bracket wider than this makes the headline say that it depends on unmasked cases. */
const WIDE = 0.05;

/**
 * Bracket of the reply rate: unmasked studios counted as silent, left out, or counted as replies; and with the calls
 * that no inquiry could be given. Always printed. n = 0 gives nulls.
 */
export function unmaskedBounds({ n, replied, unmaskedBeforeReply: u, unattributedCalls: c }: UnmaskedCounts) {
  if (replied + u > n) impossible('IMPOSSIBLE_COUNT', `${replied} replies and ${u} unmasked of ${n}`);
  if (n === 0) return { lower: null, excluded: null, upper: null, upperWithCalls: null, dependsOnUnmasked: false };
  return {
    lower: replied / n,
    excluded: n === u ? null : replied / (n - u),
    upper: (replied + u) / n,
    upperWithCalls: Math.min(1, (replied + u + c) / n),
    dependsOnUnmasked: u / n > WIDE,
  };
}
