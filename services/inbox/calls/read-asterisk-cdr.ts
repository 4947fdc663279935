/** Call detail records of Asterisk as `cdr-csv/Master.csv` holds them: 18 columns, no header, local time of the exchange. */
import { parse } from 'csv-parse/sync';
import type { Call, CallDirection, CallDisposition, CallFault, CallFaultReason, ExchangeSettings } from './call.ts';
import { localInstant } from './local-time.ts';
import { phoneNumber } from './phone-number.ts';

/** Longest file that is read, in bytes, and the most lines of it. */
export const maxCdrBytes = 8_000_000;
const maxLines = 50_000;
const maxLineLength = 4_000;

const dispositions: ReadonlyMap<string, CallDisposition> = new Map([
  ['ANSWERED', 'answered'],
  ['NO ANSWER', 'no_answer'],
  ['BUSY', 'busy'],
  ['FAILED', 'failed'],
  ['CONGESTION', 'failed'],
]);

export type ReadCdr = {
  readonly lines: number;
  readonly calls: readonly PlacedCall[];
  readonly faults: readonly CallFault[];
};
/** A call with the line it was read from. */
export type PlacedCall = { readonly line: number; readonly call: Call };

type Leg = PlacedCall | { readonly line: number; readonly fault: CallFaultReason };

/**
 * Reads a whole export. A broken line is reported while the rest loads. Legs of one call share its id (a ring group rings several
 * telephones): they become one call, answered when one of them was.
 * @param isOurs whether a number in E.164 belongs to a persona; it tells calls to us from calls of ours
 */
export function readAsteriskCdr(text: string, settings: ExchangeSettings, isOurs: (e164: string) => boolean): ReadCdr {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u, maxLines);
  const legs = lines.flatMap((line, index): Leg[] =>
    line.trim() === '' ? [] : [readLine(line, index + 1, settings, isOurs)],
  );
  const calls = new Map<string, PlacedCall>();
  const faults: CallFault[] = [];
  for (const leg of legs) {
    if ('fault' in leg) faults.push({ line: leg.line, reason: leg.fault });
    else calls.set(leg.call.externalId, joinLegs(calls.get(leg.call.externalId), leg));
  }
  return { lines: legs.length, calls: [...calls.values()], faults };
}

function readLine(line: string, number: number, settings: ExchangeSettings, isOurs: (e164: string) => boolean): Leg {
  if (line.length > maxLineLength) return { line: number, fault: 'line_too_long' };
  const columns = columnsOf(line);
  if (columns === null) return { line: number, fault: 'quotes_open' };
  const call = callOf(columns, settings, isOurs);
  return typeof call === 'string' ? { line: number, fault: call } : { line: number, call };
}

/** Every line is parsed by itself, so that a quote that is never closed costs one line and not the rest of the file. */
function columnsOf(line: string): string[] | null {
  try {
    return parse(line, { relax_column_count: true, max_record_size: maxLineLength })[0] ?? [];
  } catch {
    return null;
  }
}

function callOf(
  columns: readonly string[],
  { timeZone, country }: ExchangeSettings,
  isOurs: (e164: string) => boolean,
): Call | CallFaultReason {
  if (columns.length !== 18) return 'columns_wrong';
  const [account = '', src = '', dst = '', , , , , , , start = '', answer = '', end = '', , talk = ''] = columns;
  const [outcome = '', , userField = '', uniqueId = ''] = columns.slice(14);
  const externalId = uniqueId.trim();
  if (!/^[\x21-\x7e]{1,150}$/u.test(externalId)) return 'id_unreadable';
  const disposition = dispositions.get(outcome.trim().toUpperCase());
  if (disposition === undefined) return 'disposition_unknown';
  const startedAt = localInstant(start, timeZone);
  const endedAt = localInstant(end, timeZone);
  const answeredAt = disposition === 'answered' ? localInstant(answer, timeZone) : null;
  if (startedAt === null || endedAt === null || (disposition === 'answered' && answeredAt === null))
    return 'time_unreadable';
  if (startedAt > (answeredAt ?? startedAt) || (answeredAt ?? startedAt) > endedAt) return 'time_order';
  if (!/^\d{1,6}$/u.test(talk.trim())) return 'seconds_unreadable';
  const from = phoneNumber(src, country);
  // A dialplan that has moved on ("s", an extension) keeps the number dialled in a field of its own.
  const dialled = [dst, userField, account].map((written) => phoneNumber(written, country));
  const to = dialled.find((number) => number !== null && isOurs(number)) ?? dialled[0] ?? null;
  const direction = directionOf({ from, to, fromExtension: /^\d{1,6}$/u.test(src.trim()) }, isOurs);
  return {
    externalId,
    direction,
    fromE164: from,
    toE164: to,
    startedAt,
    answeredAt,
    endedAt,
    billsec: disposition === 'answered' ? Number(talk) : 0,
    disposition,
  };
}

type Ends = { from: string | null; to: string | null; fromExtension: boolean };

/** The file does not say: a call to a persona's number came in; one from such a number, or from an extension, went out. */
function directionOf({ from, to, fromExtension }: Ends, isOurs: (e164: string) => boolean): CallDirection {
  if (to !== null && isOurs(to)) return 'inbound';
  return (from !== null && isOurs(from)) || (fromExtension && to !== null) ? 'outbound' : 'inbound';
}

/** Of an answered leg the telephone that answered; the ringing began with the first leg and the call ended with the last. */
function joinLegs(known: PlacedCall | undefined, leg: PlacedCall): PlacedCall {
  if (known === undefined) return leg;
  const told = known.call.disposition === 'answered' || leg.call.disposition !== 'answered' ? known.call : leg.call;
  const startedAt = new Date(Math.min(known.call.startedAt.getTime(), leg.call.startedAt.getTime()));
  const endedAt = new Date(Math.max(known.call.endedAt.getTime(), leg.call.endedAt.getTime()));
  return { line: known.line, call: { ...told, startedAt, endedAt } };
}
