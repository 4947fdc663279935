/** What PostgreSQL can hold of a stranger's text: no NUL (text), no half of a surrogate pair (jsonb). */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** Whether a text can be kept as it is. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** `storable` for every string inside a plain structure. */
export function storableDeep<T>(value: T): T {
  if (typeof value === 'string') return storable(value) as T;
  if (Array.isArray(value)) return value.map(storableDeep) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storableDeep(inner)])) as T;
}
