import type { Static } from 'typebox';
import type { inquirySchema } from './inquiry-schemas.ts';
import type { InquirySummary } from './store/inquiries.ts';

/** A row of the store as the API shows it. */
export function inquiryBody(row: Omit<InquirySummary, 'key'>): Static<typeof inquirySchema> {
  const { id, rehearsal, studio, domain, persona, wording, state, channel, reason, disposition } = row;
  return {
    id,
    rehearsal,
    studio,
    domain,
    persona,
    wording,
    arm: typeof row.arm === 'object' && row.arm !== null ? { ...row.arm } : {},
    state,
    channel,
    reason,
    dueAt: row.dueAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    firstHumanAt: row.firstHumanAt?.toISOString() ?? null,
    disposition,
  };
}
