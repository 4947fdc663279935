import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CallId, newId } from '../../platform/ids.ts';
import { storableDeep } from '../ingest/storable-text.ts';
import { type CallSheet, type SheetFault, sheetFaults } from './call-sheet.ts';
import { lockCall } from './store/calls.ts';
import { insertSheet, rubricOfCall } from './store/sheets.ts';

export type SheetWritten =
  | { readonly kind: 'written'; readonly version: number }
  | { readonly kind: 'call_unknown' }
  | { readonly kind: 'not_answered' }
  | { readonly kind: 'faulty'; readonly faults: readonly SheetFault[] };

/** Writes the sheet of an answered call; a later one is the next version and supersedes it. */
export async function writeCallSheet(
  db: Database,
  { callId, sheet, by }: { callId: CallId; sheet: CallSheet; by: string },
): Promise<SheetWritten> {
  return db.transaction().execute((tx) => writeSheetWithin(tx, { callId, sheet, by }));
}

/** The same as a part of the caller's transaction. */
export async function writeSheetWithin(
  tx: Database,
  { callId, sheet, by }: { callId: CallId; sheet: CallSheet; by: string },
): Promise<SheetWritten> {
  const call = await lockCall(tx, callId);
  if (call === null) return { kind: 'call_unknown' };
  if (call.disposition !== 'answered') return { kind: 'not_answered' };
  const faults = sheetFaults(sheet, await rubricOfCall(tx, callId));
  if (faults.length > 0) return { kind: 'faulty', faults };
  const version = await insertSheet(tx, { id: newId(), callId, sheet: storableDeep(sheet), takenBy: by });
  await recordAct(tx, { actor: by, action: 'call.sheet_written', subject: callId, detail: { version } });
  return { kind: 'written', version };
}
