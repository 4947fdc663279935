import Type from 'typebox';

/** A page of a list; `next` continues after its last row and is null on the last page. */
export type Page<Row> = { readonly rows: Row[]; readonly next: string | null };

export const pageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before.' })),
};

/** Where a page ended: its last sort key (microseconds of an instant, or a draw number) and the id that breaks ties. */
export type Place = { readonly key: number; readonly id: string };

export const firstPlace: Place = { key: Number.MIN_SAFE_INTEGER, id: '00000000-0000-0000-0000-000000000000' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to callers, so that the sort key can change without breaking them. */
export function cursorOf({ key, id }: Place): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** The place a cursor names, the start without one; null when the cursor was not made by `cursorOf`. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return firstPlace;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [key, id]: unknown[] = parsed;
    return Number.isSafeInteger(key) && typeof id === 'string' && UUID.test(id) ? { key: Number(key), id } : null;
  } catch {
    return null;
  }
}

/** The rows asked for and the cursor behind them; the store was asked for one row more than `limit`. */
export function pageOf<Row extends Place>(found: readonly Row[], limit: number): Page<Omit<Row, 'key'>> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const rows = shown.map(({ key: _, ...row }) => row);
  return { rows, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}
