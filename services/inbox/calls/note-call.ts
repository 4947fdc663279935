import type { Answer } from '../../field/follow-ups/answer.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import type { Call } from './call.ts';

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
