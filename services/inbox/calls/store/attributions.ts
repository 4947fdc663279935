import type { Database } from '../../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../../platform/ids.ts';
import type { CallMatchMethod } from '../match-call.ts';

export type NewCallAttribution = {
  callId: CallId;
  inquiryId: InquiryId | null;
  method: CallMatchMethod | 'person' | 'dismissed' | 'ambiguous' | 'none';
  candidates: readonly InquiryId[];
  note: string;
  decidedBy: string;
};

/** Appends one decision; the latest counts. */
export async function insertCallAttribution(db: Database, decision: NewCallAttribution): Promise<void> {
  await db
    .insertInto('call_attributions')
    .values({
      call_id: decision.callId,
      inquiry_id: decision.inquiryId,
      method: decision.method,
      candidates: JSON.stringify(decision.candidates),
      note: decision.note,
      decided_by: decision.decidedBy,
    })
    .execute();
}
