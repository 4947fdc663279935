import type { BusinessCalendar } from '../../../../services/measures/clock/business-calendar.ts';
import { calendarChecksum } from '../../../../services/measures/clock/business-calendar.ts';
import { SHIPPED_CALENDARS } from '../../../../services/measures/clock/calendars/shipped.ts';
import { delayMinutes } from '../../../../services/measures/clock/delay-minutes.ts';
import { churn } from '../../../../services/measures/funnel/churn.ts';
import { type FunnelStage, funnel } from '../../../../services/measures/funnel/funnel.ts';
import { type Debrief, debriefAdjustedRate } from '../../../../services/measures/outcome/debrief-adjusted-rate.ts';
import { outcomeRates } from '../../../../services/measures/outcome/outcome-rates.ts';
import { percentConsistency } from '../../../../services/measures/outcome/percent-consistency.ts';
import { unmaskedBounds } from '../../../../services/measures/outcome/unmasked-bounds.ts';
import { type Dispatch, on } from './dispatch.ts';

/** A calendar of weekends only: for zones whose country has no calendar file. */
export const WEEKENDS_2026: BusinessCalendar = {
  country: 'NONE',
  year: 2026,
  source: 'weekends only',
  offWeekdays: [],
  workWeekends: [],
  shortDays: [],
  expected: { workingDays: 261, hours40: 2088 },
};

const CALENDARS = [...SHIPPED_CALENDARS, WEEKENDS_2026];

type DelayCase = {
  sent: string;
  received: string;
  calendar: string;
  timeZone: string;
  open: string;
  close: string;
};

export const OUTCOME_CASES: Dispatch = {
  outcomeRates: on(outcomeRates),
  percentConsistency: on((input: { percents: number[]; nMax: number }) =>
    percentConsistency(input.percents, input.nMax),
  ),
  debriefAdjustedRate: on((input: Debrief) => debriefAdjustedRate(input)),
  unmaskedBounds: on(unmaskedBounds),
  calendarChecksum: on((input: { calendar: string }) => {
    const calendar = CALENDARS.find(({ country, year }) => `${country}-${year}` === input.calendar);
    return calendar === undefined ? null : calendarChecksum(calendar);
  }),
  delayMinutes: on(({ sent, received, calendar, ...hours }: DelayCase) =>
    delayMinutes(Date.parse(sent), Date.parse(received), {
      ...hours,
      calendars: CALENDARS.filter(({ country }) => country === calendar),
    }),
  ),
  funnel: on((input: { stages: FunnelStage[] }) => {
    const outcome = funnel(input.stages);
    return outcome.kind === 'measured' ? outcome.rows : outcome;
  }),
  churn: on(churn),
};
