import { impossible, requireCount } from '../impossible.ts';

export type Debrief = {
  readonly n: number;
  readonly replied: number;
  readonly silent: number;
  /** How many of the silent were asked whether the inquiry arrived. */
  readonly debriefed: number;
  readonly notReceived: number;
};

/**
 * Reply rate over the inquiries that arrived, from asking all or a seeded random part of the silent (two-phase sampling).
 * Printed beside AR2, never instead of it: "it never arrived" is the studio's own word.
 * debriefed <= 1 gives no standard error; nobody debriefed though some were silent gives nulls.
 * Source: Hansen & Hurwitz 1946.
 */
export function debriefAdjustedRate({ n, replied, silent, debriefed, notReceived }: Debrief) {
  for (const [name, count] of Object.entries({ n, replied, silent, debriefed, notReceived })) requireCount(name, count);
  if (replied + silent > n || debriefed > silent || notReceived > debriefed) {
    impossible('IMPOSSIBLE_COUNT', `debrief of ${debriefed} of ${silent} silent, ${notReceived} not received, n ${n}`);
  }
  const nothing = { pi: null, n_received: null, rate: null, var_binomial: null, var_debrief: null, se: null };
  if (n === 0 || (silent > 0 && debriefed === 0)) return nothing;
  const pi = silent === 0 ? 0 : notReceived / debriefed;
  const received = n - silent * pi;
  if (received === 0) return { ...nothing, pi, n_received: 0 };
  const rate = replied / received;
  const binomial = (rate * (1 - rate)) / received;
  const askedAll = debriefed === silent;
  const sampling = debriefed > 1 ? ((pi * (1 - pi)) / (debriefed - 1)) * (1 - debriefed / silent) : null;
  const slope = (replied * silent) / received ** 2;
  const fromDebrief = askedAll ? 0 : sampling === null ? null : slope ** 2 * sampling;
  const known = fromDebrief !== null && (debriefed > 1 || silent === 0);
  return {
    pi,
    n_received: received,
    rate,
    var_binomial: binomial,
    var_debrief: fromDebrief,
    se: known ? Math.sqrt(binomial + fromDebrief) : null,
  };
}
