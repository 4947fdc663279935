import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import { type NoteCall, noteOf } from './note-call.ts';
import { insertCallAttribution } from './store/attributions.ts';
import { lockCall } from './store/calls.ts';
import { inquiryExists } from './store/known-numbers.ts';

/** `inquiryId` null: the call concerns no inquiry (a wrong number, an advertiser) and leaves the queue. */
export type PersonsAttribution = { callId: CallId; inquiryId: InquiryId | null; note: string; by: string };
export type CallAttributed = { readonly kind: 'attributed' | 'dismissed' | 'call_unknown' | 'inquiry_unknown' };

/** A person says whose call it was. Supersedes what was decided before; written to the audit log. */
export async function attributeCall(
  { db, noteCall }: { db: Database; noteCall?: NoteCall },
  { callId, inquiryId, note, by }: PersonsAttribution,
): Promise<CallAttributed> {
  return db.transaction().execute(async (tx): Promise<CallAttributed> => {
    const call = await lockCall(tx, callId);
    if (call === null) return { kind: 'call_unknown' };
    if (inquiryId !== null && !(await inquiryExists(tx, inquiryId))) return { kind: 'inquiry_unknown' };
    const method = inquiryId === null ? 'dismissed' : 'person';
    const candidates = inquiryId === null ? [] : [inquiryId];
    await insertCallAttribution(tx, { callId, inquiryId, method, candidates, note, decidedBy: by });
    await recordAct(tx, { actor: by, action: 'call.attributed', subject: callId, detail: { inquiryId, note } });
    const heard = inquiryId === null ? null : noteOf(call, inquiryId, 'person');
    if (heard !== null) await noteCall?.(tx, heard);
    return { kind: inquiryId === null ? 'dismissed' : 'attributed' };
  });
}
