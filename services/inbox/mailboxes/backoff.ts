const firstMs = 2_000;
const factor = 1.5;
const mostMs = 30_000;

/**
 * Pause before the next connection, machine time in milliseconds: 2 s, then 1.5 times more after each failure, at most 30 s.
 * @param failures sessions in a row that ended before a pass succeeded; a connection that was merely made counts as a failure too
 */
export function backoffMs(failures: number): number {
  return Math.min(mostMs, firstMs * factor ** Math.max(0, failures - 1));
}

const firstRefusedMs = 30_000;
const mostRefusedMs = 15 * 60_000;

/**
 * Pause after a refused login, machine time in milliseconds: half a minute, doubled each time up to a quarter of an hour. Providers
 * lock accounts that are knocked at with a wrong password.
 */
export function refusedPauseMs(refusals: number): number {
  return Math.min(mostRefusedMs, firstRefusedMs * 2 ** Math.max(0, refusals - 1));
}

/** A connection that ends sooner than this after a good pass is still counted: some servers let in and throw out at once. */
const shortSessionMs = 10_000;

/** Failures in a row after one more session: only a successful pass on a connection that held begins the count anew. */
export function failuresAfter(failures: number, session: { passes: number; livedMs: number }): number {
  return session.passes > 0 && session.livedMs >= shortSessionMs ? 1 : failures + 1;
}
