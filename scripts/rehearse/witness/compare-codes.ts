import { cityItem, codedValue } from '../coding/codes-for.ts';
import type { Ledger, LedgerCoding } from './ledger.ts';
import type { RecordedCode } from './store.ts';
import { bare, hold, type Tally } from './tally.ts';

/**
 * Every settled code of a person's letter is the one that the ledger settles on, for all items that the city speaks of; where the
 * protocol lets one coder read it alone, it is what one of the two would have given, errors of theirs included.
 */
export function compareCodes(tally: Tally, recorded: readonly RecordedCode[], ledger: Ledger): void {
  const known = new Map(ledger.coding.map((coding) => [bare(coding.messageId), coding]));
  const coded = new Set(recorded.map(({ rfcMessageId }) => rfcMessageId));
  for (const { rfcMessageId, item, value, settledBy } of recorded) {
    const coding = known.get(rfcMessageId);
    const told = coding?.codes[cityItem(item)];
    if (coding === undefined || told === undefined) continue;
    hold(
      tally,
      'codes',
      `${item} of ${coding.domain}`,
      settledBy === 'one_coder' ? ofOne(told, value) : codedValue(told.settled),
      value,
    );
  }
  // Coding may be left out; once it was done, no letter of a person may be without.
  if (coded.size === 0) return;
  for (const { messageId, domain } of ledger.coding)
    hold(tally, 'codes', `letter of ${domain}`, true, coded.has(bare(messageId)));
}

type Told = LedgerCoding['codes'][string];

/** The first coder's value, unless it is the second one's that was recorded. */
function ofOne({ a, b }: Told, value: number | null): number | null {
  return codedValue(b) === value ? value : codedValue(a);
}
