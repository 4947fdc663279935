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
