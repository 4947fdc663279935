import type { EventKind } from '../inbox/classify/vote.ts';
import type { Database } from '../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../platform/ids.ts';
import { materialLinks } from './attachments/noted-links.ts';
import { asksOfUs, primaryOfReply } from './attachments/primary-of-reply.ts';
import type { ReplyFile } from './attachments/read-files.ts';
import { insertFiles, insertLinks } from './attachments/store.ts';
import { proposalsIn } from './coding/proposals.ts';
import { insertProposals, letterContext } from './coding/store/proposals.ts';
import { readQuotes } from './quotes/read-quotes.ts';
import type { Language, OwnBudget } from './quotes/types.ts';
import { insertQuotes, ownWordsOf, textOfReading } from './store.ts';

export type ReplyToRead = { readingId: number; messageId: MessageId; inquiryId: InquiryId; kind: EventKind };

/** Only a person's reply quotes a price to us; a newsletter or a ticket number never does. */
const quoting: ReadonlySet<EventKind> = new Set(['human_substantive', 'human_redirect', 'human_decline']);

const readAs: readonly Language[] = ['ru', 'en', 'de'];

/** What was found in a reply: prices asked of us, and files that say something. */
export type ReplyRead = { readonly prices: number; readonly documents: number };
const nothing: ReplyRead = { prices: 0, documents: 0 };

/** Prices of one file that are kept; an offer names a few, a catalogue names thousands. */
const mostOfFile = 200;

/**
 * Reads the prices of an attributed reply, of its letter and of the files that came with it, and stores them with the files beside
 * the reading they were taken from. Our own letter and budget are given to the grammar, so that what a studio quotes back is never
 * taken for its price. What a coder is asked to confirm (questions, promises) is stored too. A second call for a reading adds nothing.
 */
export async function readReply(db: Database, reply: ReplyToRead, files: readonly ReplyFile[]): Promise<ReplyRead> {
  const { readingId, messageId, inquiryId, kind } = reply;
  if (!quoting.has(kind)) return nothing;
  const { text, language } = await textOfReading(db, readingId);
  const own = await ownWordsOf(db, inquiryId);
  const ours = { ownSentences: sentencesOf(own.body), budgets: budgetsOf(own.budget) };
  const letter = readQuotes(text, { ...ours, lang: readAs.find((known) => known === language) });
  const ids = await insertFiles(db, { readingId, messageId }, files);
  const priced = files.map((file, index) => {
    const quotes = asksOfUs(file.material) ? readQuotes(file.text, { ...ours, part: 'file' }) : null;
    return { attachmentId: ids[index] ?? null, material: file.material, quotes, main: quotes?.main ?? null };
  });
  const primary = primaryOfReply(letter.main, priced);
  const holder = primary?.kind === 'file' ? priced[primary.index] : undefined;
  const quote = holder === undefined ? letter.main : holder.main;
  const texts = [
    { attachmentId: null, quotes: letter.quotes },
    ...priced.map(({ attachmentId, quotes }) => ({ attachmentId, quotes: quotes?.quotes.slice(0, mostOfFile) ?? [] })),
  ];
  const main = quote === null ? null : { attachmentId: holder?.attachmentId ?? null, quote };
  await insertQuotes(db, { readingId, messageId, texts, main });
  await insertLinks(db, readingId, [
    ...materialLinks(text).map((link) => ({ ...link, attachmentId: null })),
    ...files.flatMap(({ links }, index) => links.map((link) => ({ ...link, attachmentId: ids[index] ?? null }))),
  ]);
  const { sentOn, names } = await letterContext(db, messageId, inquiryId);
  await insertProposals(db, { readingId, messageId }, proposalsIn(text, names, sentOn));
  const prices = texts.reduce((sum, { quotes }) => sum + quotes.length, 0);
  return { prices, documents: files.filter(({ format }) => format !== 'image' && format !== 'other').length };
}

function sentencesOf(letter: string): string[] {
  return letter
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function budgetsOf(budget: { value?: { amountMinor: number; currency: string } } | null): OwnBudget[] {
  if (budget?.value === undefined) return [];
  const { amountMinor, currency } = budget.value;
  return [{ lowMinor: amountMinor, highMinor: amountMinor, currency }];
}
