import { cityItem, codedValue } from '../coding/codes-for.ts';
import type { Ledger } from './ledger.ts';
import type { RecordedCode } from './store.ts';
import { bare, hold, type Tally } from './tally.ts';

/** Every settled code of a person's letter is the one that the ledger settles on, for all items that the city speaks of. */
export function compareCodes(tally: Tally, recorded: readonly RecordedCode[], ledger: Ledger): void {
  const known = new Map(ledger.coding.map((coding) => [bare(coding.messageId), coding]));
  const coded = new Set(recorded.map(({ rfcMessageId }) => rfcMessageId));
  for (const { rfcMessageId, item, value } of recorded) {
    const coding = known.get(rfcMessageId);
    const told = coding?.codes[cityItem(item)];
    if (coding === undefined || told === undefined) continue;
    hold(tally, 'codes', `${item} of ${coding.domain}`, codedValue(told.settled), value);
  }
  // Coding may be left out; once it was done, no letter of a person may be without.
  if (coded.size === 0) return;
  for (const { messageId, domain } of ledger.coding)
    hold(tally, 'codes', `letter of ${domain}`, true, coded.has(bare(messageId)));
}
