import type { Ledger, LedgerAnswer, LedgerPrice } from './ledger.ts';
import type { RecordedMessage } from './store.ts';
import { bare, hold, type Tally, toSecond } from './tally.ts';

/** Every message of the city is there once, with its class, inquiry, time, folder and price; and no other is. */
export function compareAnswers(
  tally: Tally,
  messages: readonly RecordedMessage[],
  ledger: Ledger,
): { lost: number; unknown: number } {
  const answers = ledger.answers.filter(({ duplicateOf }) => duplicateOf === null);
  const known = new Map(messages.map((message) => [message.rfcMessageId, message]));
  const lost = answers.filter(({ messageId }) => !known.has(bare(messageId)));
  for (const { kind, domain, internalDate } of lost)
    tally.faults.push(`lost reply: ${kind} of ${domain} at ${internalDate}`);
  for (const answer of answers) {
    const message = known.get(bare(answer.messageId));
    if (message !== undefined) compareAnswer(tally, answer, message);
  }
  const written = new Set(answers.map(({ messageId }) => bare(messageId)));
  const unknown = messages.filter(({ rfcMessageId }) => rfcMessageId === null || !written.has(rfcMessageId));
  for (const message of unknown) tally.faults.push(`a message nobody sent: ${message.rfcMessageId}`);
  return { lost: lost.length, unknown: unknown.length };
}

function compareAnswer(tally: Tally, answer: LedgerAnswer, message: RecordedMessage): void {
  const what = `${answer.kind} (${answer.purpose}) of ${answer.domain}`;
  hold(tally, 'class', what, answer.kind, message.kind);
  hold(tally, 'attribution', what, answer.alias.toLowerCase(), message.alias?.toLowerCase() ?? null);
  hold(tally, 'answered_at', what, toSecond(answer.internalDate), toSecond(message.internalAt));
  hold(tally, 'folder', what, answer.folder === 'Junk', message.inJunk);
  hold(tally, 'price', `${what} "${answer.priceWords ?? ''}"`, priceText(answer.price), recordedPrice(message));
  hold(tally, 'files', what, filesOf(answer.materials), message.files.join(', '));
}

/** Materials that the city sends as files; samples are a link and an estimate stands in the letter. */
function filesOf(materials: readonly string[]): string {
  return materials.filter((material) => ['proposal', 'presentation', 'contract'].includes(material)).join(', ');
}

export const priceText = (price: LedgerPrice | null): string =>
  price === null ? 'none' : `${price.low ?? ''}..${price.high ?? ''} ${price.currency} ${price.basis} ${price.vat}`;

type StoredPrice = Pick<RecordedMessage, 'priced' | 'lowMinor' | 'highMinor' | 'currency' | 'basis' | 'vat'>;

export function recordedPrice({ priced, lowMinor, highMinor, currency, basis, vat }: StoredPrice): string {
  if (!priced) return 'none';
  const units = (minor: number | null): string => (minor === null ? '' : String(minor / 100));
  return `${units(lowMinor)}..${units(highMinor)} ${currency ?? ''} ${basis ?? ''} ${vat ?? ''}`;
}
