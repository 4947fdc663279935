import type { Answer } from '../../field/follow-ups/answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import type { Call } from './call.ts';

/** Tells the contact that a studio called; runs in the transaction that attributes the call, so that neither is without the other. */
export type NoteCall = (tx: Database, answer: Answer) => Promise<void>;

/** What the contact hears of a call: a studio that rings in vain has answered as well. Null for a call of ours. */
export function noteOf(
  call: Pick<Call, 'direction' | 'startedAt' | 'disposition'> & { readonly id: CallId },
  inquiryId: InquiryId,
  method: 'phone' | 'person',
): Answer | null {
  if (call.direction === 'outbound') return null;
  return {
    inquiryId,
    source: 'call',
    sourceId: call.id,
    kind: call.disposition === 'answered' ? 'answered_call' : 'missed_call',
    at: call.startedAt,
    method,
    final: false,
    offers: false,
    letter: null,
  };
}
