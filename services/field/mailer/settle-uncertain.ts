import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type EvidenceKind, settleDoubt } from './delivery-evidence.ts';
import { confirmDoubt, doubts } from './store.ts';

export type SettledDoubts = {
  readonly confirmed: readonly EvidenceKind[];
  /** Message-IDs (without angle brackets) that are worth a look into a Sent folder. */
  readonly lookFor: readonly string[];
};

const batch = 500;

/**
 * Settles letters in doubt by the evidence that is there, never by sending. Harmless at any time and any number of times: evidence
 * that came before an attempt became uncertain is found again by the next call.
 */
export async function settleUncertain(db: Database): Promise<SettledDoubts> {
  const open = await doubts(db, batch);
  if (open.length === 0) return { confirmed: [], lookFor: [] };
  const { now } = await fieldTime(db);
  const confirmed: EvidenceKind[] = [];
  const lookFor: string[] = [];
  for (const letter of open) {
    const settlement = settleDoubt(letter, letter.evidence, now);
    if (settlement.kind === 'confirmed' && (await confirmDoubt(db, letter.attemptId, settlement.by))) {
      confirmed.push(settlement.by);
    } else if (settlement.kind === 'look_again' && letter.rfcMessageId !== null) lookFor.push(letter.rfcMessageId);
  }
  return { confirmed, lookFor };
}
