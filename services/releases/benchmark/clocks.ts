import { type BusinessHours, delayMinutes } from '../../measures/clock/delay-minutes.ts';
import { clockEvents } from '../report/clock-events.ts';
import { CLOCKS } from '../report/clocks-schema.ts';
import type { WaveCodes } from '../report/coded-shares.ts';
import { answersInWindow, earliest, type InquiryFacts, startOf, windowEndOf } from '../report/inquiry-facts.ts';

/** The clocks of a studio's own inquiry (statistics 2.1): those of the report, and the answer of a machine. */
export const OWN_CLOCKS = [...CLOCKS, 'ack'] as const;
export type ClockName = (typeof OWN_CLOCKS)[number];

/** Hours to a tenth, in calendar and in working time; null: it did not happen in the window, or no calendar covers it. */
export type OwnClock = {
  readonly clock: ClockName;
  readonly hours: number | null;
  readonly businessHours: number | null;
};

const HOUR_MS = 3_600_000;

/** Tenths of an hour between two moments; never below nought. */
export function hoursBetween(start: Date, at: Date): number {
  return Math.round(Math.max(0, at.getTime() - start.getTime()) / (HOUR_MS / 10)) / 10;
}

/**
 * When each clock of the inquiry stopped, counted from its delivery, up to the end of its window or our reminder. A clock that nothing
 * was coded for is left out. Pure.
 */
export function clocksOf(facts: InquiryFacts, coding: WaveCodes, office: BusinessHours): OwnClock[] {
  const start = startOf(facts);
  const windowEnd = windowEndOf(facts);
  const end = windowEnd === null ? 0 : earliest(windowEnd, facts.nudgedAt);
  const ack = (): Date | null => answersInWindow(facts).find(({ sort }) => sort === 'auto')?.at ?? null;
  const events = { ...clockEvents(coding), ack };
  return OWN_CLOCKS.flatMap((clock): OwnClock[] => {
    const eventOf = events[clock];
    if (eventOf === null) return [];
    const at = eventOf(facts);
    if (start === null || at === null || at.getTime() > end) return [{ clock, hours: null, businessHours: null }];
    const from = start.getTime();
    const measured = delayMinutes(from, Math.max(from, at.getTime()), office);
    const businessHours = measured.kind === 'measured' ? Math.round(measured.businessMinutes / 6) / 10 : null;
    return [{ clock, hours: hoursBetween(start, at), businessHours }];
  });
}
