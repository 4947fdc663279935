import Type from 'typebox';
import { callSheetSchema } from '../../inbox/calls/call-sheet.ts';
import { callFormats } from '../../inbox/calls/exports/read-export.ts';
import { moment, orNull, rehearsal, uuid } from './row-schemas.ts';

export const callSchema = Type.Object({
  id: Type.String(),
  rehearsal,
  source: Type.String({ description: 'Exchange whose export told of the call.' }),
  direction: Type.String({ description: 'inbound: to us; outbound: from us.' }),
  fromE164: orNull(Type.String({ description: 'Null: withheld, or no telephone number.' })),
  toE164: orNull(Type.String()),
  startedAt: moment('Start of the ringing, field time.'),
  answeredAt: orNull(moment('Field time; null: a missed call.')),
  endedAt: moment('Field time.'),
  billsec: Type.Integer({ description: 'Seconds of talk.' }),
  disposition: Type.String({ description: 'answered, no_answer, busy or failed.' }),
  briefRing: Type.Boolean({ description: 'Not taken and rang for less than 3 seconds.' }),
  method: Type.String({
    description:
      'number_and_studio, number, studio (by rule), person, dismissed (by a person), ambiguous, none (in the queue).',
  }),
  inquiryId: orNull(Type.String()),
  studio: orNull(Type.String()),
  candidates: Type.Array(Type.Object({ inquiryId: Type.String(), studio: Type.String() }), {
    description: 'Inquiries that may be meant, latest contact first; for calls in the queue.',
  }),
  sheet: orNull(
    Type.Object(
      { version: Type.Integer(), takenBy: Type.String(), ...callSheetSchema.properties },
      { description: 'Latest version.' },
    ),
  ),
});

export const importQuery = Type.Object(
  {
    source: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, description: 'Name of the exchange.' }),
    format: Type.Enum([...callFormats], { default: 'asterisk', description: 'Layout of the file.' }),
    columns: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2_000,
        description: 'With format=mapped, what each column means: start=Date,from=Caller,to=Called.',
      }),
    ),
    zone: Type.Optional(
      Type.String({ maxLength: 60, description: 'Time zone of its clock, for the first import: Europe/Moscow.' }),
    ),
    country: Type.String({
      pattern: '^[A-Z]{2}$',
      default: 'RU',
      description: 'Where it stands, for the first import.',
    }),
  },
  { additionalProperties: false },
);

const count = Type.Integer({ minimum: 0 });
export const importedSchema = Type.Object({
  lines: count,
  stored: count,
  known: Type.Integer({ minimum: 0, description: 'Told before by this source; left as they are.' }),
  notOurs: Type.Integer({ minimum: 0, description: 'Between numbers of no persona and no studio; not stored.' }),
  attributed: count,
  queued: count,
  faultCount: count,
  faults: Type.Array(
    Type.Object({
      line: Type.Integer({ minimum: 1 }),
      column: Type.String({ description: 'Empty: the line as a whole.' }),
      reason: Type.String(),
    }),
    {
      description: 'Lines that were left out, the first 1000.',
    },
  ),
});

export const attributionBody = Type.Object(
  {
    inquiryId: Type.Unsafe<string | null>({ ...uuid, type: ['string', 'null'] }),
    note: Type.String({ maxLength: 1_000, default: '', description: 'Why; kept in the audit log.' }),
  },
  { additionalProperties: false, description: 'inquiryId null: the call concerns no inquiry and leaves the queue.' },
);
