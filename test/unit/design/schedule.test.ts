import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt, nextOpening, type SendWindow } from '../../../services/design/schedule/send-window.ts';
import { instantOf, isTimeZone, localTime } from '../../../services/design/schedule/zoned-time.ts';

const office: SendWindow = {
  timeZone: 'Europe/Moscow',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:30',
  to: '17:30',
  closedDates: ['2026-05-01'],
};
const always: SendWindow = {
  ...office,
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '00:00',
  to: '24:00',
  closedDates: [],
};
const at = (text: string): Date => new Date(text);

describe('the send window', () => {
  it.each([
    ['2026-04-30T06:30:00Z', true],
    ['2026-04-30T06:29:59Z', false],
    ['2026-04-30T14:29:59Z', true],
    ['2026-04-30T14:30:00Z', false],
    ['2026-05-01T10:00:00Z', false],
    ['2026-05-02T10:00:00Z', false],
  ])('at %s is open: %s', (instant, open) => {
    expect(isOpenAt(office, at(instant))).toBe(open);
  });

  it('opens next after a holiday and a weekend', () => {
    expect(nextOpening(office, at('2026-04-30T15:00:00Z'))).toEqual(at('2026-05-04T06:30:00Z'));
  });

  it('that is always open opens at once', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z'), noInvalidDate: true }),
        (now) => {
          expect(nextOpening(always, now)).toEqual(now);
        },
      ),
    );
  });

  it('that stays shut for more than a year is told', () => {
    expect(nextOpening({ ...office, weekdays: [] }, at('2026-01-01T00:00:00Z'))).toBeNull();
  });

  it('never opens in the past, and is open when it opens', () => {
    const times = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
    const zones = fc.constantFrom(
      'Europe/Moscow',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(times, zones, (now, timeZone) => {
        const opens = nextOpening({ ...office, timeZone }, now);
        expect(opens !== null && opens >= now && isOpenAt({ ...office, timeZone }, opens)).toBe(true);
      }),
    );
  });
});

describe('local time', () => {
  it.each([
    ['2026-07-01', 600, 'Europe/Berlin', '2026-07-01T08:00:00Z'],
    ['2026-01-01', 600, 'Europe/Berlin', '2026-01-01T09:00:00Z'],
    ['2026-03-29', 180, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-01-01', 1440, 'Europe/Moscow', '2026-01-01T21:00:00Z'],
    ['0026-10-06', 720, 'UTC', '0026-10-06T12:00:00Z'],
  ])('%s, minute %i in %s is %s', (date, minute, zone, instant) => {
    expect(instantOf(date, minute, zone)).toEqual(at(instant));
  });

  it('is found again from its instant, but for hours the clocks skip', () => {
    const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Europe/London');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 3000 }), zones, (minute, day, zone) => {
        const date = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
        const again = localTime(instantOf(date, minute, zone), zone);
        const skipped = Math.abs(again.minute - minute) === 60;
        expect(skipped || (again.date === date && again.minute === minute)).toBe(true);
      }),
    );
  });

  it('is only known of real zones', () => {
    expect(['Europe/Moscow', 'UTC', 'Europe/Londn', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
