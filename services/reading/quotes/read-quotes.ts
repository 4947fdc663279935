import { hoursNear } from './choice/derived.ts';
import { mainQuote } from './choice/main-quote.ts';
import { candidateOf, quoteOf } from './choice/quotes.ts';
import { markRows } from './choice/rows.ts';
import { markTwins, taxTotals } from './choice/twins.ts';
import { type TextLine, textLines } from './context/lines.ts';
import { mentionsOf } from './context/mentions.ts';
import { ownWords } from './context/own-words.ts';
import { type Judged, judge } from './context/roles.ts';
import { type VatReading, vatTerms } from './context/vat.ts';
import { fold } from './fold.ts';
import { wholeWords } from './lexicon/word-pattern.ts';
import type { Language, MoneyCandidate, NoPriceReason, OwnBudget, QuoteReading } from './types.ts';

export type ReadingOptions = {
  readonly lang?: Language | undefined;
  /** Sentences of our own letters; what repeats them is never a quote, and the money in them is a budget of ours. */
  readonly ownSentences?: readonly string[] | undefined;
  readonly budgets?: readonly OwnBudget[] | undefined;
};

/** More money expressions than this are not kept: no reply holds them. */
const mostCandidates = 2000;
const mostVatLines = 400;
const deferred = wholeWords(
  'стоимость (?:обсуждается|рассчитывается|рассчитаем|зависит|определяется|уточн\\p{L}+)|цен[аы] (?:по запросу|договорная|обсуждается|зависит)|рассчита\\p{L}+ (?:точную )?(?:стоимость|смету)|(?:подготов\\p{L}+|пришл\\p{L}+|сдела\\p{L}+) (?:расч[её]т|смету|кп|коммерческое)|после (?:брифа|созвона|встречи|заполнения)|on request|depends on|(?:prepare|send)(?: you)? (?:a|an|our) (?:quote|estimate|proposal)|after (?:the|a) (?:call|brief|briefing)|auf anfrage|nach aufwand|hängt (?:ab )?von|angebot (?:erstellen|zusenden|ausarbeiten)|nach (?:dem|einem) (?:gespräch|briefing)',
);
const general = wholeWords(
  'цены|цена указана|все \\p{L}+|стоимость указана|указан\\p{L}+|работаем|prices|all \\p{L}+|preise|alle \\p{L}+|angaben',
);

/** Reads every money expression of a reply, which of them are prices asked of us, and the primary one. Pure, linear in the text. */
export function readQuotes(text: string, options: ReadingOptions = {}): QuoteReading {
  const lines = textLines(text);
  const own = ownWords(options.ownSentences ?? [], options.budgets ?? []);
  const { mentions, truncated } = mentionsOf(lines, mostCandidates);
  const judged = markRows(taxTotals(markTwins(mentions.map((mention) => judge(mention, own)))));
  const stated = generalVat(lines, judged);
  const taxed = judged.map((one) =>
    one.vat === 'unknown' && stated !== null ? { ...one, vat: stated.terms, vatRate: stated.rate } : one,
  );
  const candidates = taxed.map(candidateOf);
  const quotes = candidates.flatMap((candidate, index) => {
    const from = taxed[index];
    const hours = candidate.basis === 'hour' && from !== undefined ? hoursNear(lines, from) : null;
    const quote = quoteOf(candidate, hours);
    return quote === null ? [] : [quote];
  });
  const main = mainQuote(quotes, text);
  return {
    candidates,
    quotes,
    main,
    noPriceReason: main === null ? noPriceReason(lines, candidates) : null,
    truncated,
  };
}

/** VAT terms said for all prices at once: in a line without an amount, or of "all prices". */
function generalVat(lines: readonly TextLine[], judged: readonly Judged[]): VatReading | null {
  const priced = new Set(judged.map((one) => one.mention.line));
  for (const [index, line] of lines.slice(0, mostVatLines).entries()) {
    if (line.zone !== 'new') continue;
    const folded = fold(line.raw.slice(0, 1500));
    if (priced.has(index) && !general.test(folded)) continue;
    const reading = vatTerms(folded);
    if (reading.terms !== 'unknown') return reading;
  }
  return null;
}

function noPriceReason(lines: readonly TextLine[], candidates: readonly MoneyCandidate[]): NoPriceReason {
  const said = lines
    .slice(0, mostVatLines)
    .some((line) => line.zone === 'new' && deferred.test(fold(line.raw.slice(0, 1500))));
  if (said) return 'price_deferred';
  if (candidates.length === 0) return 'no_money_named';
  const echoes = candidates.filter((candidate) =>
    ['budget_echo', 'quoted_text', 'budget_question'].includes(candidate.role),
  );
  return echoes.length === candidates.length ? 'only_own_budget' : 'only_other_money';
}
