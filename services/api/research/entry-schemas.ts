import Type from 'typebox';
import { callDirections, callDispositions } from '../../inbox/calls/call.ts';
import { callSheetSchema } from '../../inbox/calls/call-sheet.ts';
import { maxMessageLength, messageSenses, messengerChannels } from '../../inbox/messengers/message.ts';
import { moment, orNull, uuid } from './row-schemas.ts';

const closed = { additionalProperties: false } as const;
const uuidOrNull = Type.Unsafe<string | null>({ ...uuid, type: ['string', 'null'], default: null });
const country = Type.String({
  pattern: '^[A-Z]{2}$',
  default: 'RU',
  description: 'Where numbers without a country code are at home.',
});
const entryId = Type.String({ ...uuid, description: 'Minted by the sender; sent twice it enters one.' });
const theirs = Type.String({
  maxLength: 110,
  default: '',
  description: 'The studio’s end as written; empty: withheld.',
});
const ours = Type.String({ maxLength: 40, default: '', description: 'The persona’s number; empty: not known.' });
const inquiryId = { ...uuidOrNull, description: 'Where it is known whose it is; null: the numbers decide.' };
const seconds = Type.Integer({ minimum: 0, maximum: 86_400, default: 0 });

/** A sheet, or none: one type list, since a union would be tried branch by branch and filled with defaults. */
const sheetOrNull = Type.Unsafe<Type.Static<typeof callSheetSchema> | null>({
  ...callSheetSchema,
  type: ['object', 'null'],
  default: null,
});

export const callEntryBody = Type.Object(
  {
    entryId,
    direction: Type.Enum([...callDirections], { default: 'inbound' }),
    theirs,
    ours,
    country,
    startedAt: moment('Start of the ringing, field time.'),
    disposition: Type.Enum([...callDispositions]),
    rangSeconds: seconds,
    talkSeconds: seconds,
    inquiryId,
    sheet: sheetOrNull,
  },
  closed,
);

export const messageEntryBody = Type.Object(
  {
    entryId,
    channel: Type.Enum([...messengerChannels]),
    direction: Type.Enum(['inbound', 'outbound'], { default: 'inbound' }),
    theirs: { ...theirs, description: 'The studio’s end, a number or a name in the messenger; empty: withheld.' },
    ours,
    country,
    sentAt: moment('Field time.'),
    body: Type.String({ minLength: 1, maxLength: maxMessageLength }),
    sense: Type.Unsafe<(typeof messageSenses)[number] | null>({
      enum: [...messageSenses, null],
      default: null,
      description: 'What it says; null: its words decide.',
    }),
    inquiryId,
  },
  closed,
);

export const enteredSchema = Type.Object({
  id: orNull(Type.String({ description: 'Null: this entry was sent before.' })),
  inquiryId: orNull(Type.String({ description: 'Null: it waits in the queue.' })),
});
