import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BusinessCalendar,
  calendarChecksum,
  calendarHash,
  checkCalendar,
} from '../../../../services/measures/clock/business-calendar.ts';
import { SHIPPED_CALENDARS } from '../../../../services/measures/clock/calendars/shipped.ts';
import { checkClockOrder } from '../../../../services/measures/clock/clock-order.ts';
import { delayMinutes } from '../../../../services/measures/clock/delay-minutes.ts';

const MOSCOW = { calendars: SHIPPED_CALENDARS, timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
const START = Date.parse('2025-01-01T00:00:00+03:00');
const END = Date.parse('2026-12-31T00:00:00+03:00');
const instant = fc.integer({ min: START / 60_000, max: END / 60_000 }).map((minute) => minute * 60_000);

function businessMinutes(from: number, to: number): number {
  const delay = delayMinutes(from, to, MOSCOW);
  if (delay.kind !== 'measured') throw new Error(delay.error);
  return delay.businessMinutes;
}

describe('the business clock', () => {
  it('never runs faster than the calendar and only by whole minutes here', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const minutes = businessMinutes(from, to);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual((to - from) / 60_000);
        expect(Number.isInteger(minutes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('adds up over any moment in between', () => {
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (moments) => {
        const [a = 0, b = 0, c = 0] = moments.toSorted((x, y) => x - y);
        expect(businessMinutes(a, b) + businessMinutes(b, c)).toBe(businessMinutes(a, c));
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with counting minute by minute over a fortnight of holidays and short days', () => {
    const from = Date.parse('2026-04-28T15:17:00+03:00');
    const to = Date.parse('2026-05-12T12:41:00+03:00');
    const working = new Set(['04-28', '04-29', '04-30', '05-04', '05-05', '05-06', '05-07', '05-08', '05-12']);
    const short = new Set(['04-30', '05-08']);
    let counted = 0;
    for (let at = from; at < to; at += 60_000) {
      const local = new Date(at + 3 * 3_600_000).toISOString();
      const [day, hour] = [local.slice(5, 10), Number(local.slice(11, 13))];
      if (working.has(day) && hour >= 9 && hour < (short.has(day) ? 17 : 18)) counted += 1;
    }
    expect(businessMinutes(from, to)).toBe(counted);
  });

  it('keeps fractions of a minute', () => {
    const from = Date.parse('2026-06-10T10:00:00.000+03:00');
    expect(businessMinutes(from, from + 90_500)).toBeCloseTo(1.508333333, 9);
  });

  it('shows no time at all between equal instants', () => {
    expect(delayMinutes(START, START, MOSCOW)).toEqual({ kind: 'measured', businessMinutes: 0, calendarMinutes: 0 });
  });

  it('gives calendar time only, and names the year, where a calendar is missing', () => {
    const sent = Date.parse('2026-12-30T10:00:00+03:00');
    expect(delayMinutes(sent, sent + 14 * 86_400_000, MOSCOW)).toEqual({
      kind: 'calendar-only',
      error: 'CALENDAR_OUT_OF_RANGE',
      year: 2027,
      calendarMinutes: 20160,
    });
  });

  it('knows no zone that the tz database does not know', () => {
    expect(delayMinutes(START, END, { ...MOSCOW, timeZone: 'Europe/Kitezh' })).toEqual({
      kind: 'refused',
      error: 'TIME_ZONE_UNKNOWN',
    });
  });

  it('refuses an answer from before the letter', () => {
    expect(delayMinutes(END, START, MOSCOW)).toEqual({ kind: 'refused', error: 'NEGATIVE_DELAY' });
  });
});

describe('calendars', () => {
  it.each(SHIPPED_CALENDARS.map((calendar) => [calendar.year, calendar] as const))(
    'of %i give the official totals',
    (_year, calendar) => {
      expect(checkCalendar(calendar)).toBe('sound');
    },
  );

  it('with one holiday lost are found by the totals and by the hash', () => {
    const [calendar] = SHIPPED_CALENDARS as [BusinessCalendar];
    const damaged = { ...calendar, offWeekdays: calendar.offWeekdays.slice(1) };
    expect(checkCalendar(damaged)).toBe('CALENDAR_CHECKSUM_WRONG');
    expect(calendarChecksum(damaged).workingDays).toBe(calendar.expected.workingDays + 1);
    expect(calendarHash(damaged)).not.toBe(calendarHash(calendar));
  });

  it('have one hash whatever the order of their dates', () => {
    const [calendar] = SHIPPED_CALENDARS as [BusinessCalendar];
    const turned = { ...calendar, offWeekdays: calendar.offWeekdays.toReversed() };
    expect(calendarHash(turned)).toBe(calendarHash(calendar));
  });
});

describe('the order of the clocks', () => {
  it('holds for events that follow each other, some missing', () => {
    expect(checkClockOrder({ human: 5, substantive: 5, quote: null, complete: 90 })).toBe('ordered');
    expect(checkClockOrder({ human: null, substantive: null, quote: null, complete: null })).toBe('ordered');
  });

  it('is broken by a quote before the first substantive answer or by substance without a human', () => {
    expect(checkClockOrder({ human: 5, substantive: 9, quote: 8, complete: null })).toBe('CLOCK_ORDER');
    expect(checkClockOrder({ human: null, substantive: 9, quote: null, complete: null })).toBe('CLOCK_ORDER');
  });
});
