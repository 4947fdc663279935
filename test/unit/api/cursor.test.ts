import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, firstPlace, pageOf, placeOf } from '../../../services/api/research/cursor.ts';

const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

test('a cursor names the place it was made of', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (key) => {
      expect(placeOf(cursorOf({ key, id }))).toEqual({ key, id });
    }),
  );
});

test('whatever a caller invents, a cursor is a place or nothing, never an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (cursor) => {
        const place = placeOf(cursor);
        expect(place === null || (Number.isSafeInteger(place.key) && place.id.length === 36)).toBe(true);
      },
    ),
  );
});

test('no cursor is the start of the list', () => {
  expect(placeOf(undefined)).toBe(firstPlace);
});

test('a page has a next one only when the store found more than was asked for', () => {
  const rows = [1, 2, 3].map((key) => ({ key, id, name: `row ${key}` }));
  expect(pageOf(rows, 2)).toEqual({
    rows: [
      { id, name: 'row 1' },
      { id, name: 'row 2' },
    ],
    next: cursorOf({ key: 2, id }),
  });
  expect(pageOf(rows, 3).next).toBeNull();
  expect(pageOf([], 3)).toEqual({ rows: [], next: null });
});
