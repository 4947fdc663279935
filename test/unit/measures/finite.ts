/** Paths at which an outcome holds NaN, an infinity or undefined, which no published file can carry. */
export function unpublishable(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === undefined) return [`${path}: undefined`];
  if (typeof value !== 'object' || value === null) return [];
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  return [...entries].flatMap(([key, held]) => unpublishable(held, `${path}/${String(key)}`));
}
