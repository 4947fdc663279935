import { isTimeZone } from '../../design/schedule/zoned-time.ts';
import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CallId, newId } from '../../platform/ids.ts';
import { type Call, type CallFault, type ExchangeSettings, otherNumber, ownNumber } from './call.ts';
import { type CallMatch, matchCall } from './match-call.ts';
import { noteOf } from './note-call.ts';
import { maxCdrBytes, type PlacedCall, readAsteriskCdr } from './read-asterisk-cdr.ts';
import { insertCallAttribution } from './store/attributions.ts';
import { insertCall, knownCalls } from './store/calls.ts';
import { inquiriesByNumbers, personaNumbers, studioNumbers } from './store/known-numbers.ts';
import { findSource, insertSource } from './store/sources.ts';

/** Version of the rules that attribute calls. */
export const callReader = 'call-rules/1';

/** `settings` are needed with the first import of a source and may be left out afterwards. `by` names who imports. */
export type CallImport = { source: string; bytes: Uint8Array; settings?: ExchangeSettings; by: string };

export type CallsImported =
  | {
      readonly kind: 'imported';
      /** Lines that are not empty. */
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
  | { readonly kind: 'source_unknown' }
  | { readonly kind: 'settings_differ'; readonly known: ExchangeSettings }
  | { readonly kind: 'zone_unknown' };

/**
 * Imports an Asterisk export. Calls that are known are left as they are, so that the same file, or a longer one that begins alike,
 * can be imported again. Each new call is stored with its attribution at once.
 */
export async function importCalls(db: Database, { source, bytes, settings, by }: CallImport): Promise<CallsImported> {
  if (bytes.length > maxCdrBytes) return { kind: 'too_large', bytes: bytes.length, limit: maxCdrBytes };
  const settled = await settleSource(db, source, settings, by);
  if ('kind' in settled) return settled;
  const ours = await personaNumbers(db);
  const studios = await studioNumbers(db);
  const read = readAsteriskCdr(new TextDecoder().decode(bytes), settled, (e164) => ours.has(e164));
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
    const match = await storeCall(db, { source, call, by });
    if (match === null) continue;
    counts.stored += 1;
    counts[match.kind === 'one' ? 'attributed' : 'queued'] += 1;
  }
  return {
    kind: 'imported',
    lines: read.lines,
    ...counts,
    known: concerning.length - counts.stored,
    notOurs: read.calls.length - concerning.length,
    faults: [...read.faults, ...changed.map(faultOfChange)].toSorted((a, b) => a.line - b.line),
  };
}

type NoSource = Extract<CallsImported, { kind: 'source_unknown' | 'settings_differ' | 'zone_unknown' }>;

async function settleSource(
  db: Database,
  source: string,
  settings: ExchangeSettings | undefined,
  by: string,
): Promise<ExchangeSettings | NoSource> {
  if (settings !== undefined && !isTimeZone(settings.timeZone)) return { kind: 'zone_unknown' };
  if (settings !== undefined) await insertSource(db, source, settings, by);
  const known = await findSource(db, source);
  if (known === null) return { kind: 'source_unknown' };
  const same = settings === undefined || (known.timeZone === settings.timeZone && known.country === settings.country);
  return same ? known : { kind: 'settings_differ', known };
}

/** An exchange serves others too. Where it does not say which number was called, what comes in may be for a persona. */
function concernsUs(call: Call, ours: ReadonlySet<string>, studios: ReadonlySet<string>): boolean {
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
  return { line, reason: 'known_with_other_facts' };
}

/** Null when another import stored the call meanwhile. */
async function storeCall(
  db: Database,
  { source, call, by }: { source: string; call: Call; by: string },
): Promise<CallMatch | null> {
  const id = newId<CallId>();
  return db.transaction().execute(async (tx) => {
    if (!(await insertCall(tx, { id, source, call, by }))) return null;
    const own = ownNumber(call);
    const found = await inquiriesByNumbers(tx, own, otherNumber(call), call.startedAt);
    const match = matchCall({ numberKnown: own !== null, ...found });
    const inquiryId = match.kind === 'one' ? match.inquiryId : null;
    await insertCallAttribution(tx, {
      callId: id,
      inquiryId,
      method: match.kind === 'one' ? match.method : match.why,
      candidates: match.kind === 'one' ? [match.inquiryId] : match.candidates,
      note: '',
      decidedBy: callReader,
    });
    const note = inquiryId === null ? null : noteOf({ ...call, id }, inquiryId, 'phone');
    // In the same transaction, so that no reminder is planned for a studio that has called.
    if (note !== null) await noteAnswer(tx, note);
    return match;
  });
}
