import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { dispositionOf } from '../report/disposition.ts';
import type { InquiryFacts } from '../report/inquiry-facts.ts';
import { factsOfWave } from '../report/report-of-wave.ts';
import { findWaveHead } from '../report/store.ts';
import { entryOf } from './change-disposition.ts';
import { dispositionFacts } from './disposition-facts.ts';
import { insertDispositions, markFieldClosed, type NewDisposition } from './store.ts';

export type FieldClosed =
  | { readonly kind: 'closed'; readonly inquiries: number }
  | { readonly kind: 'too_early'; readonly open: number; readonly responseClosesAt: Date }
  | { readonly kind: 'already_closed'; readonly at: Date }
  | { readonly kind: 'wave_unknown' };

/**
 * Closes the responses of a wave: one final disposition per inquiry, by rule, at the present field time. Refused while the wave's
 * window or that of any inquiry is still running. Running it twice is harmless.
 */
export async function closeField(db: Database, slug: string, number?: number): Promise<FieldClosed> {
  return db.transaction().execute(async (tx) => {
    const head = await findWaveHead(tx, slug, number);
    if (head === null) return { kind: 'wave_unknown' };
    if (head.fieldClosedAt !== null) return { kind: 'already_closed', at: head.fieldClosedAt };
    const { now } = await fieldTime(tx);
    const facts = await factsOfWave(tx, head);
    const { rows, open } = judgeAll(facts, now);
    if (open > 0 || now < head.responseClosesAt) {
      return { kind: 'too_early', open, responseClosesAt: head.responseClosesAt };
    }
    if (!(await markFieldClosed(tx, head.waveId, now))) return { kind: 'already_closed', at: now };
    await insertDispositions(tx, rows, now);
    return { kind: 'closed', inquiries: rows.length };
  });
}

function judgeAll(facts: readonly InquiryFacts[], now: Date): { rows: NewDisposition[]; open: number } {
  const rows = facts.flatMap((one): NewDisposition[] => {
    const disposition = dispositionOf(one, now);
    return disposition.kind === 'open'
      ? []
      : [
          {
            inquiryId: one.inquiryId,
            ...{ rule: disposition.rule, decidedBy: 'rule', reason: null, facts: dispositionFacts(one) },
            ...entryOf(disposition.name),
          },
        ];
  });
  return { rows, open: facts.length - rows.length };
}
