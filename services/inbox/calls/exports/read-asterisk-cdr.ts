/** Call detail records of Asterisk as `cdr-csv/Master.csv` holds them: 18 columns, no header, local time of the exchange. */
import type { Call, CallDisposition } from '../call.ts';
import { phoneNumber } from '../phone-number.ts';
import { csvCells } from './csv-cells.ts';
import { localInstant } from './local-time.ts';
import {
  type CellFault,
  directionByNumbers,
  type ExportContext,
  joinLegs,
  type Leg,
  maxExportLines,
  type ReadExport,
} from './read-call.ts';

const dispositions: ReadonlyMap<string, CallDisposition> = new Map([
  ['ANSWERED', 'answered'],
  ['NO ANSWER', 'no_answer'],
  ['BUSY', 'busy'],
  ['FAILED', 'failed'],
  ['CONGESTION', 'failed'],
]);

/** Reads a whole export. A broken line is reported while the rest loads. */
export function readAsteriskCdr(text: string, context: ExportContext): ReadExport {
  const lines = text.split(/\r?\n/u, maxExportLines);
  return joinLegs(lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1, context)])));
}

function readLine(line: string, number: number, context: ExportContext): Leg {
  const cells = csvCells(line, ',');
  if ('reason' in cells) return { line: number, fault: cells };
  const call = callOf(cells.cells, context);
  return 'reason' in call ? { line: number, fault: call } : { line: number, call };
}

function callOf(columns: readonly string[], { timeZone, country, isOurs }: ExportContext): Call | CellFault {
  if (columns.length !== 18) return { column: '', reason: 'columns_wrong' };
  const [account = '', src = '', dst = '', , , , , , , start = '', answer = '', end = '', , talk = ''] = columns;
  const [outcome = '', , userField = '', uniqueId = ''] = columns.slice(14);
  const externalId = uniqueId.trim();
  if (!/^[\x21-\x7e]{1,150}$/u.test(externalId)) return { column: 'uniqueid', reason: 'id_unreadable' };
  const disposition = dispositions.get(outcome.trim().toUpperCase());
  if (disposition === undefined) return { column: 'disposition', reason: 'disposition_unknown' };
  const startedAt = localInstant(start, timeZone);
  const endedAt = localInstant(end, timeZone);
  const answeredAt = disposition === 'answered' ? localInstant(answer, timeZone) : null;
  if (startedAt === null) return { column: 'start', reason: 'time_unreadable' };
  if (endedAt === null) return { column: 'end', reason: 'time_unreadable' };
  if (disposition === 'answered' && answeredAt === null) return { column: 'answer', reason: 'time_unreadable' };
  if (startedAt > (answeredAt ?? startedAt) || (answeredAt ?? startedAt) > endedAt)
    return { column: 'end', reason: 'time_order' };
  if (!/^\d{1,6}$/u.test(talk.trim())) return { column: 'billsec', reason: 'seconds_unreadable' };
  const from = phoneNumber(src, country);
  // A dialplan that has moved on ("s", an extension) keeps the number dialled in a field of its own.
  const dialled = [dst, userField, account].map((written) => phoneNumber(written, country));
  const to = dialled.find((number) => number !== null && isOurs(number)) ?? dialled[0] ?? null;
  const direction = directionByNumbers({ from, to, fromExtension: /^\d{1,6}$/u.test(src.trim()) }, isOurs);
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
