/** Delays of one inquiry on the ordered clocks; null = the event did not happen. */
export type OrderedClocks = {
  readonly human: number | null;
  readonly substantive: number | null;
  readonly quote: number | null;
  readonly complete: number | null;
};

/**
 * The law of the clocks: T_human <= T_subst <= T_quote <= T_complete among those present, and no later clock without
 * T_human. T_ack is free: a machine may answer after a person.
 */
export function checkClockOrder({ human, substantive, quote, complete }: OrderedClocks): 'ordered' | 'CLOCK_ORDER' {
  const later = [substantive, quote, complete].filter((delay) => delay !== null);
  if (human === null) return later.length === 0 ? 'ordered' : 'CLOCK_ORDER';
  const chain = [human, ...later];
  return chain.every((delay, i) => i === 0 || delay >= (chain[i - 1] ?? 0)) ? 'ordered' : 'CLOCK_ORDER';
}
