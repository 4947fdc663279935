import Type, { type Static } from 'typebox';
import { estimateRef } from './estimate.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

/** Events that a wait from delivery may end with (statistics 2.1). */
export const CLOCKS = ['any', 'human', 'subst', 'quote', 'complete'] as const;
export type ClockId = (typeof CLOCKS)[number];

const quartiles = Type.Object({ q25: estimateRef, median: estimateRef, q75: estimateRef }, closed);

/** All clocks of a wave, each in calendar and in working time; shares answered by a day that the calendar or the letter names. */
export const clocksSchema = Type.Object(
  {
    clocks: Type.Array(
      Type.Object(
        {
          clock: Type.Enum([...CLOCKS]),
          n: count,
          events: count,
          clockFaults: count,
          calendar: quartiles,
          working: quartiles,
        },
        closed,
      ),
    ),
    withinBusinessDay: estimateRef,
    byNextBusinessDay: estimateRef,
    byStatedDay: Type.Union([estimateRef, Type.Null()], { description: 'Null: no letter of the wave states a day.' }),
    orderFaults: Type.Integer({
      minimum: 0,
      description: 'Inquiries whose events came in an order that cannot be: counted as they are.',
    }),
    calendars: Type.Array(
      Type.Object(
        { country: Type.String(), year: Type.Integer(), source: Type.String(), sha256: Type.String() },
        closed,
      ),
    ),
    yearsWithoutCalendar: Type.Array(Type.Integer(), {
      description: 'Years of the wave without a production calendar: working time is not available.',
    }),
  },
  closed,
);
export type ClocksReport = Static<typeof clocksSchema>;
