import { languageOf } from './amounts/line.ts';
import { hoursNear } from './choice/hours-near.ts';
import { mainQuote } from './choice/main-quote.ts';
import { candidateOf, quoteOf } from './choice/quotes.ts';
import { markRows } from './choice/rows.ts';
import { markSuperseded, markTwins, taxTotals } from './choice/twins.ts';
import type { PartOfReply, TextLine } from './context/lines.ts';
import { mentionsOf } from './context/mentions.ts';
import { ownWords } from './context/own-words.ts';
import { type Judged, judge } from './context/roles.ts';
import { sentenceStarts } from './context/sentences.ts';
import { type VatReading, vatTerms } from './context/vat.ts';
import { fold } from './fold.ts';
import type { Language, MoneyCandidate, NoPriceReason, OwnBudget, QuoteReading } from './types.ts';
import { deferral } from './vocabulary/deferral.ts';
import { wholeWords, wordList } from './vocabulary/word-pattern.ts';

export type ReadingOptions = {
  readonly lang?: Language | undefined;
  /** Sentences of our own letters; what repeats them is never a quote, and the money in them is a budget of ours. */
  readonly ownSentences?: readonly string[] | undefined;
  readonly budgets?: readonly OwnBudget[] | undefined;
  /** What the text is; a letter when left out. */
  readonly part?: PartOfReply | undefined;
};

/** More money expressions than this are not kept: no reply holds them. */
const mostCandidates = 2000;
const longestVatLine = 1500;
const deferred = wholeWords(deferral);
const general = wholeWords(wordList`
  цены | цена указана | все ~ | стоимость указана | указан~ | работаем | prices | all ~ | preise | alle ~ |
  angaben
`);

/** Reads every money expression of a reply, which of them are prices asked of us, and the primary one. Pure, linear in the text. */
export function readQuotes(text: string, options: ReadingOptions = {}): QuoteReading {
  const own = ownWords(options.ownSentences ?? [], options.budgets ?? []);
  const { mentions, opening, truncated } = mentionsOf(
    text,
    options.lang ?? languageOf(text),
    mostCandidates,
    options.part,
  );
  const judged = markRows(taxTotals(markSuperseded(markTwins(mentions.map((mention) => judge(mention, own))))));
  const stated = generalVat(opening, judged);
  const taxed = judged.map((one) =>
    one.vat === 'unknown' && stated !== null ? { ...one, vat: stated.terms, vatRate: stated.rate } : one,
  );
  const candidates = taxed.map(candidateOf);
  const quotes = candidates.flatMap((candidate, index) => {
    const from = taxed[index];
    const hours = candidate.basis === 'hour' && from !== undefined ? hoursNear(text, from) : null;
    const quote = quoteOf(candidate, hours);
    return quote === null ? [] : [quote];
  });
  const main = mainQuote(quotes, text);
  return {
    candidates,
    quotes,
    main,
    noPriceReason: main === null ? noPriceReason(opening, candidates) : null,
    truncated,
  };
}

/** VAT terms said for all prices at once: in a sentence without an amount, or of "all prices". */
function generalVat(lines: readonly TextLine[], judged: readonly Judged[]): VatReading | null {
  const priced = judged.map((one) => one.mention.start);
  for (const line of lines) {
    if (line.zone !== 'new') continue;
    const text = line.raw.slice(0, longestVatLine);
    const starts = sentenceStarts(text);
    for (const [index, start] of starts.entries()) {
      const end = starts[index + 1] ?? text.length;
      const sentence = fold(text.slice(start, end));
      const holdsPrice = priced.some((at) => at >= line.start + start && at < line.start + end);
      const reading = holdsPrice && !general.test(sentence) ? null : vatTerms(sentence);
      if (reading !== null && reading.terms !== 'unknown') return reading;
    }
  }
  return null;
}

function noPriceReason(lines: readonly TextLine[], candidates: readonly MoneyCandidate[]): NoPriceReason {
  const echoes = candidates.filter((candidate) =>
    ['budget_echo', 'quoted_text', 'budget_question'].includes(candidate.role),
  );
  if (candidates.length > 0 && echoes.length === candidates.length) return 'only_own_budget';
  const said = lines.some((line) => line.zone === 'new' && deferred.test(fold(line.raw.slice(0, longestVatLine))));
  if (said) return 'price_deferred';
  return candidates.length === 0 ? 'no_money_named' : 'only_other_money';
}
