import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt, nextOpening } from '../../../services/design/schedule/send-window.ts';
import { afterOpenTime, drawHours } from '../../../services/field/follow-ups/open-time.ts';
import { at, days, hours, letterAt, protocol } from './facts.ts';

const window = protocol.schedule;

describe('open time', () => {
  it.each([
    ['2026-03-02T07:00:00Z', 2, '2026-03-02T09:00:00Z'],
    ['2026-03-02T13:30:00Z', 2, '2026-03-03T07:30:00Z'],
    ['2026-03-06T14:30:00Z', 1, '2026-03-09T07:30:00Z'],
    ['2026-03-07T10:00:00Z', 8.5, '2026-03-10T07:00:00Z'],
  ])('from %s after %d hours is %s', (from, count, expected) => {
    expect(afterOpenTime(window, at(from), hours(count))).toEqual(at(expected));
  });

  it('of nothing is the next opening, and any other end lies inside the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: days(400) / 1_000 }), fc.integer({ min: 0, max: 72_000 }), (s, rest) => {
        const from = new Date(letterAt.getTime() + s * 1_000);
        expect(afterOpenTime(window, from, 0)).toEqual(nextOpening(window, from));
        const end = afterOpenTime(window, from, rest * 1_000);
        expect(end !== null && isOpenAt(window, end) && end.getTime() >= from.getTime() + rest * 1_000).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is drawn in whole seconds between the hours given, the same for the same seed', () => {
    const draws = Array.from({ length: 200 }, (_, n) => drawHours(`seed ${n}`, 2, 6));
    expect(draws.every((ms) => ms >= hours(2) && ms < hours(6) && ms % 1_000 === 0)).toBe(true);
    expect(drawHours('seed 7', 2, 6)).toBe(draws[7]);
    expect(new Set(draws).size).toBeGreaterThan(190);
  });
});
