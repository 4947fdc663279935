import { requireCount } from '../impossible.ts';
import { wilson } from '../rates/wilson.ts';

/** AAPOR classes of final dispositions: complete, partial, refusal, non-contact, other, the unknowns, not eligible. */
export const DISPOSITION_CLASSES = ['I', 'P', 'R', 'NC', 'O', 'UN', 'UDs', 'UDo', 'NE'] as const;
export type DispositionClass = (typeof DISPOSITION_CLASSES)[number];
export type DispositionCounts = Readonly<Record<DispositionClass, number>>;

/** One rate as it must be printed: numerator, denominator and its name, share, Wilson 95 % bounds. */
export type Rate = {
  readonly x: number;
  readonly n: number;
  readonly denominator: string;
  readonly p: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** The headline is AR2. AR3 is an upper bound only: silent cases without delivery evidence fall out of it. */
const BIASED_UP = ['AR3'] as const;

function rate(x: number, n: number, denominator: string): Rate {
  return { x, n, denominator, ...wilson(x, n) };
}

function countedRates(c: DispositionCounts) {
  const E = c.I + c.P + c.R + c.NC + c.O;
  const reply = c.I + c.P + c.R;
  const all = E + c.UN + c.UDs + c.UDo;
  const sent = E + c.UN + c.UDs;
  const notKnownLost = E + c.UN;
  return {
    RR1: rate(c.I, all, 'E+U'),
    RR2: rate(c.I + c.P, all, 'E+U'),
    RR5: rate(c.I, E, 'E'),
    RR6: rate(c.I + c.P, E, 'E'),
    COOP1: rate(c.I, reply + c.O, 'I+P+R+O'),
    COOP3: rate(c.I, reply, 'I+P+R'),
    REF1: rate(c.R, all, 'E+U'),
    CON1: rate(reply + c.O, all, 'E+U'),
    AR1: rate(reply, sent, 'E+UN+UDs'),
    AR2: rate(reply, notKnownLost, 'E+UN'),
    AR3: rate(reply, E, 'E'),
    SR1: rate(c.I, sent, 'E+UN+UDs'),
    SR2: rate(c.I, notKnownLost, 'E+UN'),
    silentRate: rate(c.NC + c.UN, notKnownLost, 'E+UN'),
    undeliveredRate: rate(c.UDs, sent, 'E+UN+UDs'),
    auditFailureRate: rate(c.UDo, all, 'E+U'),
  };
}

/** RR3 and RR4 weigh the unknown cases by e = E/(E+NE); their denominator is estimated, so they carry no interval. */
function estimatedEligibility(c: DispositionCounts) {
  const E = c.I + c.P + c.R + c.NC + c.O;
  const U = c.UN + c.UDs + c.UDo;
  const e = E + c.NE > 0 ? E / (E + c.NE) : null;
  const denominator = e === null ? 0 : E + e * U;
  return {
    e,
    RR3: denominator > 0 ? c.I / denominator : null,
    RR4: denominator > 0 ? (c.I + c.P) / denominator : null,
  };
}

export type RateName = keyof ReturnType<typeof countedRates>;

/**
 * Response, cooperation, refusal and contact rates (AAPOR Standard Definitions, 9th ed. 2016) and the audit's own
 * AR1 (customer view), AR2 (headline: not known to be undelivered), AR3 (upper bound), SR1, SR2.
 * In: whole counts per class. Out: every rate as a bare share under its name, and in `rates` with x, n, the
 * denominator's name and the Wilson 95 % interval. Empty denominators give null. Negative counts throw IMPOSSIBLE_COUNT.
 */
export function outcomeRates(counts: DispositionCounts) {
  for (const name of DISPOSITION_CLASSES) requireCount(name, counts[name]);
  const rates = countedRates(counts);
  const shares = Object.fromEntries(Object.entries(rates).map(([name, { p }]) => [name, p])) as Record<
    RateName,
    number | null
  >;
  return {
    ...shares,
    ...estimatedEligibility(counts),
    denominators: { AR1: rates.AR1.n, AR2: rates.AR2.n, AR3: rates.AR3.n, RR1: rates.RR1.n },
    AR1ci: [rates.AR1.lower, rates.AR1.upper] as const,
    AR2ci: [rates.AR2.lower, rates.AR2.upper] as const,
    notEligible: counts.NE,
    biasedUp: BIASED_UP,
    rates,
  };
}
