/**
 * Holm's adjustment within one family of tests (Scandinavian Journal of Statistics 6, 1979). A test that could not be
 * made (null) stays null and does not count. Equal p-values keep their order.
 */
export function holm(p: readonly (number | null)[]): { adjusted: (number | null)[] } {
  const made = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  made.sort((a, b) => a.value - b.value || a.index - b.index);
  const adjusted: (number | null)[] = p.map(() => null);
  let running = 0;
  for (const [rank, { value, index }] of made.entries()) {
    running = Math.max(running, Math.min(1, (made.length - rank) * value));
    adjusted[index] = running;
  }
  return { adjusted };
}
