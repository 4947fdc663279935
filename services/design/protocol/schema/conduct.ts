import Type from 'typebox';
import { closed, date, fraction, money, sentence, whole } from './primitives.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timeOfDay = (what: string) => Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', description: what });

/** When letters leave: send slots are randomised over weekday and hour, so that delay is not confounded with send time. */
export const scheduleSchema = Type.Object(
  {
    timeZone: sentence('IANA time zone in which weekdays and hours are meant.', 60),
    weekdays: Type.Array(Type.Enum([...weekdays]), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      description: 'Weekdays on which letters may leave.',
    }),
    from: timeOfDay('First minute of the send window, HH:MM.'),
    to: timeOfDay('End of the send window, HH:MM, at most 24:00. From 00:00 to 24:00 on all days is always open.'),
    closedDates: Type.Array(date('Date without sending.'), { maxItems: 400, description: 'Holidays without sending.' }),
    lengthDays: whole(
      'Days over which the first letters are spread, from the start of the wave; 0: all leave at once when the window opens, for a practice campaign only, whose report no release accepts.',
      0,
      180,
    ),
    sharedSlots: Type.Optional(
      Type.Boolean({
        description:
          'Studios that are given the same hour share one random second of it, so that several letters leave at once; absent or false: each studio has a second of its own.',
      }),
    ),
    startsOn: Type.Optional(date('First day of the wave; the launch itself when absent.')),
  },
  { ...closed, description: 'Send window and send slots.' },
);

export const windowsSchema = Type.Object(
  {
    responseDays: whole('Days from confirmed delivery during which an answer counts (critic 18: at least 30).', 1, 365),
    silenceDays: whole('Days until the silence stage is over; at least the response window.', 1, 730),
  },
  { ...closed, description: 'Observation windows.' },
);

/** Limits the software enforces. E9 and E11 have no switch: they always hold. */
export const rulesSchema = Type.Object(
  {
    burdenCapMinutes: whole("Cap on a studio's minutes before it chooses to invest more (rule E1).", 1, 120),
    campaignBurdenHours: whole('Cap on the hours of all studios of all waves together (rule E2).', 1, 100_000),
    hourlyCost: Type.Object(
      { ...money('').properties, source: sentence('Where the price of an hour comes from.', 500) },
      { ...closed, description: "Price of one hour of a studio's time, to state the burden in money (rule E2)." },
    ),
    cooldownDays: whole('Days a studio rests after an inquiry of any campaign (rule E3).', 0, 3650),
    mailFallback: Type.Boolean({ description: 'Whether mail is tried where the form provably failed.' }),
    secondStep: Type.Boolean({ description: 'Whether the second step is sent after the first human reply.' }),
    nudge: Type.Union(
      [
        Type.Null(),
        Type.Object(
          {
            afterDays: whole('Days of silence before the reminder.', 1, 90),
            share: fraction('Share of the silent who are reminded, drawn by seed; "1": all.'),
            by: Type.Optional(
              Type.Enum(['mail', 'call'], {
                description: 'How they are reminded: by mail when absent, or by a person who calls with the script.',
              }),
            ),
          },
          closed,
        ),
      ],
      {
        description:
          'Reminder rule, or null for none. Never by hand: all of the silent, or a seeded share (critics 51 to 53).',
      },
    ),
  },
  { ...closed, description: 'Rules enforced by the software.' },
);
