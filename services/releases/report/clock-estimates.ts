import { calendarHash } from '../../measures/clock/business-calendar.ts';
import type { BusinessHours } from '../../measures/clock/delay-minutes.ts';
import { type WorkingTime, type WorkingTimeOf, workingTime } from '../../measures/clock/working-time.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import { clockEvents, orderFaults } from './clock-events.ts';
import { CLOCKS, type ClockId, type ClocksReport } from './clocks-schema.ts';
import type { WaveCodes } from './coded-shares.ts';
import { dayShares } from './day-shares.ts';
import { quantile } from './delay-estimates.ts';
import type { Provenance } from './estimate.ts';
import { type EventOf, type Wait, waitsOf } from './followed-delays.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { estimate } from './make-estimate.ts';
import type { WhyNoInterval } from './thresholds.ts';

const NAMES = ['q25', 'median', 'q75'] as const;
type Quartiles = ClocksReport['clocks'][number]['calendar'];

/** The reference clock of no country: working time is not available. */
export const noHours: BusinessHours = { calendars: [], timeZone: 'UTC', open: '09:00', close: '18:00' };

/** Every clock in calendar and in working time, and the shares answered by a named day. Kaplan–Meier up to the end of each view. */
export function clockEstimates(
  all: readonly InquiryFacts[],
  coding: WaveCodes,
  hours: BusinessHours,
  now: Date,
  from: Provenance,
): ClocksReport {
  const events = clockEvents(coding);
  const human = waitsOf(all, now);
  const span = spanOf(human.waits, hours);
  const time = span.kind === 'known' ? span.time : null;
  const used = new Set(
    human.waits.flatMap((one) => [new Date(one.from).getUTCFullYear(), new Date(one.end).getUTCFullYear()]),
  );
  return {
    clocks: CLOCKS.map((clock) => clockOf(clock, events[clock], { all, time, now, from })),
    ...dayShares(human.waits, time, from),
    orderFaults: orderFaults(all, events),
    calendars: hours.calendars
      .filter(({ year }) => used.has(year))
      .map((one) => ({ country: one.country, year: one.year, source: one.source, sha256: calendarHash(one) })),
    yearsWithoutCalendar: span.kind === 'unknown' ? [...span.years] : [],
  };
}

type Scene = {
  readonly all: readonly InquiryFacts[];
  readonly time: WorkingTime | null;
  readonly now: Date;
  readonly from: Provenance;
};

function clockOf(
  clock: ClockId,
  eventOf: EventOf | null,
  { all, time, now, from }: Scene,
): ClocksReport['clocks'][number] {
  if (eventOf === null) {
    const none = { q25: 'not_coded', median: 'not_coded', q75: 'not_coded' } as const;
    const [calendar, working] = [absent(clock, none, from), absent(clock, none, from, true)];
    return { clock, n: 0, events: 0, clockFaults: 0, calendar, working };
  }
  const { waits, clockFaults } = waitsOf(all, now, eventOf);
  const minutes = (one: Wait): number => Math.max(0, one.to - one.from) / 60_000;
  const noCalendar = { q25: 'no_calendar', median: 'no_calendar', q75: 'no_calendar' } as const;
  return {
    clock,
    n: waits.length,
    events: waits.filter(({ answered }) => answered).length,
    clockFaults,
    calendar: quartilesOf(clock, waits, minutes, from),
    working:
      time === null && waits.length > 0
        ? absent(clock, noCalendar, from, true)
        : quartilesOf(
            clock,
            waits,
            (one) => time?.minutesBetween(one.from, Math.max(one.from, one.to)) ?? 0,
            from,
            true,
          ),
  };
}

function quartilesOf(
  clock: ClockId,
  waits: readonly Wait[],
  minutesOf: (one: Wait) => number,
  from: Provenance,
  isWorking = false,
): Quartiles {
  const status = waits.map(({ answered }) => (answered ? 1 : 0));
  const curve = kaplanMeier({ time: waits.map(minutesOf), status }, 0);
  const unit = isWorking ? 'working_minutes' : 'minutes';
  const [q25, median, q75] = NAMES.map((name) =>
    quantile(definitionOf(clock, name, isWorking), curve[name], waits.length, from, unit),
  ) as [Quartiles['q25'], Quartiles['median'], Quartiles['q75']];
  return { q25, median, q75 };
}

function absent(
  clock: ClockId,
  why: Readonly<Record<(typeof NAMES)[number], WhyNoInterval>>,
  from: Provenance,
  isWorking = false,
): Quartiles {
  const one = (name: (typeof NAMES)[number]) => {
    const unit = isWorking ? ('working_minutes' as const) : ('minutes' as const);
    const definition = definitionOf(clock, name, isWorking);
    return estimate(
      { definition, unit, value: null, n: 0, denominatorName: 'followed_not_known_undelivered' },
      why[name],
      from,
    );
  };
  return { q25: one('q25'), median: one('median'), q75: one('q75') };
}

/** "T_quote_median", "T_quote_median_working". */
function definitionOf(clock: ClockId, name: (typeof NAMES)[number], isWorking: boolean): string {
  return `T_${clock}_${name}${isWorking ? '_working' : ''}`;
}

/** Working time from the first delivery to the last end of view. */
function spanOf(waits: readonly Wait[], hours: BusinessHours): WorkingTimeOf {
  if (waits.length === 0) return { kind: 'unknown', years: [] };
  const first = waits.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  return workingTime(
    hours,
    first,
    waits.reduce((most, { end }) => Math.max(most, end), first),
  );
}
