import type { Database } from '../../platform/database/connect.ts';
import { type Call, type CallFault, type ExchangeSettings, otherNumber, ownNumber } from './call.ts';
import { maxExportBytes, type PlacedCall } from './exports/read-call.ts';
import { type CallFormat, type NamedColumns, readExport } from './exports/read-export.ts';
import type { NoTable } from './exports/read-table.ts';
import { type NoSource, settleSource } from './settle-source.ts';
import { knownCalls } from './store/calls.ts';
import { personaNumbers, studioNumbers } from './store/known-numbers.ts';
import { storeCall } from './store-call.ts';

/**
 * `settings` are needed with the first import of a source and may be left out afterwards. `columns` are for the format 'mapped'.
 * `by` names who imports.
 */
export type CallImport = {
  source: string;
  bytes: Uint8Array;
  format?: CallFormat;
  columns?: NamedColumns;
  settings?: ExchangeSettings;
  by: string;
};

export type CallsImported =
  | {
      readonly kind: 'imported';
      /** Lines that are not empty, without a header. */
      readonly lines: number;
      readonly stored: number;
      /** Calls that this source told before. */
      readonly known: number;
      /** Calls between numbers that are no persona's and no studio's: other people's business, not stored. */
      readonly notOurs: number;
      /** Of those stored. */
      readonly attributed: number;
      readonly queued: number;
      readonly faults: readonly CallFault[];
    }
  | { readonly kind: 'too_large'; readonly bytes: number; readonly limit: number }
  | NoTable
  | NoSource;

/**
 * Imports an export of an exchange. Calls that are known are left as they are, so that the same file, or a longer one that begins alike,
 * can be imported again. Each new call is stored with its attribution at once.
 */
export async function importCalls(
  db: Database,
  { source, bytes, format = 'asterisk', columns, settings, by }: CallImport,
): Promise<CallsImported> {
  if (bytes.length > maxExportBytes) return { kind: 'too_large', bytes: bytes.length, limit: maxExportBytes };
  const settled = await settleSource(db, source, settings, by);
  if ('kind' in settled) return settled;
  const ours = await personaNumbers(db);
  const studios = await studioNumbers(db);
  const read = readExport(bytes, { format, columns }, { ...settled, isOurs: (e164) => ours.has(e164) });
  if ('kind' in read) return read;
  const concerning = read.calls.filter(({ call }) => concernsUs(call, ours, studios));
  const known = await knownCalls(
    db,
    source,
    concerning.map(({ call }) => call.externalId),
  );
  const fresh = concerning.filter(({ call }) => !known.has(call.externalId));
  const changed = concerning.filter(({ call }) => differs(call, known.get(call.externalId)));
  const counts = { stored: 0, attributed: 0, queued: 0 };
  for (const { call } of fresh) {
    const stored = await db.transaction().execute((tx) => storeCall(tx, { source, call, by }));
    // Null: another import stored the call meanwhile.
    if (stored === null) continue;
    counts.stored += 1;
    counts[stored.match.kind === 'one' ? 'attributed' : 'queued'] += 1;
  }
  return {
    kind: 'imported',
    lines: read.lines,
    ...counts,
    known: concerning.length - counts.stored,
    notOurs: read.calls.length - concerning.length + read.internal,
    faults: [...read.faults, ...changed.map(faultOfChange)].toSorted((a, b) => a.line - b.line),
  };
}

/** An exchange serves others too. Where it does not say which number was called, what comes in may be for a persona. */
export function concernsUs(call: Call, ours: ReadonlySet<string>, studios: ReadonlySet<string>): boolean {
  const own = ownNumber(call);
  const other = otherNumber(call);
  if (own !== null) return ours.has(own);
  return call.direction === 'inbound' || (other !== null && studios.has(other));
}

/** An export that is read while a call still runs tells of it again afterwards; facts are not edited, a person must look. */
function differs(call: Call, known: Pick<Call, 'startedAt' | 'endedAt' | 'disposition'> | undefined): boolean {
  if (known === undefined) return false;
  return (
    known.disposition !== call.disposition ||
    known.startedAt.getTime() !== call.startedAt.getTime() ||
    known.endedAt.getTime() !== call.endedAt.getTime()
  );
}

function faultOfChange({ line }: PlacedCall): CallFault {
  return { line, column: '', reason: 'known_with_other_facts' };
}
