import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CallId, newId } from '../../platform/ids.ts';
import { type Call, otherNumber, ownNumber } from './call.ts';
import { type CallMatch, matchCall } from './match-call.ts';
import { noteOf } from './note-call.ts';
import { insertCallAttribution } from './store/attributions.ts';
import { insertCall } from './store/calls.ts';
import { inquiriesByNumbers } from './store/known-numbers.ts';

/** Version of the rules that attribute calls. */
export const callReader = 'call-rules/1';

export type StoredCallMatch = { readonly callId: CallId; readonly match: CallMatch };

/** Stores a call with its attribution and tells the contact, all in the given transaction. Null when its source told of it before. */
export async function storeCall(
  tx: Database,
  { source, call, by }: { source: string; call: Call; by: string },
): Promise<StoredCallMatch | null> {
  const callId = newId<CallId>();
  if (!(await insertCall(tx, { id: callId, source, call, by }))) return null;
  const own = ownNumber(call);
  const found = await inquiriesByNumbers(tx, own, otherNumber(call), call.startedAt);
  const match = matchCall({ numberKnown: own !== null, ...found });
  const inquiryId = match.kind === 'one' ? match.inquiryId : null;
  await insertCallAttribution(tx, {
    callId,
    inquiryId,
    method: match.kind === 'one' ? match.method : match.why,
    candidates: match.kind === 'one' ? [match.inquiryId] : match.candidates,
    note: '',
    decidedBy: callReader,
  });
  const note = inquiryId === null ? null : noteOf({ ...call, id: callId }, inquiryId, 'phone');
  // In the same transaction, so that no reminder is planned for a studio that has called.
  if (note !== null) await noteAnswer(tx, note);
  return { callId, match };
}
