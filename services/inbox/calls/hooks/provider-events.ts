/** What events of providers tell. Only the end of a call makes one: it names everything, so that order and loss of the others do not matter. */
import type { Call, CallDisposition, ExchangeSettings } from '../call.ts';
import { callTimes } from '../exports/call-times.ts';
import { cellInstant, cellNumber } from '../exports/cell-values.ts';
import { dispositionWords } from '../exports/exchange-words.ts';
import type { FormFields } from './signatures.ts';

/** `at`: the field that cannot be read. Links to recordings are in no result: they are dropped here (rule E14). */
export type EventReading =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly at: string };

const words = dispositionWords({ failed: ['no money, no limit'] });
const unreadable = (at: string): EventReading => ({ kind: 'unreadable', at });
const idShape = /^[\x21-\x7e]{1,150}$/u;

/** NOTIFY_END and NOTIFY_OUT_END of Zadarma: start on the account's clock, seconds of the call, no time of the answer. */
export function readZadarma(fields: FormFields, { timeZone, country }: ExchangeSettings): EventReading {
  const field = (name: string): string => fields.get(name) ?? '';
  const event = field('event');
  if (event !== 'NOTIFY_END' && event !== 'NOTIFY_OUT_END') return { kind: 'nothing' };
  const externalId = field('pbx_call_id');
  if (!idShape.test(externalId)) return unreadable('pbx_call_id');
  const disposition = words.get(field('disposition').toLowerCase());
  if (disposition === undefined) return unreadable('disposition');
  const startedAt = cellInstant(field('call_start'), timeZone);
  if (startedAt === null) return unreadable('call_start');
  if (!/^\d{1,6}$/u.test(field('duration'))) return unreadable('duration');
  const seconds = Number(field('duration'));
  const told = { startedAt, answeredAt: null, endedAt: null, wait: 0, duration: seconds, talk: seconds };
  const times = callTimes(told, disposition === 'answered');
  if (times === null) return unreadable('call_start');
  const inbound = event === 'NOTIFY_END';
  const [from, to] = inbound ? ['caller_id', 'called_did'] : ['caller_id', 'destination'];
  const ends = { fromE164: cellNumber(field(from), country), toE164: cellNumber(field(to), country) };
  return {
    kind: 'call',
    call: { externalId, direction: inbound ? 'inbound' : 'outbound', ...ends, ...times, disposition },
  };
}

/** `/events/summary` of Mango Office: all times in seconds since 1970, 0 for none. */
export function readMango(event: string, json: string, { country }: ExchangeSettings): EventReading {
  if (event !== 'summary') return { kind: 'nothing' };
  const value = parsed(json);
  const text = (holder: unknown, name: string): string => {
    const held: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
    return typeof held === 'string' || typeof held === 'number' ? String(held) : '';
  };
  const part = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const instant = (name: string): Date | null => cellInstant(text(value, name), 'UTC');
  const externalId = text(value, 'entry_id');
  if (!idShape.test(externalId)) return unreadable('entry_id');
  const direction = new Map([['1', 'inbound'] as const, ['2', 'outbound'] as const]).get(
    text(value, 'call_direction') as '1' | '2',
  );
  // Between two extensions.
  if (direction === undefined) return { kind: 'nothing' };
  const startedAt = instant('create_time');
  if (startedAt === null) return unreadable('create_time');
  const endedAt = instant('end_time');
  if (endedAt === null) return unreadable('end_time');
  const answeredAt = instant('talk_time');
  const disposition: CallDisposition =
    answeredAt !== null && text(value, 'entry_result') === '1' ? 'answered' : 'no_answer';
  const times = callTimes(
    { startedAt, answeredAt: disposition === 'answered' ? answeredAt : null, endedAt, talk: 0, wait: 0, duration: 0 },
    disposition === 'answered',
  );
  if (times === null) return unreadable('talk_time');
  const number = (written: string): string | null => cellNumber(written, country);
  const line = number(text(value, 'line_number'));
  const [from, to] = [number(text(part('from'), 'number')), number(text(part('to'), 'number'))];
  const ends =
    direction === 'inbound' ? { fromE164: from, toE164: line ?? to } : { fromE164: line ?? from, toE164: to };
  return { kind: 'call', call: { externalId, direction, ...ends, ...times, disposition } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The last status callback of a Twilio call: its time stamp is the end, its duration the talk. */
export function readTwilio(fields: FormFields, { country }: ExchangeSettings): EventReading {
  const field = (name: string): string => fields.get(name) ?? '';
  const disposition = words.get(field('CallStatus').toLowerCase());
  if (disposition === undefined) return { kind: 'nothing' };
  const externalId = field('CallSid');
  if (!idShape.test(externalId)) return unreadable('CallSid');
  const endedAt = cellInstant(field('Timestamp'), 'UTC');
  if (endedAt === null) return unreadable('Timestamp');
  if (!/^\d{0,6}$/u.test(field('CallDuration'))) return unreadable('CallDuration');
  const talk = Number(field('CallDuration'));
  const startedAt = new Date(endedAt.getTime() - talk * 1000);
  const times = callTimes(
    { startedAt, answeredAt: null, endedAt, talk, wait: 0, duration: 0 },
    disposition === 'answered',
  );
  if (times === null) return unreadable('Timestamp');
  const direction = field('Direction').startsWith('outbound') ? 'outbound' : 'inbound';
  const ends = { fromE164: cellNumber(field('From'), country), toE164: cellNumber(field('To'), country) };
  return { kind: 'call', call: { externalId, direction, ...ends, ...times, disposition } };
}
