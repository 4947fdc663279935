import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import {
  type MessengerMessage,
  maxMessageLength,
  messengerAddress,
  messengerChannels,
} from '../../messengers/message.ts';
import { type Call, callDispositions, type ExchangeSettings } from '../call.ts';
import { callTimes } from '../exports/call-times.ts';
import { cellInstant, cellNumber } from '../exports/cell-values.ts';
import type { EventReading } from './provider-events.ts';

const id = Type.String({
  pattern: '^[\\x21-\\x7e]{1,150}$',
  description: 'Of the sender’s; never means another event of the source.',
});
const moment = Type.String({ maxLength: 40, description: 'ISO 8601 with its offset.' });
const end = Type.Union([Type.String({ maxLength: 110 }), Type.Null()], {
  description: 'A number, or a name in a messenger; null: withheld.',
});
const direction = Type.Enum(['inbound', 'outbound'], { description: 'inbound: to us.' });
/** Other fields are let in and not kept: whatever a sender knows of a recording is dropped. */
const open = { additionalProperties: true };

/** What a program of the operator's own, or a bridge to a messenger, may tell us. */
export const genericEventSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('call'),
      id,
      direction,
      from: end,
      to: end,
      startedAt: moment,
      answeredAt: Type.Union([moment, Type.Null()]),
      endedAt: moment,
      disposition: Type.Enum([...callDispositions]),
    },
    open,
  ),
  Type.Object(
    {
      kind: Type.Literal('message'),
      id,
      channel: Type.Enum([...messengerChannels]),
      direction,
      from: end,
      to: end,
      sentAt: moment,
      text: Type.String({ maxLength: maxMessageLength }),
    },
    open,
  ),
]);
type GenericEvent = Static<typeof genericEventSchema>;

export type GenericReading = EventReading | { readonly kind: 'message'; readonly message: MessengerMessage };

/** Reads the JSON of a generic event; the signature was checked before. */
export function readGeneric(body: Uint8Array, { country }: ExchangeSettings): GenericReading {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { kind: 'unreadable', at: 'body' };
  }
  if (!Value.Check(genericEventSchema, value)) return { kind: 'unreadable', at: 'body' };
  return value.kind === 'call' ? callOf(value, country) : messageOf(value, country);
}

/** Instants of the generic hook name their offset: there is no clock to guess. */
function instant(written: string): Date | null {
  return /(?:Z|[+-]\d{2}:?\d{2})$/u.test(written) ? cellInstant(written, 'UTC') : null;
}

function callOf(event: Extract<GenericEvent, { kind: 'call' }>, country: string): EventReading {
  const startedAt = instant(event.startedAt);
  if (startedAt === null) return { kind: 'unreadable', at: 'startedAt' };
  const endedAt = instant(event.endedAt);
  if (endedAt === null) return { kind: 'unreadable', at: 'endedAt' };
  const answered = event.disposition === 'answered';
  const answeredAt = event.answeredAt === null || !answered ? null : instant(event.answeredAt);
  if (answered && answeredAt === null) return { kind: 'unreadable', at: 'answeredAt' };
  const times = callTimes({ startedAt, answeredAt, endedAt, talk: 0, wait: 0, duration: 0 }, answered);
  if (times === null) return { kind: 'unreadable', at: 'answeredAt' };
  const number = (written: string | null): string | null => (written === null ? null : cellNumber(written, country));
  const call: Call = {
    externalId: event.id,
    direction: event.direction,
    fromE164: number(event.from),
    toE164: number(event.to),
    ...times,
    disposition: event.disposition,
  };
  return { kind: 'call', call };
}

function messageOf(event: Extract<GenericEvent, { kind: 'message' }>, country: string): GenericReading {
  const sentAt = instant(event.sentAt);
  if (sentAt === null) return { kind: 'unreadable', at: 'sentAt' };
  const [theirs, ours] = event.direction === 'inbound' ? [event.from, event.to] : [event.to, event.from];
  const message: MessengerMessage = {
    externalId: event.id,
    channel: event.channel,
    direction: event.direction,
    theirs: theirs === null ? null : messengerAddress(theirs, event.channel, country),
    oursE164: ours === null ? null : cellNumber(ours, country),
    sentAt,
    body: event.text,
    sense: null,
  };
  return { kind: 'message', message };
}
