/** Whether x of n, in percent and rounded half up, prints as the whole percent. Of nothing there is no percent. */
export function roundsTo(x: number, n: number, percent: number): boolean {
  return n > 0 && Math.floor((200 * x + n) / (2 * n)) === percent;
}

/** The least count near the percent of n that rounds to it; null if none does. */
export function countFor(percent: number, n: number): number | null {
  const nearest = Math.round((percent * n) / 100);
  const near = [nearest - 1, nearest, nearest + 1].filter((x) => x >= 0 && x <= n);
  return near.find((x) => roundsTo(x, n, percent)) ?? null;
}
