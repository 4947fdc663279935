import { type BusinessHours, delayMinutes } from '../../measures/clock/delay-minutes.ts';
import { answersInWindow, type InquiryFacts, startOf } from '../report/inquiry-facts.ts';

/** The clocks of a studio's own inquiry (statistics 2.1). */
export const CLOCKS = ['any', 'ack', 'human', 'subst', 'quote'] as const;
export type ClockName = (typeof CLOCKS)[number];

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

/** When each clock of the inquiry stopped, counted from its delivery. Pure. */
export function clocksOf(facts: InquiryFacts, office: BusinessHours): OwnClock[] {
  const start = startOf(facts);
  const own = answersInWindow(facts);
  const first = (wanted: (sort: string) => boolean): Date | null => own.find(({ sort }) => wanted(sort))?.at ?? null;
  const last = own.at(-1)?.at ?? null;
  const quotedAt = facts.quote?.at ?? null;
  const moments: Readonly<Record<ClockName, Date | null>> = {
    any: first(() => true),
    ack: first((sort) => sort === 'auto'),
    human: first((sort) => sort !== 'auto'),
    subst: first((sort) => sort === 'substantive'),
    quote: quotedAt !== null && last !== null && quotedAt <= last ? quotedAt : null,
  };
  return CLOCKS.map((clock) => {
    const at = moments[clock];
    if (start === null || at === null) return { clock, hours: null, businessHours: null };
    const from = start.getTime();
    const measured = delayMinutes(from, Math.max(from, at.getTime()), office);
    const businessHours = measured.kind === 'measured' ? Math.round(measured.businessMinutes / 6) / 10 : null;
    return { clock, hours: hoursBetween(start, at), businessHours };
  });
}
