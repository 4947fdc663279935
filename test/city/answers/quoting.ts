import type { Language } from '../ledger-entries.ts';
import type { ClientStyle } from './manner.ts';
import type { Quoted, QuotedBody } from './quoted-body.ts';
import { quotesDe, quotesEn } from './quotes-abroad.ts';
import { quotesRu } from './quotes-ru.ts';

const quotes = { ru: quotesRu, en: quotesEn, de: quotesDe };

/** Puts an answer above the quoted inquiry as the given mail client does in that language. */
export function withQuote(language: Language, style: ClientStyle, answer: string, quoted: Quoted): QuotedBody {
  return quotes[language][style](answer, quoted);
}
