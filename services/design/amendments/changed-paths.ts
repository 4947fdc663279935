export type PathChange = { readonly path: string; readonly change: 'added' | 'removed' | 'changed' };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Where two documents differ, as paths such as "rules.nudge.share" and "personas[anna].role", by name. Entries of a
 * list are told by their `id` or `code`, else by their place from 0: another order of named entries is no change.
 */
export function changedPaths(before: unknown, after: unknown, path = ''): PathChange[] {
  if (isFields(before) && isFields(after)) return changedFields(before, after, (key) => join(path, key));
  if (Array.isArray(before) && Array.isArray(after))
    return changedFields(byName(before), byName(after), (key) => `${path}[${key}]`);
  return Object.is(before, after) ? [] : [{ path, change: 'changed' }];
}

function changedFields(before: Fields, after: Fields, pathOf: (key: string) => string): PathChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return keys.flatMap((key): PathChange[] => {
    const [had, has] = [before[key] !== undefined, after[key] !== undefined];
    if (had && has) return changedPaths(before[key], after[key], pathOf(key));
    return had === has ? [] : [{ path: pathOf(key), change: has ? 'added' : 'removed' }];
  });
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function byName(list: readonly unknown[]): Fields {
  return Object.fromEntries(list.map((entry, place) => [nameOf(entry) ?? String(place), entry]));
}

function nameOf(entry: unknown): string | undefined {
  if (!isFields(entry)) return undefined;
  const name = entry.id ?? entry.code;
  return typeof name === 'string' ? name : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
