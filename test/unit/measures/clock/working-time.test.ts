import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIPPED_CALENDARS } from '../../../../services/measures/clock/calendars/shipped.ts';
import { delayMinutes } from '../../../../services/measures/clock/delay-minutes.ts';
import { workingTime } from '../../../../services/measures/clock/working-time.ts';

const MOSCOW = { calendars: SHIPPED_CALENDARS, timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
const at = (iso: string): number => Date.parse(iso);
const [FIRST, LAST] = [at('2024-01-01T00:00:00Z'), at('2026-12-01T00:00:00Z')];

function known(hours = MOSCOW, from = FIRST, to = LAST) {
  const found = workingTime(hours, from, to);
  if (found.kind !== 'known') throw new Error(found.kind);
  return found.time;
}

describe('working time told once for a span of days', () => {
  const moments = fc.integer({ min: FIRST, max: LAST });

  it('is what each delay by itself would be, over years, short days and moved weekends', () => {
    const time = known();
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 45 * 86_400_000 }), (from, length) => {
        const to = Math.min(LAST, from + length);
        const alone = delayMinutes(from, to, MOSCOW);
        expect(alone.kind).toBe('measured');
        if (alone.kind === 'measured') expect(time.minutesBetween(from, to)).toBeCloseTo(alone.businessMinutes, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up over any moment between', () => {
    const time = known();
    fc.assert(
      fc.property(moments, moments, moments, (...three) => {
        const [a, b, c] = three.toSorted((x, y) => x - y) as [number, number, number];
        expect(time.minutesBetween(a, b) + time.minutesBetween(b, c)).toBeCloseTo(time.minutesBetween(a, c), 6);
        expect(time.minutesBetween(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('knows when the next business day ends, an hour earlier before a holiday', () => {
    const time = known();
    // A Friday evening; Monday. The day before 12 June closes at 17:00.
    expect(time.endOfNextDay(at('2026-10-16T17:00:00Z'))).toBe(at('2026-10-19T15:00:00Z'));
    expect(time.endOfNextDay(at('2026-06-10T10:00:00Z'))).toBe(at('2026-06-11T14:00:00Z'));
    // Before the working day begins, the next one is tomorrow's all the same.
    expect(time.endOfNextDay(at('2026-10-19T02:00:00Z'))).toBe(at('2026-10-20T15:00:00Z'));
    expect(time.endOfNextDay(at('2026-10-17T09:00:00Z'))).toBe(at('2026-10-19T15:00:00Z'));
    expect(time.endOfNextDay(LAST)).toBeNull();
  });

  it('names the years that have no calendar, and guesses nothing', () => {
    expect(workingTime(MOSCOW, at('2026-12-20T00:00:00Z'), at('2027-01-20T00:00:00Z'))).toEqual({
      kind: 'unknown',
      years: [2027],
    });
    expect(workingTime({ ...MOSCOW, timeZone: 'Mars/Olympus' }, FIRST, LAST)).toEqual({
      kind: 'refused',
      error: 'TIME_ZONE_UNKNOWN',
    });
  });
});
