import { recordAct } from '../../design/campaigns/store.ts';
import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import { noteOf } from './note-call.ts';
import { insertCallAttribution } from './store/attributions.ts';
import { lockCall } from './store/calls.ts';
import { inquiryExists } from './store/known-numbers.ts';

/** `inquiryId` null: the call concerns no inquiry (a wrong number, an advertiser) and leaves the queue. */
export type PersonsAttribution = { callId: CallId; inquiryId: InquiryId | null; note: string; by: string };
export type CallAttributed = { readonly kind: 'attributed' | 'dismissed' | 'call_unknown' | 'inquiry_unknown' };

/** A person says whose call it was. Supersedes what was decided before; written to the audit log. */
export async function attributeCall(
  db: Database,
  { callId, inquiryId, note, by }: PersonsAttribution,
): Promise<CallAttributed> {
  return db.transaction().execute((tx) => attributeCallWithin(tx, { callId, inquiryId, note, by }));
}

/** The same as a part of the caller's transaction. */
export async function attributeCallWithin(
  tx: Database,
  { callId, inquiryId, note, by }: PersonsAttribution,
): Promise<CallAttributed> {
  const call = await lockCall(tx, callId);
  if (call === null) return { kind: 'call_unknown' };
  if (inquiryId !== null && !(await inquiryExists(tx, inquiryId))) return { kind: 'inquiry_unknown' };
  const method = inquiryId === null ? 'dismissed' : 'person';
  const candidates = inquiryId === null ? [] : [inquiryId];
  await insertCallAttribution(tx, { callId, inquiryId, method, candidates, note, decidedBy: by });
  await recordAct(tx, { actor: by, action: 'call.attributed', subject: callId, detail: { inquiryId, note } });
  const concerned = inquiryId ?? call.inquiryId;
  const heard = concerned === null ? null : noteOf(call, concerned, 'person');
  // A call that was taken for an answer and is none any more is noted as unrelated.
  if (heard !== null) await noteAnswer(tx, inquiryId === null ? { ...heard, kind: 'unrelated' } : heard);
  return { kind: inquiryId === null ? 'dismissed' : 'attributed' };
}
